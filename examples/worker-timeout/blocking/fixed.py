import time

from lilya.apps import Lilya
from lilya.routing import Path


def home():
    return "welcome"


def report():
    time.sleep(4)
    return "report"


app = Lilya(routes=[Path("/", home), Path("/report", report)])
