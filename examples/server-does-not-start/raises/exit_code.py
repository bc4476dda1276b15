import subprocess
import sys

seconds, *command = sys.argv[1:]
server = subprocess.Popen(
    command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
try:
    print("exit code", server.wait(int(seconds)))
except subprocess.TimeoutExpired:
    print(f"still running after {seconds} s")
    server.terminate()
    server.wait()
