from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    user: str = "shop"
