from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.app_settings import ApplicationSettingsMiddleware

app = Lilya(middleware=[DefineMiddleware(ApplicationSettingsMiddleware)])
