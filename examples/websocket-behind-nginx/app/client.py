import sys
import time
import traceback

from websockets.sync.client import connect

address, silence = sys.argv[1], float(sys.argv[2])
try:
    with connect(address, ping_interval=None) as websocket:
        time.sleep(silence)
        websocket.send("hello")
        print("received", websocket.recv(), "after", silence, "s")
except Exception as error:
    print(*traceback.format_exception_only(error), end="")
