import sys
from http.client import HTTPConnection

host, port = sys.argv[1:]
connection = HTTPConnection(host, int(port))
statuses = []
while len(statuses) < 60 and 500 not in statuses:
    connection.request("GET", "/order")
    response = connection.getresponse()
    response.read()
    statuses.append(response.status)
print("60 requests answered" if len(statuses) == 60 else statuses[-1])
