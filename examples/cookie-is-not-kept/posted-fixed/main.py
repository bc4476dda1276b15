import os
from secrets import token_urlsafe

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.sessions import SessionMiddleware
from lilya.requests import Request
from lilya.responses import HTMLResponse, RedirectResponse
from lilya.routing import Path

KEY = token_urlsafe()  # stands for the key of your deployment
BANK = os.environ["BANK"]  # where people pay


async def buy(request: Request):
    request.session["user"] = "Ada"
    return RedirectResponse(BANK, status_code=303)


async def paid():
    return RedirectResponse("/thanks", status_code=303)


async def thanks(request: Request):
    user = "a user" if "user" in request.session else "nobody"
    return HTMLResponse(f"<p>{user} has paid</p>")


app = Lilya(
    routes=[
        Path("/buy", buy),
        Path("/paid", paid, methods=["POST"]),
        Path("/thanks", thanks),
    ],
    middleware=[DefineMiddleware(SessionMiddleware, secret_key=KEY)],
)
