import secrets

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.sessions import SessionMiddleware
from lilya.requests import Request
from lilya.routing import Path


async def fill(request: Request):
    request.session["cart"] = ["a box of tea"] * 400
    return len(request.session["cart"])


async def show(request: Request):
    return len(request.session.get("cart", []))


key = secrets.token_urlsafe(32)  # for this example alone
app = Lilya(
    routes=[Path("/fill", fill), Path("/show", show)],
    middleware=[DefineMiddleware(SessionMiddleware, secret_key=key)],
)
