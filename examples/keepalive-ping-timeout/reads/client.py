import sys

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

url, *messages = sys.argv[1:]
with connect(url) as websocket:
    for message in messages:
        websocket.send(message)
    try:
        while True:
            websocket.recv()
    except ConnectionClosed as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}")
