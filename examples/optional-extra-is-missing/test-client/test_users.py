from lilya.apps import Lilya
from lilya.routing import Path
from lilya.testclient import TestClient


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)])

response = TestClient(app).get("/users")
print(response.status_code, response.json())
