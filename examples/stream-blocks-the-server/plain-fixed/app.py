import time

from anyio import to_thread
from lilya.apps import Lilya
from lilya.responses import StreamingResponse
from lilya.routing import Path


def rows():
    for number in range(40):
        time.sleep(0.1)  # a slow database
        yield f"row {number}\n"


async def in_a_thread(iterator):
    end = object()
    try:
        while (item := await to_thread.run_sync(next, iterator, end)) is not end:
            yield item
    finally:
        iterator.close()


async def export():
    return StreamingResponse(in_a_thread(rows()), media_type="text/plain")


async def health():
    return "ok"


app = Lilya(routes=[Path("/export", export), Path("/health", health)])
