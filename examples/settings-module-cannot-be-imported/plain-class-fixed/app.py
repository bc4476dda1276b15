from lilya.apps import Lilya
from lilya.routing import Path


def health():
    return "fine"


def users(request):
    return ["Ada"]


def user(id: int):
    return {"id": id}


app = Lilya(
    routes=[
        Path("/health", health),
        Path("/users", users),
        Path("/users/{id:int}", user),
    ]
)
