import signal
import subprocess
import sys
import time

server = subprocess.Popen(
    sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
)
for line in server.stdout:
    if "Waiting for application startup" in line:
        break
time.sleep(1)
for name in ("SIGINT", "SIGINT", "SIGTERM"):
    server.send_signal(signal.Signals[name])
    try:
        print(name, "exit code", server.wait(1.5))
        break
    except subprocess.TimeoutExpired:
        print(name, "still running")
server.kill()
