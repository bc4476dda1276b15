from lilya.apps import Lilya
from lilya.requests import Request
from lilya.responses import HTMLResponse, RedirectResponse
from lilya.routing import Path


async def choose():
    response = RedirectResponse("/show", status_code=303)
    response.set_cookie("theme", "dark", secure=True)
    return response


async def show(request: Request):
    return HTMLResponse("<p>kept</p>" if "theme" in request.cookies else "<p>lost</p>")


app = Lilya(routes=[Path("/choose", choose), Path("/show", show)])
