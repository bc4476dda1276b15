import sys

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

try:
    # Both are 20 by default: what takes 4 seconds here takes 40 there.
    with connect(sys.argv[1], ping_interval=0.5, ping_timeout=1.5) as websocket:
        websocket.send("how many?")
        print(websocket.recv())
except ConnectionClosed as error:
    print(f"{type(error).__module__}.{type(error).__name__}: {error}")
