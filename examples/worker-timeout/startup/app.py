import time

from lilya.apps import Lilya
from lilya.routing import Path


def load_model():
    time.sleep(3)


def home():
    return "welcome"


app = Lilya(routes=[Path("/", home)], on_startup=[load_model])
