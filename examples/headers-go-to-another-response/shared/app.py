from lilya.apps import Lilya
from lilya.responses import JSONResponse
from lilya.routing import Path

NO_STORE = {"cache-control": "no-store"}


async def long():
    return JSONResponse("a long answer", headers=NO_STORE)


async def short():
    return JSONResponse("short", headers=NO_STORE)


app = Lilya(routes=[Path("/long", long), Path("/short", short)])
