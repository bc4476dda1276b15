import asyncio

from lilya.apps import Lilya
from lilya.responses import EventStreamResponse
from lilya.routing import Path


async def events():
    yield {"data": "first"}
    await asyncio.sleep(6)


async def ticker():
    return EventStreamResponse(events(), ping_interval=0)


app = Lilya(routes=[Path("/ticker", ticker)])
