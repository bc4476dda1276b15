import os
from secrets import compare_digest

from lilya.apps import Lilya
from lilya.exceptions import PermissionDenied
from lilya.permissions import DefinePermission
from lilya.protocols.permissions import PermissionProtocol
from lilya.requests import Connection
from lilya.routing import Include, Path

TOKEN = os.environ.get("API_TOKEN", "")


class NeedsToken(PermissionProtocol):
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        given = Connection(scope).headers.get("token", "")
        if not TOKEN or not compare_digest(given.encode(), TOKEN.encode()):
            raise PermissionDenied()
        await self.app(scope, receive, send)


def salaries():
    return {"Ada": 4200}


app = Lilya(
    routes=[Include("/", routes=[Path("/salaries", salaries)])],
    permissions=[DefinePermission(NeedsToken)],
)
