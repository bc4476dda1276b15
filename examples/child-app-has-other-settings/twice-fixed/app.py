from lilya.apps import ChildLilya, Lilya
from lilya.routing import Include, Path
from settings import ChildSettings


def runs(request):
    return {"runs": request.scope["runs"]}


shop = ChildLilya(routes=[Path("/runs", runs)], settings_module=ChildSettings)
app = Lilya(routes=[Path("/runs", runs), Include("/shop", app=shop)])
