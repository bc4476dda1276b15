import os

from lilya.apps import Lilya
from lilya.caches.redis import RedisCache
from lilya.routing import Path

cache = RedisCache(os.environ["REDIS_URL"])


async def store():
    await cache.set("greeting", "hello")
    return {"worker": os.getpid()}


async def read():
    return {"worker": os.getpid(), "greeting": await cache.get("greeting")}


app = Lilya(routes=[Path("/store", store, methods=["POST"]), Path("/read", read)])
