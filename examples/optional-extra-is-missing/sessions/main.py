from secrets import token_urlsafe

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.sessions import SessionMiddleware
from lilya.requests import Request
from lilya.routing import Path

KEY = token_urlsafe()  # stands for the key of your deployment


def visit(request: Request):
    request.session["visits"] = request.session.get("visits", 0) + 1
    return request.session


app = Lilya(
    routes=[Path("/visit", visit)],
    middleware=[DefineMiddleware(SessionMiddleware, secret_key=KEY)],
)
