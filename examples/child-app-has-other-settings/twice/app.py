from lilya.apps import ChildLilya, Lilya
from lilya.routing import Include, Path


def runs(request):
    return {"runs": request.scope["runs"]}


shop = ChildLilya(routes=[Path("/runs", runs)])
app = Lilya(routes=[Path("/runs", runs), Include("/shop", app=shop)])
