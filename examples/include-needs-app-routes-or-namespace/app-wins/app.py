from lilya.apps import ChildLilya, Lilya
from lilya.routing import Include
from lilya.testclient import TestClient

app = Lilya(
    routes=[Include("/accounts", app=ChildLilya(), namespace="accounts")],
)

if __name__ == "__main__":
    print("/accounts/users", TestClient(app).get("/accounts/users").status_code)
