from lilya.apps import Lilya
from lilya.routing import Path


def home():
    return "welcome"


app = Lilya(routes=[Path("/", home)])
