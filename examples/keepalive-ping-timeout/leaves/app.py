import asyncio

from lilya.apps import Lilya
from lilya.logging import logger
from lilya.routing import WebSocketPath
from lilya.websockets import WebSocketDisconnect


async def ticks(websocket):
    await websocket.accept()
    try:
        for number in range(8):
            await websocket.send_text(str(number))
            await asyncio.sleep(0.5)
        logger.info("all is sent")
    except WebSocketDisconnect:
        logger.info("the client has left")
    except Exception as error:
        logger.info("send raised %s", type(error).__name__)


app = Lilya(routes=[WebSocketPath("/ticks", ticks)])
