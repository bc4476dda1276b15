import os

from lilya.conf.global_settings import Settings

key = os.environ.get("SECRET_KEY", "")
if len(key) < 32:
    raise SystemExit("SECRET_KEY must have 32 characters or more.")


class AppSettings(Settings):
    environment: str | None = "production"
    secret_key: str = key
