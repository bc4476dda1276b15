import sys
import traceback

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

for address in sys.argv[1:]:
    with connect(address) as websocket:
        websocket.send(b"hello")
        try:
            print("received", websocket.recv())
        except ConnectionClosed as error:
            print("close code", websocket.close_code)
            print(*traceback.format_exception_only(error), end="")
