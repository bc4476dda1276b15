import sys

from lilya.caches.redis import RedisCache

cache = RedisCache(sys.argv[1])
print(cache.sync_get({"city": "Porto"}))
