from lilya.conf.global_settings import Settings


class Production(Settings):
    root_path: str = Settings.root_path + "/shop"
