import asyncio
from contextlib import asynccontextmanager

from lilya.apps import Lilya


async def poll():
    while True:
        await asyncio.sleep(60)


@asynccontextmanager
async def lifespan(app):
    task = asyncio.create_task(poll())
    try:
        yield
    finally:
        task.cancel()


app = Lilya(lifespan=lifespan)
