from lilya.apps import ChildLilya, Lilya
from lilya.permissions import DefinePermission
from lilya.permissions.deny_all import DenyAll
from lilya.routing import Include, Path


def show():
    return "shown"


deny = [DefinePermission(DenyAll)]
reports = ChildLilya(
    routes=[Include("/", routes=[Path("/sales", show)])], permissions=deny
)

app = Lilya(routes=[Path("/", show), Include("/reports", app=reports)])
