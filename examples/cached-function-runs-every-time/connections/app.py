import os

from lilya.apps import Lilya
from lilya.caches.redis import RedisCache
from lilya.decorators import cache
from lilya.routing import Path

redis = RedisCache(os.environ["REDIS_URL"])


@cache(ttl=60, backend=redis)
def plain():
    return ["report"]


@cache(ttl=60, backend=redis)
async def awaited():
    return ["report"]


async def connections():
    return len(await redis.async_client.client_list())


app = Lilya(
    routes=[
        Path("/plain", plain),
        Path("/awaited", awaited),
        Path("/connections", connections),
    ]
)
