import os
from datetime import timedelta

import anyio
from lilya.caches.redis import RedisCache

cache = RedisCache(os.environ["REDIS_URL"])


async def main():
    ttl = timedelta(minutes=1).total_seconds()
    await cache.set("greeting", "hello", ttl)
    print(await cache.get("greeting"))


anyio.run(main)
