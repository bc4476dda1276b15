import socket
import sys
import time
from urllib.parse import urlsplit

# A phone without a network: the connection is there, and nothing comes back.
url = urlsplit(sys.argv[1])
with socket.create_connection((url.hostname, url.port)) as connection:
    connection.sendall(
        f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
    )
    print(connection.recv(1024).split(b"\r\n")[0].decode())
    time.sleep(6)
