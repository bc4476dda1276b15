from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.httpsredirect import HTTPSRedirectMiddleware
from lilya.routing import Path


def home():
    return "welcome"


app = Lilya(
    routes=[Path("/", home)],
    middleware=[DefineMiddleware(HTTPSRedirectMiddleware)],
)
