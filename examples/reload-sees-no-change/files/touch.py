import os
import subprocess
import sys
from pathlib import Path
from threading import Thread
from time import sleep

file, *command = sys.argv[1:]
os.chdir("web")


def change():
    for _ in range(6):
        Path(file).touch()
        sleep(0.5)
    server.terminate()


with subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
) as server:
    limit = Thread(target=change, daemon=True)
    for line in server.stdout:
        if "no effect" in line:
            print(line.strip())
        if "startup complete" in line:
            limit.start()
        if "Reloading" in line or "Shutting down" in line:
            break
    print(f"{file}:", "restart" if limit.is_alive() else "no restart in 3 s")
    server.terminate()
