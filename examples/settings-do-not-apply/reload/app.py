import os

from lilya.apps import Lilya
from lilya.conf import reload_settings

before = Lilya()
os.environ["LILYA_SETTINGS_MODULE"] = "settings.AppSettings"
reload_settings()
after = Lilya()

for name, app in {"before": before, "after": after}.items():
    settings = type(app.settings).__name__
    print(f"{name}: {settings}, redirect_slashes {app.redirect_slashes}")
