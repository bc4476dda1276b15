import asyncio

from lilya.apps import Lilya
from lilya.responses import StreamingResponse
from lilya.routing import Path


async def lines():
    for line in ("<p>first</p>\n", "<p>second</p>\n"):
        yield line
    await asyncio.sleep(6)
    yield "<p>last</p>\n"


async def page():
    return StreamingResponse(lines(), media_type="text/html")


async def at_once():
    headers = {"x-accel-buffering": "no"}
    return StreamingResponse(lines(), media_type="text/html", headers=headers)


app = Lilya(routes=[Path("/page", page), Path("/at-once", at_once)])
