from lilya.apps import Lilya
from lilya.requests import Request
from lilya.responses import HTMLResponse, Response
from lilya.routing import Path


async def page(request: Request):
    return HTMLResponse(f'<script src="{request.path_for("script")}"></script>')


async def script():
    return Response("console.log('the script runs')", media_type="text/javascript")


app = Lilya(routes=[Path("/", page), Path("/shop.js", script, name="script")])
