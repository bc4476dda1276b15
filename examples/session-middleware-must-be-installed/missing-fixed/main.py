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


def visit(request: Request):
    request.session["visits"] = request.session.get("visits", 0) + 1
    return request.session


sessions = DefineMiddleware(SessionMiddleware, secret_key=SECRET_KEY)
app = Lilya(routes=[Path("/visit", visit)], middleware=[sessions])
