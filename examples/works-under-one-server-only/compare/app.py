import asyncio
from contextlib import asynccontextmanager

from lilya.apps import Lilya
from lilya.requests import Request
from lilya.responses import StreamingResponse
from lilya.routing import Path, WebSocketPath

started = False


@asynccontextmanager
async def lifespan(app):
    global started
    started = True
    yield
    print("cleaned up", flush=True)


async def home(request: Request):
    return {
        "hook": "ran" if started else "did not run",
        "scheme": request.url.scheme,
        "client": request.client.host,
    }


async def fails():
    raise ValueError("no such user")


async def ticks():
    while True:
        yield "tick\n"
        await asyncio.sleep(0.1)


async def stream():
    return StreamingResponse(ticks())


async def echo(websocket):
    await websocket.accept()
    await websocket.send_text(await websocket.receive_text())
    await websocket.close()


app = Lilya(
    routes=[
        Path("/", home),
        Path("/fails", fails),
        Path("/stream", stream),
        WebSocketPath("/echo", echo),
    ],
    lifespan=lifespan,
)
