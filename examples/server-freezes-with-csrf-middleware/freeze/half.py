import socket
import sys
import time
from urllib.request import urlopen

port = sys.argv[1].rpartition(":")[2]
head = (
    "POST /pay HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 100\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
)
with socket.create_connection(("127.0.0.1", int(port))) as client:
    client.sendall(f"{head}amount=1".encode())
    time.sleep(0.5)

time.sleep(0.5)
try:
    print("another client:", urlopen(sys.argv[1], timeout=3).status)
except TimeoutError:
    print("another client: no answer")
