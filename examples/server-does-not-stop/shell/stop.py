import os
import signal
import subprocess
import sys
from urllib.request import urlopen

port, *command = sys.argv[1:]
process = subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
)
for line in process.stdout:
    if "running on" in line:
        break
process.terminate()
print("exit code", process.wait())
try:
    print("the server still runs:", urlopen(f"http://127.0.0.1:{port}/").status)
except OSError:
    print("disconnected" if "disconnected" in process.stdout.read() else "no cleanup")
# End what is left of this script's processes, and not the script.
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.killpg(0, signal.SIGTERM)
process.stdout.read()
