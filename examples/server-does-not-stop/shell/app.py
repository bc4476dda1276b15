from lilya.apps import Lilya
from lilya.routing import Path


def home():
    return "welcome"


def disconnect():
    print("disconnected")


app = Lilya(routes=[Path("/", home)], on_shutdown=[disconnect])
