import os
import sys

from lilya.conf.global_settings import Settings

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if len(SECRET_KEY) < 32:
    sys.exit("SECRET_KEY must have 32 characters or more.")


class AppSettings(Settings):
    secret_key: str = SECRET_KEY
