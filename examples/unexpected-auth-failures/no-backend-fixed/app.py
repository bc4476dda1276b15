from lilya.apps import Lilya
from lilya.authentication import AuthCredentials, AuthenticationBackend, BasicUser
from lilya.middleware import DefineMiddleware
from lilya.middleware.authentication import AuthenticationMiddleware
from lilya.routing import Path


class EverybodyIsAda(AuthenticationBackend):
    async def authenticate(self, connection):
        return AuthCredentials(["authenticated"]), BasicUser("Ada")


def connect():
    print("connected")


def home():
    return "home"


app = Lilya(
    routes=[Path("/", home)],
    middleware=[DefineMiddleware(AuthenticationMiddleware, backend=EverybodyIsAda())],
    on_startup=[connect],
)
