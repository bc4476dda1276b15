import signal
import subprocess
import sys
from urllib.request import urlopen

presses, url, *command = sys.argv[1:]
server = subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
)
closed = False
for line in server.stdout:
    if "running on" in line:
        stream = urlopen(url)
        stream.readline()
        server.send_signal(signal.SIGINT)
    elif "Waiting for connections" in line:
        print(line, end="")
        if presses == "2":
            server.send_signal(signal.SIGINT)
    elif "timeout graceful shutdown exceeded" in line and "ERROR" in line:
        print(line, end="")
    elif line == "asyncio.exceptions.CancelledError\n":
        print(line, end="")
    elif "pool closed" in line:
        closed = True
print("pool closed:", closed)
