import os

from lilya.apps import Lilya
from lilya.routing import WebSocketPath


class NotInStock(Exception):
    status_code = 4404


async def orders(websocket):
    await websocket.accept()
    table = await websocket.receive_text()
    raise ConnectionError(f"no {table} at {os.environ['DATABASE_URL']}")


async def stock(websocket):
    await websocket.accept()
    await websocket.receive_text()
    raise NotInStock("tea, bought at 2 and sold at 3")


app = Lilya(routes=[WebSocketPath("/orders", orders), WebSocketPath("/stock", stock)])
