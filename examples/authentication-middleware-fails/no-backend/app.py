import os
from secrets import compare_digest

from lilya.apps import Lilya
from lilya.authentication import AuthCredentials, AuthenticationBackend, BasicUser
from lilya.middleware import DefineMiddleware
from lilya.middleware.authentication import AuthenticationMiddleware
from lilya.routing import Path

TOKEN = os.environ.get("API_TOKEN", "")


class ByToken(AuthenticationBackend):
    async def authenticate(self, connection):
        given = connection.headers.get("token", "")
        if TOKEN and compare_digest(given.encode(), TOKEN.encode()):
            return AuthCredentials(["authenticated"]), BasicUser("Ada")


def connect():
    print("connected")


def home():
    return "home"


app = Lilya(
    routes=[Path("/", home)],
    middleware=[DefineMiddleware(AuthenticationMiddleware)],
    on_startup=[connect],
)
