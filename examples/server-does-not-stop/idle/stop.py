import signal
import socket
import subprocess
import sys

from websockets.sync.client import connect

port, *command = sys.argv[1:]
for what in ("idle connection", "WebSocket"):
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    for line in server.stdout:
        if "running on" in line:
            break
    if what == "WebSocket":
        opened = connect(f"ws://127.0.0.1:{port}/echo", close_timeout=0.1)
    else:
        opened = socket.create_connection(("127.0.0.1", int(port)))
    with opened:
        server.send_signal(signal.SIGINT)
        try:
            print(f"{what}: exit code {server.wait(3)}")
        except subprocess.TimeoutExpired:
            print(f"{what}: still running after 3 s")
            server.kill()
            server.wait()
