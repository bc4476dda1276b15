import os

from lilya.apps import Lilya
from lilya.caches.redis import RedisCache
from lilya.decorators import cache
from lilya.routing import Path


@cache(ttl=60, backend=RedisCache(os.environ["REDIS_URL"]))
async def report():
    return ["users"]


app = Lilya(routes=[Path("/report", report)])
