import asyncio

from lilya.apps import Lilya
from lilya.routing import WebSocketPath


async def ticks(websocket):
    await websocket.accept()
    for number in range(8):
        await websocket.send_text(str(number))
        await asyncio.sleep(0.5)
    await websocket.close()


app = Lilya(routes=[WebSocketPath("/ticks", ticks)])
