import os

from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.csrf import CSRFMiddleware
from lilya.protocols.middleware import MiddlewareProtocol
from lilya.responses import PlainText
from lilya.routing import Include, Path

SECRET = os.environ["CSRF_SECRET"]
if len(SECRET) < 32:
    raise SystemExit("CSRF_SECRET must have 32 characters or more.")


class ClientGone(Exception):
    pass


class WholeBody(MiddlewareProtocol):
    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            return await self.app(scope, receive, send)
        complete = False

        async def checked():
            nonlocal complete
            message = await receive()
            if message["type"] == "http.disconnect" and not complete:
                raise ClientGone
            complete = complete or not message.get("more_body", False)
            return message

        try:
            await self.app(scope, checked, send)
        except ClientGone:
            await PlainText("", status_code=400)(scope, receive, send)


def home():
    return "home"


async def pay():
    return "paid"


routes = [Path("/", home), Path("/pay", pay, methods=["POST"])]
csrf = [DefineMiddleware(WholeBody), DefineMiddleware(CSRFMiddleware, secret=SECRET)]
app = Lilya(routes=[Include("/", routes=routes, middleware=csrf)])
