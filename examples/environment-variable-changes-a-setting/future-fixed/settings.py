from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    pool_size: int | None = None
