from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.authentication import AuthenticationMiddleware
from lilya.routing import Path


def connect():
    print("connected")


def home():
    return "home"


app = Lilya(
    routes=[Path("/", home)],
    middleware=[DefineMiddleware(AuthenticationMiddleware)],
    on_startup=[connect],
)
