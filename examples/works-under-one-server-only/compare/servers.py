import socket
import subprocess
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

COMMANDS = {
    "uvicorn": "uvicorn {app} --port {port}",
    "palfrey": "palfrey {app} --port {port}",
    "hypercorn": "hypercorn {app} --bind 127.0.0.1:{port}",
    "granian": "granian {app} --interface asgi --port {port}",
    "daphne": "daphne {app} --port {port}",
    "gunicorn": "gunicorn {app} --bind 127.0.0.1:{port}"
    " --worker-class uvicorn_worker.UvicornWorker",
}


class Server:
    """A server that has been started, and its log."""

    def __init__(self, name, app, options=""):
        self.name, self.options = name, options
        # Bound, and not listening: the system gives this port to nobody else.
        self.reserved = socket.socket()
        self.reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.reserved.bind(("127.0.0.1", 0))
        port = self.reserved.getsockname()[1]
        self.address = f"127.0.0.1:{port}"
        self.log = Path(f"{name}-{port}.log")
        command = f"{COMMANDS.get(name, name)} {options}".format(app=app, port=port)
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command.split(), stdout=log, stderr=log)

    def answers(self):
        try:
            urlopen(f"http://{self.address}/", timeout=2)
        except HTTPError:
            return True
        except OSError:
            return False
        return True

    def wait_until_it_answers(self):
        while not self.answers():
            time.sleep(0.05)
