import os

from lilya.apps import Lilya
from lilya.caches.redis import RedisCache
from lilya.routing import Path

cache = RedisCache(os.environ["REDIS_URL"])


async def visit():
    visits = await cache.async_client.incr("visits")
    return {"worker": os.getpid(), "visit": visits}


app = Lilya(routes=[Path("/visit", visit, methods=["POST"])])
