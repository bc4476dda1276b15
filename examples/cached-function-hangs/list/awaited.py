from functools import lru_cache

from lilya.decorators import cache

for_a_minute = cache(ttl=60)


@lru_cache
def price(item):
    return {"tea": 3, "cake": 4}[item]


@for_a_minute
async def total(items):
    return sum(price(item) for item in items)


@cache(ttl=60)
async def names(items):
    return sorted(items)
