from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    root_path: str = "/api"
