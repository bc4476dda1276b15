import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

files, port, *command = sys.argv[1:]
log = Path("server.log")
with log.open("w") as output:
    limited = f"ulimit -n {files} && exec {shlex.join(command)}"
    server = subprocess.Popen(["sh", "-c", limited], stdout=output, stderr=output)
while "running on" not in log.read_text():
    time.sleep(0.05)
crowd = [socket.create_connection(("127.0.0.1", int(port))) for _ in range(60)]
try:
    print("answer:", urlopen(f"http://127.0.0.1:{port}/", timeout=3).status)
except OSError:
    print("no answer")
server.kill()
logged = log.read_text().splitlines()
print(next((line for line in logged if "Errno" in line), "nothing in the log"))
