from contextlib import asynccontextmanager

import anyio
from lilya.apps import Lilya
from lilya.responses import StreamingResponse
from lilya.routing import Path


@asynccontextmanager
async def lifespan(app):
    try:
        yield
    finally:
        print("pool closed")


async def ticks():
    while True:
        yield "tick\n"
        await anyio.sleep(1)


async def stream():
    return StreamingResponse(ticks())


app = Lilya(routes=[Path("/stream", stream)], lifespan=lifespan)
