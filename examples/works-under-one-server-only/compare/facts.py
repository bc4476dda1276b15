import json
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from servers import COMMANDS, Server
from websockets.exceptions import InvalidMessage, InvalidStatus
from websockets.sync.client import connect

FORWARDED = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
ROW = "{:<9}  {:<11}  {:<9}  {:<9}  {:<6}  {:<11}  {}"


def websocket(address):
    try:
        with connect(f"ws://{address}", open_timeout=30) as connection:
            connection.send("hello")
            return connection.recv()
    except InvalidStatus as error:
        return f"HTTP {error.response.status_code}"
    except InvalidMessage:
        return "no answer"


def facts(server):
    server.wait_until_it_answers()
    try:
        urlopen(f"http://{server.address}/fails")
    except HTTPError:
        pass
    echo = websocket(f"{server.address}/echo")
    unknown = websocket(f"{server.address}/ecko")
    request = Request(f"http://{server.address}/", headers=FORWARDED)
    seen = json.load(urlopen(request))
    traceback = "yes" if "ValueError: no such user" in server.log.read_text() else "no"
    server.process.terminate()
    return [seen["hook"], echo, unknown, seen["scheme"], seen["client"], traceback]


servers = [Server(name, "app:app") for name in COMMANDS]
print(ROW.format("", "hook", "/echo", "/ecko", "scheme", "client", "traceback"))
with ThreadPoolExecutor() as threads:
    for server, row in zip(servers, threads.map(facts, servers), strict=True):
        print(ROW.format(server.name, *row))
