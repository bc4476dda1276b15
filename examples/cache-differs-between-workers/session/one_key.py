import os
import sys

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.sessions import SessionMiddleware
from lilya.requests import Request
from lilya.routing import Path

SECRET_KEY = os.environ.get("SECRET_KEY", "")
if len(SECRET_KEY) < 32:
    sys.exit("SECRET_KEY must have 32 characters or more.")


async def login(request: Request):
    request.session["user"] = "Ada"
    return {"worker": os.getpid()}


async def me(request: Request):
    return {"worker": os.getpid(), "user": request.session.get("user")}


app = Lilya(
    routes=[Path("/login", login, methods=["POST"]), Path("/me", me)],
    middleware=[DefineMiddleware(SessionMiddleware, secret_key=SECRET_KEY)],
)
