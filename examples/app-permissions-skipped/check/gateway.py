from lilya.apps import ChildLilya, Lilya
from lilya.permissions import DefinePermission
from lilya.permissions.deny_all import DenyAll
from lilya.routing import Include, Path


class Gateway:
    def __init__(self, inner):
        self.inner = inner

    async def __call__(self, scope, receive, send):
        await self.inner(scope, receive, send)


def show():
    return "shown"


deny = [DefinePermission(DenyAll)]
reports = ChildLilya(routes=[Path("/sales", show)], permissions=deny)

app = Lilya(routes=[Path("/", show), Include("/reports", app=Gateway(reports))])
