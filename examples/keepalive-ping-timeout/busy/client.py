import asyncio
import sys
import time

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed


def work():
    time.sleep(4)


async def main():
    try:
        async with connect(sys.argv[1]) as websocket:
            work()
            await websocket.send("done")
            print(await websocket.recv())
    except ConnectionClosed as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}")


asyncio.run(main())
