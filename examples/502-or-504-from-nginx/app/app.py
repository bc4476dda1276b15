import asyncio
import os
import signal

from lilya.apps import Lilya
from lilya.requests import Request
from lilya.responses import PlainText, StreamingResponse
from lilya.routing import Path


def home():
    return "welcome"


def crash():
    # As the system does when its memory runs out.
    os.kill(os.getpid(), signal.SIGKILL)


async def order():
    await asyncio.sleep(4)
    print("the order is made", flush=True)
    return "thank you"


async def log_in(request: Request):
    response = PlainText("logged in")
    for name in ("session", "cart", "history", "options"):
        response.set_cookie(name, "x" * 3000)
    return response


async def lines():
    yield "1\n"
    yield "2\n"
    await asyncio.sleep(4)
    yield "3\n"


async def export():
    return StreamingResponse(lines(), media_type="text/plain")


app = Lilya(
    routes=[
        Path("/", home),
        Path("/crash", crash),
        Path("/order", order, methods=["POST"]),
        Path("/log-in", log_in),
        Path("/export", export),
    ]
)
