from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path


async def users():
    return ["Ada"]


async def show(name: str):
    return name


async def address(request: Request):
    return "no address" if request.client is None else "an address"


app = Lilya(
    routes=[
        Path("/users", users),
        Path("/files/{name}", show),
        Path("/address", address),
    ]
)
