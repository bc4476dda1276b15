import sys
import traceback

from websockets.sync.client import connect

try:
    with connect(sys.argv[1]) as websocket:
        websocket.send("hello")
        print("received", websocket.recv())
except Exception as error:
    print(*traceback.format_exception_only(error), end="")
