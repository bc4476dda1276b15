from lilya.apps import Lilya
from lilya.routing import Path


def users():
    return ["Ada"]


def create_app():
    return Lilya(routes=[Path("/users", users)])


def create_for(team):
    return Lilya(routes=[Path(f"/{team}/users", users)])


def create_for_red():
    return create_for("red")


def create_nothing():
    Lilya(routes=[Path("/users", users)])


async def create_later():
    return Lilya(routes=[Path("/users", users)])


app = create_app()
