import asyncio
import time
from contextlib import asynccontextmanager

from lilya.apps import Lilya
from lilya.responses import StreamingResponse
from lilya.routing import Path


@asynccontextmanager
async def lifespan(app):
    yield
    print("cleaned up", flush=True)


async def ticks():
    end = time.monotonic() + 2
    while time.monotonic() < end:
        yield "tick\n"
        await asyncio.sleep(0.1)


async def stream():
    return StreamingResponse(ticks())


app = Lilya(routes=[Path("/stream", stream)], lifespan=lifespan)
