import subprocess
import sys

command = [sys.executable, "-m", "shop.serve"]
server = subprocess.Popen(command, cwd="shop", stderr=subprocess.PIPE, text=True)
for line in server.stderr:
    if "ERROR" in line:
        print(line.strip())
        break
server.terminate()
server.communicate()
