from lilya.apps import ChildLilya, Lilya
from lilya.routing import Include, Path


def users():
    return ["Ada"]


orders = ChildLilya(routes=[Path("/{id:int}", users)])
app = Lilya(
    routes=[
        Include("/api", routes=[Path("/users", users)]),
        Include("/orders", app=orders),
    ]
)
