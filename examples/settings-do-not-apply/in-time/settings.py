from lilya.conf.global_settings import Settings


class AppSettings(Settings):
    redirect_slashes: bool = False
