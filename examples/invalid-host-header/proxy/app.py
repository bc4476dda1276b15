from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.trustedhost import TrustedHostMiddleware
from lilya.routing import Path


def home():
    return "welcome"


trusted = DefineMiddleware(TrustedHostMiddleware, allowed_hosts=["shop.example"])
app = Lilya(routes=[Path("/", home)], middleware=[trusted])
