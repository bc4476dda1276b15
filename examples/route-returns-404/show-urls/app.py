from lilya.apps import ChildLilya, Lilya
from lilya.routing import Include, Path, WebSocketPath


def users():
    return ["Ada"]


async def chat(websocket):
    await websocket.accept()


orders = ChildLilya(routes=[Path("/{id:int}", users)])
app = Lilya(
    routes=[
        WebSocketPath("/chat", chat),
        Include("/api", routes=[Path("/users", users)]),
        Include("/orders", app=orders),
    ]
)
