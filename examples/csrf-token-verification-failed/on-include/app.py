import os
import sys

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.csrf import CSRFMiddleware
from lilya.routing import Include, Path

SECRET = os.environ.get("CSRF_SECRET", "")
if len(SECRET) < 32:
    sys.exit("CSRF_SECRET must have 32 characters or more.")


def form():
    return "the form"


def pay():
    return "paid"


csrf = [DefineMiddleware(CSRFMiddleware, secret=SECRET)]
routes = [Path("/form", form), Path("/pay", pay, methods=["POST"])]
app = Lilya(routes=[Include("/", routes=routes, middleware=csrf)])
