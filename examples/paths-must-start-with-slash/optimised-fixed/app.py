from lilya.apps import Lilya
from lilya.routing import Path
from lilya.testclient import TestClient


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)])

if __name__ == "__main__":
    print("/users", TestClient(app).get("/users").status_code)
