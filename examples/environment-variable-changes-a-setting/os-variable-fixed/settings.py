from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    region: str = "eu"
    debug: bool = False
    cache_default_ttl: int = 300
