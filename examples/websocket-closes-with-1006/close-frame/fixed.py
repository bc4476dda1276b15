import logging
import os

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.routing import WebSocketPath


class LogReasons:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def send_safely(message):
            if message["type"] == "websocket.close" and message.get("reason"):
                logging.error("%r was closed: %s", scope["path"], message["reason"])
                code = message["code"] if message["code"] >= 1000 else 1011
                message = {"type": "websocket.close", "code": code}
            await send(message)

        await self.app(scope, receive, send_safely)


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


app = Lilya(
    routes=[WebSocketPath("/orders", orders), WebSocketPath("/stock", stock)],
    middleware=[DefineMiddleware(LogReasons)],
)
