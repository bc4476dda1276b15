import logging

from lilya.apps import Lilya
from lilya.routing import WebSocketPath
from lilya.websockets import WebSocketDisconnect


async def size(websocket):
    await websocket.accept()
    try:
        text = await websocket.receive_text()
        await websocket.send_text(f"{len(text)} characters")
    except WebSocketDisconnect:
        pass
    except Exception as error:
        logging.error("%s failed: %r", websocket.url.path, error)
        await websocket.close(code=1011)
    else:
        await websocket.close()


app = Lilya(routes=[WebSocketPath("/size", size)])
