from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    secret_key: str = "only for development"
