import signal
import sys

from servers import Server

app, signal_name, *commands = sys.argv[1:]
servers = []
for command in commands:
    name, _, options = command.partition(" ")
    servers.append(Server(name, app, options))
for server in servers:
    server.wait_until_it_answers()
for server in servers:
    server.process.send_signal(signal.Signals[signal_name])
for server in servers:
    code = server.process.wait(60)
    # A signal that ends a process is a negative number here, and 128 more in a shell.
    shown = 128 - code if code < 0 else code
    cleaned_up = "cleaned up" in server.log.read_text()
    print(
        f"{server.name} {server.options}".strip() + f": exit code {shown},",
        "cleaned up" if cleaned_up else "not cleaned up",
    )
