from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    region: str = "eu"


class OtherSettings(Settings):
    region: str = "us"
