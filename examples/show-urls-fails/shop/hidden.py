from lilya.apps import Lilya
from lilya.routing import Include, Path, WebSocketPath
from lilya.websockets import WebSocket


def elements():
    return ["H", "He"]


async def chat(websocket: WebSocket):
    await websocket.accept()
    await websocket.close()


app = Lilya(
    routes=[
        Path("/", elements),
        Path("/elements", elements),
        Include("/redocuments", routes=[Path("/all", elements)]),
        WebSocketPath("/chat", chat),
    ]
)
