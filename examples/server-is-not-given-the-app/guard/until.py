import os
import signal
import subprocess
import sys

said, *command = sys.argv[1:]
with subprocess.Popen(
    command,
    stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT,
    text=True,
    start_new_session=True,
) as server:
    for line in server.stdout:
        if said in line:
            print(line.strip())
            break
    os.killpg(server.pid, signal.SIGKILL)
