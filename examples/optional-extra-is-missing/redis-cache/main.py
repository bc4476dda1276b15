from lilya.caches.redis import RedisCache

cache = RedisCache("redis://127.0.0.1:6379")
print(cache.redis_url)
