import logging

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


async def chat(websocket):
    user = websocket.query_params["user"]
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(f"{user}: {text}")


app = Lilya(
    routes=[WebSocketPath("/chat", chat)],
    middleware=[DefineMiddleware(LogReasons)],
)
