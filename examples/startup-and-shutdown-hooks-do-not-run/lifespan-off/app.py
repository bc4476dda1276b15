from lilya.apps import Lilya
from lilya.routing import Path


def connect():
    app.state.database = "connected"


def status():
    return app.state.database


app = Lilya(routes=[Path("/status", status)], on_startup=[connect])
