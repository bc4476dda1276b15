import time

from lilya.apps import Lilya
from lilya.responses import StreamingResponse
from lilya.routing import Path


def rows():
    for number in range(40):
        time.sleep(0.1)  # a slow database
        yield f"row {number}\n"


async def export():
    return StreamingResponse(rows(), media_type="text/plain")


async def health():
    return "ok"


app = Lilya(routes=[Path("/export", export), Path("/health", health)])
