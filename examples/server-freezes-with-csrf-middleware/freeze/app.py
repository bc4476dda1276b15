import os

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.csrf import CSRFMiddleware
from lilya.routing import Include, Path

SECRET = os.environ["CSRF_SECRET"]
if len(SECRET) < 32:
    raise SystemExit("CSRF_SECRET must have 32 characters or more.")


def home():
    return "home"


async def pay():
    return "paid"


routes = [Path("/", home), Path("/pay", pay, methods=["POST"])]
csrf = [DefineMiddleware(CSRFMiddleware, secret=SECRET)]
app = Lilya(routes=[Include("/", routes=routes, middleware=csrf)])
