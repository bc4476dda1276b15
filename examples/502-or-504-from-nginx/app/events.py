import asyncio

from lilya.apps import Lilya
from lilya.responses import EventStreamResponse
from lilya.routing import Path


async def events():
    yield {"data": 1}
    await asyncio.sleep(4)
    yield {"data": 2}


async def ticker():
    return EventStreamResponse(events(), ping_interval=0.2)


app = Lilya(routes=[Path("/ticker", ticker)])
