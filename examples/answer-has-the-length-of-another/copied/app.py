from lilya.apps import Lilya
from lilya.responses import HTMLResponse, JSONResponse
from lilya.routing import Path

NO_STORE = {"Cache-Control": "no-store"}


def count():
    return JSONResponse({"users": 3}, headers=dict(NO_STORE))


def page():
    return HTMLResponse("<h1>Three users</h1>", headers=dict(NO_STORE))


app = Lilya(routes=[Path("/count", count), Path("/page", page)])
