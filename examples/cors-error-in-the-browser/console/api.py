import os

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.cors import CORSMiddleware
from lilya.routing import Include, Path

SHOP = os.environ["SHOP"]  # the origin of the page, such as https://shop.example


def answer():
    return "answered"


def cors(**options):
    return [DefineMiddleware(CORSMiddleware, **options)]


routes = [Path("/", answer, methods=["GET", "PUT"])]
app = Lilya(
    routes=[
        Include("/no-cors", routes=routes),
        Include("/named", routes=routes, middleware=cors(allow_origins=[SHOP])),
        Include("/any", routes=routes, middleware=cors(allow_origins=["*"])),
    ]
)
