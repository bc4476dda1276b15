import sys
from urllib.request import urlopen

from servers import Server

app, *commands = sys.argv[1:]
servers = []
for command in commands:
    name, _, options = command.partition(" ")
    servers.append(Server(name, app, options))
streams = []
for server in servers:
    server.wait_until_it_answers()
    streams.append(urlopen(f"http://{server.address}/stream"))
    streams[-1].readline()
for server in servers:
    server.process.terminate()
for server in servers:
    # Without a limit the others wait on; they are looked at when these two have ended.
    if server.options or server.name in ("hypercorn", "daphne"):
        server.process.wait(60)
for server in servers:
    has_ended = server.process.poll() is not None
    cleaned_up = "cleaned up" in server.log.read_text()
    print(
        f"{server.name:9} ",
        "has ended," if has_ended else "still waits,",
        "cleaned up" if cleaned_up else "not cleaned up",
    )
    server.process.kill()
