from lilya.apps import Lilya
from lilya.routing import Path


def current(request):
    return {"settings": type(request.app.settings).__name__}


app = Lilya(routes=[Path("/", current)])
