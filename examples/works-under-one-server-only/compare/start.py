import sys
import time
from concurrent.futures import ThreadPoolExecutor

from servers import Server


def outcome(server):
    while (code := server.process.poll()) is None:
        if server.answers():
            server.process.terminate()
            return "serves requests"
        time.sleep(0.1)
    return "exit code other than 0" if code else "exit code 0"


servers = []
for command in sys.argv[1:]:
    name, _, options = command.partition(" ")
    servers.append(Server(name, "failing:app", options))
with ThreadPoolExecutor(len(servers)) as threads:
    for server, text in zip(servers, threads.map(outcome, servers), strict=True):
        print(f"{server.name} {server.options}".strip() + ":", text)
