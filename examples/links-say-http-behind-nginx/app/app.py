from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path


def where(request: Request):
    client = request.client.host if request.client else None
    return {"link": str(request.path_for("where")), "client": client}


app = Lilya(routes=[Path("/where", where, name="where")])
