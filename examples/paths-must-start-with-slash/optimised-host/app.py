from lilya.apps import Lilya
from lilya.routing import Host, Path
from lilya.testclient import TestClient


def users():
    return ["Ada"]


api = Lilya(routes=[Path("/users", users)])
app = Lilya(routes=[Host("/api.example.com", app=api)])

if __name__ == "__main__":
    client = TestClient(app, base_url="http://api.example.com")
    print("/users", client.get("/users").status_code)
