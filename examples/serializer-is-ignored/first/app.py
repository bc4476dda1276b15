import json_setup  # noqa: F401  before anything of Lilya
from lilya.apps import Lilya
from lilya.routing import Path
from lilya.testclient import TestClient


def me():
    return {"name": "Ada"}


app = Lilya(routes=[Path("/me", me)])

if __name__ == "__main__":
    print("me", TestClient(app).get("/me").text)
