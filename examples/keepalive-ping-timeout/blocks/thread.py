import time

from lilya.apps import Lilya
from lilya.concurrency import run_in_threadpool
from lilya.routing import WebSocketPath


def count():
    time.sleep(4)  # a slow query, a large file, a library that waits
    return "42 orders"


async def orders(websocket):
    await websocket.accept()
    await websocket.receive_text()
    await websocket.send_text(await run_in_threadpool(count))
    await websocket.close()


app = Lilya(routes=[WebSocketPath("/orders", orders)])
