from pathlib import Path
from time import monotonic, sleep

file = Path("sent.txt")
end = monotonic() + 20  # seconds
senders: set[str] = set()
while len(senders) < 2 and monotonic() < end:
    sleep(0.1)
    senders = set(file.read_text().split()) if file.is_file() else set()
print("processes that send the newsletter:", len(senders))
