import os
import subprocess
import sys
from pathlib import Path
from threading import Timer

file, *command = sys.argv[1:]
os.chdir("web")
with subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
) as server:
    limit = Timer(3, server.terminate)
    for line in server.stdout:
        if "no effect" in line:
            print(line.strip())
        if "startup complete" in line:
            Path(file).touch()
            limit.start()
        if "Reloading" in line or "Shutting down" in line:
            break
    print(f"{file}:", "restart" if limit.is_alive() else "no restart in 3 s")
    limit.cancel()
    server.terminate()
