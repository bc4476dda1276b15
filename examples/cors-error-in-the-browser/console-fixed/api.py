import os

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.cors import CORSMiddleware
from lilya.routing import Include, Path

SHOP = os.environ["SHOP"]  # the origin of the page, such as https://shop.example


def answer():
    return "answered"


cors = DefineMiddleware(
    CORSMiddleware,
    allow_origins=[SHOP],
    allow_methods=["GET", "PUT"],
    allow_credentials=True,
)
routes = [Path("/", answer, methods=["GET", "PUT"])]
app = Lilya(
    routes=[
        Include("/no-cors", routes=routes),
        Include("/named", routes=routes),
        Include("/any", routes=routes),
    ],
    middleware=[cors],
)
