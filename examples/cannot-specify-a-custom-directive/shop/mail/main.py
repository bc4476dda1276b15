from lilya.apps import Lilya
from lilya.routing import Path


def inbox():
    return []


app = Lilya(routes=[Path("/inbox", inbox)])
