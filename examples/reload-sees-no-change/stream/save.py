import subprocess
import sys
import time
from pathlib import Path
from threading import Timer
from urllib.request import urlopen

port, *command = sys.argv[1:]


def leave():
    print("after 3 s the client leaves")
    stream.close()


with subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
) as server:
    for line in server.stdout:
        if "startup complete" in line:
            break
    stream = urlopen(f"http://127.0.0.1:{port}/events")
    stream.readline()
    time.sleep(2)
    Path("main.py").touch()
    patience = Timer(3, leave)
    patience.start()
    for line in server.stdout:
        if "Reloading" in line or "Waiting for connections" in line:
            print(line.strip())
        if "Finished server process" in line:
            alone = " by itself" if patience.is_alive() else ""
            print(f"the old server has ended{alone}")
            break
    patience.cancel()
    server.terminate()
