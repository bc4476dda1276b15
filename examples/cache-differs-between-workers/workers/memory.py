import os

from lilya.apps import Lilya
from lilya.caches.memory import InMemoryCache
from lilya.routing import Path

cache = InMemoryCache()


async def store():
    await cache.set("greeting", "hello")
    return {"worker": os.getpid()}


async def read():
    return {"worker": os.getpid(), "greeting": await cache.get("greeting")}


app = Lilya(routes=[Path("/store", store, methods=["POST"]), Path("/read", read)])
