import pathlib

from lilya.apps import Lilya
from lilya.routing import Include
from lilya.staticfiles import StaticFiles

STATIC = pathlib.Path(__file__).parent / "static"

app = Lilya(routes=[Include("/static", app=StaticFiles(directory=STATIC))])
