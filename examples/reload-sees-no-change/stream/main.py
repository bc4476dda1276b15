import asyncio

from lilya.apps import Lilya
from lilya.responses import StreamingResponse
from lilya.routing import Path


async def ticks():
    while True:
        yield "tick\n"
        await asyncio.sleep(0.1)


def events():
    return StreamingResponse(ticks())


app = Lilya(routes=[Path("/events", events)])
