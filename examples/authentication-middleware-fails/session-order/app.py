import os
import sys

from lilya.apps import Lilya
from lilya.authentication import AuthCredentials, AuthenticationBackend, BasicUser
from lilya.middleware import DefineMiddleware
from lilya.middleware.authentication import AuthenticationMiddleware
from lilya.middleware.sessions import SessionMiddleware
from lilya.requests import Request
from lilya.routing import Path

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if len(SECRET_KEY) < 32:
    sys.exit("SECRET_KEY must have 32 characters or more.")


class FromSession(AuthenticationBackend):
    async def authenticate(self, connection):
        if name := connection.session.get("name"):
            return AuthCredentials(["authenticated"]), BasicUser(name)


def me(request: Request):
    return request.user.is_authenticated


app = Lilya(
    routes=[Path("/me", me)],
    middleware=[
        DefineMiddleware(AuthenticationMiddleware, backend=FromSession()),
        DefineMiddleware(SessionMiddleware, secret_key=SECRET_KEY),
    ],
)
