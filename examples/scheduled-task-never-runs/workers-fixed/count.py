from pathlib import Path
from time import monotonic, sleep

file = Path("sent.txt")
end = monotonic() + 20  # seconds
sent: list[str] = []
while len(sent) < 10 and monotonic() < end:
    sleep(0.1)
    sent = file.read_text().split() if file.is_file() else []
print("processes that send the newsletter:", len(set(sent)))
