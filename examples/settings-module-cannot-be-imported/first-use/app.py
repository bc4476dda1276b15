from lilya.apps import ChildLilya, Lilya
from lilya.conf import settings
from lilya.decorators import cache
from lilya.routing import Include, Path, Router, WebSocketPath


def users():
    return ["Ada"]


async def chat(websocket):
    await websocket.accept()


attempts = {
    "Path": lambda: Path("/users", users),
    "WebSocketPath": lambda: WebSocketPath("/chat", chat),
    "Router": lambda: Router(routes=[Path("/users", users)]),
    "Include(routes=)": lambda: Include("/", routes=[Path("/users", users)]),
    "Include(namespace=)": lambda: Include("/", namespace="urls"),
    "@cache": lambda: cache()(users),
    "settings.debug": lambda: settings.debug,
    "ChildLilya": lambda: ChildLilya(),
    "Lilya": lambda: Lilya(),
}
for name, attempt in attempts.items():
    try:
        attempt()
    except ImportError as error:
        print(f"{name}: {error}")
    else:
        print(f"{name}: fine")
