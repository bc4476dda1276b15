import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

port, *command = sys.argv[1:]
with subprocess.Popen(
    command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
) as server:
    for team in ("red", "blue"):
        for line in server.stdout:
            if "startup complete" in line:
                break
        answer = urlopen(f"http://127.0.0.1:{port}/team").read().decode()
        print(f"TEAM={team} in the file, {answer} in the answer")
        Path(".env").write_text("TEAM=blue\n")
    server.terminate()
