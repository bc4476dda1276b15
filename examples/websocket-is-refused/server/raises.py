from lilya.apps import Lilya
from lilya.routing import WebSocketPath


async def chat(websocket):
    user = websocket.query_params["user"]
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(f"{user}: {text}")


app = Lilya(routes=[WebSocketPath("/chat", chat)])
