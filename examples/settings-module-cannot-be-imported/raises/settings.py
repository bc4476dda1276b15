from lilya.conf.global_settings import Settings
from local import SECRET_KEY


class AppSettings(Settings):
    secret_key: str = SECRET_KEY
