from lilya.apps import Lilya
from lilya.decorators import cache
from lilya.routing import Path

made = 0


@cache(ttl=60)
async def report():
    global made
    made += 1
    return f"report number {made}"


async def read():
    return await report()


app = Lilya(routes=[Path("/report", read)])
