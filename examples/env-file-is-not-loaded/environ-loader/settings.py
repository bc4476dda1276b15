from lilya.conf.global_settings import Settings
from lilya.environments import EnvironLoader

env = EnvironLoader(env_file=".env")


class AppSettings(Settings):
    region: str = env("REGION", default="eu")
