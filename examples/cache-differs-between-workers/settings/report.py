import anyio
from lilya.decorators import cache


@cache(ttl=60)
async def report():
    print("making the report")
    return "report"


async def main():
    print(type(cache().backend).__name__)
    await report()


anyio.run(main)
