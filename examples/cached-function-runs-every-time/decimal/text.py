from decimal import Decimal

import anyio
from lilya.decorators import cache

asked = []


@cache(ttl=60)
async def find_price(item):
    asked.append(item)
    price = Decimal("9.90")
    return {"price": str(price)}


async def main():
    await find_price("tea")
    await find_price("tea")


anyio.run(main)
print("the database was asked", len(asked), "times")
