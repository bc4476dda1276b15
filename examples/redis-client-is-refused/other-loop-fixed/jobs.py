import asyncio
import sys

from lilya.caches.redis import RedisCache

cache = RedisCache(f"redis://{sys.argv[1]}/1?client_name=shop")


async def serve():
    print("name:", await cache.async_client.client_getname())
    await cache.set("greeting", "hello")
    print("where it was set:", await cache.get("greeting"))
    await cache.close()


async def job():
    print("another loop:", await cache.get("greeting"))
    await cache.close()


asyncio.run(serve())
asyncio.run(job())
print("sync_get:", cache.sync_get("greeting"))
