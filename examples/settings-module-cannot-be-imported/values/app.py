import os

from lilya.apps import Lilya
from lilya.conf import reload_settings

VALUES = (
    "settings",
    "settings.py",
    "settings.Appsettings",
    "settings.AppSettings ",
    '"settings.AppSettings"',
    "settings/AppSettings",
)
for value in VALUES:
    os.environ["LILYA_SETTINGS_MODULE"] = value
    reload_settings()
    try:
        Lilya()
    except Exception as error:
        print(f"{value!r}: {type(error).__name__}: {error}")
    else:
        print(f"{value!r}: fine")
