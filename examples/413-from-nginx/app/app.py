from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path


def home():
    return "welcome"


async def upload(request: Request):
    size = 0
    async for part in request.stream():
        size += len(part)
    return {"size": size}


async def first(request: Request):
    async for part in request.stream():
        return {"seen": part.decode()}


app = Lilya(
    routes=[
        Path("/", home),
        Path("/upload", upload, methods=["POST"]),
        Path("/first", first, methods=["POST"]),
    ]
)
