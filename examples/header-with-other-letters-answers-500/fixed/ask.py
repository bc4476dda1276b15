import sys
from http.client import HTTPConnection

connection = HTTPConnection("127.0.0.1", int(sys.argv[1]))
for cookie in (b"name=Ada", b"name=Andr\xe9"):
    connection.request("GET", "/", headers={"Cookie": cookie})
    response = connection.getresponse()
    print(response.status, response.read().decode())
