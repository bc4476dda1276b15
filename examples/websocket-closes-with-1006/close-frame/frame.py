import socket
import sys
from urllib.parse import urlsplit

address = urlsplit(sys.argv[1])
with socket.create_connection((address.hostname, address.port)) as connection:
    connection.sendall(
        f"GET {address.path} HTTP/1.1\r\n"
        f"Host: {address.netloc}\r\n"
        "Connection: Upgrade\r\n"
        "Upgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "\r\n".encode()
    )
    stream = connection.makefile("rb")
    while stream.readline().strip():
        pass
    connection.sendall(b"\x81\x86\x00\x00\x00\x00orders")
    _, length = stream.read(2)
    frame = stream.read(length)
    print(address.path, "close code", int.from_bytes(frame[:2], "big"))
    print(address.path, "reason:", frame[2:].decode() or "none")
