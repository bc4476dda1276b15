import os
import signal
import subprocess
import sys

server = subprocess.Popen(
    sys.argv[1:],
    env={**os.environ, "PYTHONUNBUFFERED": "1"},
    stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT,
    text=True,
)
for line in server.stdout:
    print(line, end="")
    if "running on" in line:
        server.send_signal(signal.SIGINT)
