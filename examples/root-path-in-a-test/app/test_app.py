from app import app
from lilya.testclient import TestClient

client = TestClient(app, root_path="/api")
for path in ("/", "/team/users"):
    response = client.get(path)
    print("test", path, response.status_code, response.text)
