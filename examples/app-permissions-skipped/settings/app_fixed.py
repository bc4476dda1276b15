from lilya.apps import Lilya
from lilya.routing import Include, Path
from lilya.testclient import TestClient


def salaries():
    return {"Ada": 4200}


app = Lilya(routes=[Include("/", routes=[Path("/salaries", salaries)])])

print("/salaries", TestClient(app).get("/salaries").status_code)
