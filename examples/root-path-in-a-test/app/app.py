from lilya.apps import Lilya
from lilya.routing import Include, Path


def home(request):
    return str(request.path_for("home"))


def users():
    return ["Ada"]


app = Lilya(
    routes=[
        Path("/", home, name="home"),
        Include("/team", routes=[Path("/users", users)]),
    ]
)
