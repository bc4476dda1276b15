import os

import anyio
from lilya.caches.redis import RedisCache

cache = RedisCache(os.environ["REDIS_URL"])


async def main():
    await cache.set("greeting", "hello")
    print(await cache.get("greeting"))


anyio.run(main)
