from lilya.apps import Lilya
from lilya.responses import EventStreamResponse, StreamingResponse
from lilya.routing import Path

PRICES = {"a": "1", "b": "two"}


async def rows():
    for name, price in PRICES.items():
        yield f"{name} {int(price)}\n"


async def events():
    for price in PRICES.values():
        yield {"data": int(price)}


async def export():
    return StreamingResponse(rows(), media_type="text/plain")


async def ticker():
    return EventStreamResponse(events(), ping_interval=0)


app = Lilya(routes=[Path("/export", export), Path("/ticker", ticker)])
