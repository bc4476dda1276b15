from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    db_user: str = "shop"
