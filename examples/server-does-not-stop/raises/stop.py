import os
import signal
import subprocess
import sys

name, *command = sys.argv[1:]
server = subprocess.Popen(
    command,
    env={**os.environ, "PYTHONUNBUFFERED": "1"},
    stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT,
    text=True,
)
for line in server.stdout:
    if "running on" in line:
        server.send_signal(signal.Signals[name])
    elif not line.startswith(("INFO", "ERROR:    Traceback", " ", "\n")):
        print(line, end="")
print("exit code", server.wait())
