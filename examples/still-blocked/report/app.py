from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.sessions import SessionMiddleware
from lilya.requests import Request
from lilya.routing import Path
from lilya.testclient import TestClient


def home(request: Request):
    return str(request.path_for("users"))


def people():
    return ["Ada"]


app = Lilya(
    routes=[Path("/", home), Path("/users", people)],
    middleware=[DefineMiddleware(SessionMiddleware, secret_key="8f2a91c4e07b")],
)

print(TestClient(app).get("/").text)
