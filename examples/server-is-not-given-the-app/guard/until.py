import subprocess
import sys

said, *command = sys.argv[1:]
with subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
) as server:
    for line in server.stdout:
        if said in line:
            print(line.strip())
            break
    server.terminate()
