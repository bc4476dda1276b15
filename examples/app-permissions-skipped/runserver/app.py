from lilya.apps import Lilya
from lilya.permissions import DefinePermission
from lilya.permissions.deny_all import DenyAll
from lilya.routing import Path


def status(request):
    return {"debug": request.app.debug}


app = Lilya(
    routes=[Path("/status", status)],
    permissions=[DefinePermission(DenyAll)],
)
