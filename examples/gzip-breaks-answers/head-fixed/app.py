from pathlib import Path as Folder

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.compression import GZipMiddleware
from lilya.routing import Include, Path
from lilya.staticfiles import StaticFiles


def home():
    return "home" * 1000


gzip = [DefineMiddleware(GZipMiddleware)]
static = Folder(__file__).parent / "static"
app = Lilya(
    routes=[
        Include("/static", app=StaticFiles(directory=static)),
        Include("/", routes=[Path("/", home)], middleware=gzip),
    ],
)
