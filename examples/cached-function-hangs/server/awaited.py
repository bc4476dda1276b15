from lilya.apps import Lilya
from lilya.decorators import cache
from lilya.routing import Path


@cache(ttl=60)
async def price(item):
    return {"tea": 3, "cake": 4}[item]


@cache(ttl=60)
async def total():
    return await price("tea") + await price("cake")


async def show_price():
    return await price("tea")


async def show_total():
    return await total()


async def order():
    return await total()


async def health():
    return "ok"


app = Lilya(
    routes=[
        Path("/price", show_price),
        Path("/total", show_total),
        Path("/order", order),
        Path("/health", health),
    ]
)
