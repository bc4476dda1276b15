import sys
import time

from websockets.sync.client import connect

with connect(sys.argv[1]) as websocket:
    print("received", websocket.recv())
time.sleep(2)  # the next message of the server finds nobody
