from importlib.util import find_spec

from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path
from lilya.testclient import TestClient


async def sign_up(request: Request):
    form = await request.form()
    return sorted(form)


app = Lilya(routes=[Path("/sign-up", sign_up, methods=["POST"])])

client = TestClient(app)
print("python-multipart:", find_spec("python_multipart"))
print("urlencoded", client.post("/sign-up", data={"name": "Ada"}).json())
print("multipart", client.post("/sign-up", files={"photo": b"..."}).json())
