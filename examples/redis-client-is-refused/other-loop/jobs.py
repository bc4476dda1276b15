import asyncio
import sys

import redis.asyncio as redis
from lilya.caches.redis import RedisCache

cache = RedisCache(f"redis://{sys.argv[1]}/0")


async def serve():
    cache.async_client = redis.Redis.from_url(f"redis://{sys.argv[1]}/1")
    await cache.set("greeting", "hello")
    print("where it was set:", await cache.get("greeting"))
    await cache.close()


async def job():
    print("another loop:", await cache.get("greeting"))
    await cache.close()


asyncio.run(serve())
asyncio.run(job())
print("sync_get:", cache.sync_get("greeting"))
