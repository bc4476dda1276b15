import os
from secrets import token_urlsafe

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.cors import CORSMiddleware
from lilya.middleware.sessions import SessionMiddleware
from lilya.requests import Request
from lilya.responses import RedirectResponse
from lilya.routing import Path

KEY = token_urlsafe()  # stands for the key of your deployment
SHOP = os.environ["SHOP"]  # the origin of the page, such as https://www.shop.example
API = os.environ["API"]  # the address of this app


async def log_in(request: Request):
    request.session["user"] = "Ada"
    return RedirectResponse(f"{SHOP}/page.html?api={API}", status_code=303)


async def show(request: Request):
    return request.session.get("user", "nobody")


cors = DefineMiddleware(CORSMiddleware, allow_origins=[SHOP], allow_credentials=True)
app = Lilya(
    routes=[Path("/log-in", log_in), Path("/show", show)],
    middleware=[cors, DefineMiddleware(SessionMiddleware, secret_key=KEY)],
)
