import logging
import sys

import httpx2
from app import app
from lilya.testclient import TestClient

logging.disable()
test = TestClient(app)
server = httpx2.Client(base_url=sys.argv[1])

for path in ("/users/", "/files/100%2525", "/address"):
    for name, client in (("test", test), ("server", server)):
        response = client.get(path)
        print(f"{path} {name}: {response.status_code} {response.text}")
