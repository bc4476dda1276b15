from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.cors import CORSMiddleware
from lilya.requests import Request
from lilya.routing import Path


class Utf8Headers:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if "headers" in scope:
            headers = [(name, utf8(value)) for name, value in scope["headers"]]
            scope = {**scope, "headers": headers}
        await self.app(scope, receive, send)


def utf8(value: bytes) -> bytes:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("iso-8859-1").encode("utf-8")
    return value


def home(request: Request):
    return f"hello {request.cookies['name']}"


app = Lilya(
    routes=[Path("/", home)],
    middleware=[
        DefineMiddleware(Utf8Headers),
        DefineMiddleware(CORSMiddleware, allow_origins=["https://shop.example"]),
    ],
)
