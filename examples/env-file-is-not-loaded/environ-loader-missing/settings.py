import sys

from lilya.conf.global_settings import Settings
from lilya.environments import EnvironLoader

env = EnvironLoader(env_file=".env")
API_KEY = env("API_KEY", default="")
if not API_KEY:
    sys.exit("API_KEY is not set.")


class AppSettings(Settings):
    api_key: str = API_KEY
