import asyncio

from lilya.apps import Lilya
from lilya.logging import logger
from lilya.routing import WebSocketPath


async def client_leaves(websocket):
    while (await websocket.receive())["type"] != "websocket.disconnect":
        pass  # what the client says is for nobody here


async def ticks(websocket):
    await websocket.accept()
    leaving = asyncio.create_task(client_leaves(websocket))
    try:
        for number in range(8):
            await websocket.send_text(str(number))
            await asyncio.wait({leaving}, timeout=0.5)
            if leaving.done():
                logger.info("the client has left")
                return
        await websocket.close()
    finally:
        leaving.cancel()


app = Lilya(routes=[WebSocketPath("/ticks", ticks)])
