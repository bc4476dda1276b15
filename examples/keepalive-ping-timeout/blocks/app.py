import time

from lilya.apps import Lilya
from lilya.routing import WebSocketPath


def count():
    time.sleep(4)  # a slow query, a large file, a library that waits
    return "42 orders"


async def orders(websocket):
    await websocket.accept()
    await websocket.receive_text()
    await websocket.send_text(count())
    await websocket.close()


app = Lilya(routes=[WebSocketPath("/orders", orders)])
