import logging

from lilya.apps import Lilya
from lilya.exceptions import WebSocketRuntimeError
from lilya.routing import WebSocketPath


async def echo(websocket):
    async for text in websocket.iter_text():
        await websocket.send_text(text)


async def hello(websocket):
    await websocket.send_text("hello")


async def log_error(websocket, error):
    logging.error("%s failed", websocket.url.path, exc_info=error)
    await websocket.close(code=1011)


app = Lilya(
    routes=[WebSocketPath("/echo", echo), WebSocketPath("/hello", hello)],
    exception_handlers={WebSocketRuntimeError: log_error},
)
