import os
from hmac import compare_digest

from lilya.apps import Lilya
from lilya.contrib.security.http import HTTPBearer
from lilya.exceptions import NotAuthorized
from lilya.routing import WebSocketPath
from lilya.websockets import WebSocket

TOKEN = os.environ.get("TOKEN", "")
if len(TOKEN) < 32:
    raise SystemExit("TOKEN must have 32 characters or more.")

bearer = HTTPBearer()


async def news(websocket: WebSocket):
    sent = await bearer(websocket)
    if not compare_digest(sent.credentials.encode(), TOKEN.encode()):
        raise NotAuthorized()
    await websocket.accept()
    await websocket.send_text("the news")
    await websocket.close()


app = Lilya(routes=[WebSocketPath("/news", news)])
