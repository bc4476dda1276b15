import os

from lilya.caches.redis import RedisCache
from lilya.conf.global_settings import Settings
from lilya.protocols.cache import CacheBackend


class AppSettings(Settings):
    cache_backend: CacheBackend = RedisCache(os.environ["REDIS_URL"])
