from lilya.apps import Lilya
from lilya.exceptions import PermissionDenied
from lilya.permissions import DefinePermission
from lilya.routing import Path


class Nobody:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        raise PermissionDenied()


def users():
    return ["Ada"]


nobody = [DefinePermission(Nobody)]
app = Lilya(routes=[Path("/users", users, permissions=nobody)])
whole = Lilya(routes=[Path("/users", users), Path("/health", users)], permissions=nobody)
