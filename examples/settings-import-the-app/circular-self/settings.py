from lilya.conf import settings
from lilya.conf.global_settings import Settings


class Production(Settings):
    root_path: str = settings.root_path + "/shop"
