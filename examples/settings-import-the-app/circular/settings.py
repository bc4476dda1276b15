from app import DATABASE
from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    database: str = DATABASE
