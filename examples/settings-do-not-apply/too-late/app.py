import os

from lilya.apps import Lilya
from lilya.conf import settings

print("timezone:", settings.timezone)
os.environ["LILYA_SETTINGS_MODULE"] = "settings.AppSettings"

app = Lilya()
print("settings:", type(app.settings).__name__)
