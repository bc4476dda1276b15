from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.clickjacking import XFrameOptionsMiddleware
from lilya.routing import Path


def users():
    return ["Ada"]


app = Lilya(
    routes=[Path("/users", users)],
    middleware=[DefineMiddleware(XFrameOptionsMiddleware)],
)
