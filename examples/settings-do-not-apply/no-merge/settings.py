from lilya.conf.global_settings import Settings


def connect():
    pass


class AppSettings(Settings):
    root_path: str = "/api"

    @property
    def on_startup(self):
        return [connect]


class ReportSettings(Settings):
    region: str = "eu"
