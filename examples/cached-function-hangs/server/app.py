from lilya.apps import Lilya
from lilya.decorators import cache
from lilya.routing import Path


@cache(ttl=60)
def price(item):
    return {"tea": 3, "cake": 4}[item]


@cache(ttl=60)
def total():
    return price("tea") + price("cake")


def show_price():
    return price("tea")


def show_total():
    return total()


async def order():
    return total()


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
