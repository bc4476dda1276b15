from lilya.apps import Lilya
from lilya.requests import Request
from lilya.responses import JSONResponse
from lilya.routing import Path


async def choose():
    response = JSONResponse("chosen")
    response.set_cookie("theme", "dark", domain="shop.example")
    return response


async def show(request: Request):
    return request.cookies.get("theme", "no theme")


app = Lilya(routes=[Path("/choose", choose), Path("/show", show)])
