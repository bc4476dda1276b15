import anyio
from lilya.apps import Lilya


async def poll():
    while True:
        await anyio.sleep(60)


app = Lilya(on_startup=[poll])
