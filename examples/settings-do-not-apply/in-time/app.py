import os

from lilya.apps import Lilya
from lilya.conf import settings

os.environ["LILYA_SETTINGS_MODULE"] = "settings.AppSettings"
print("timezone:", settings.timezone)

app = Lilya()
print("settings:", type(app.settings).__name__)
