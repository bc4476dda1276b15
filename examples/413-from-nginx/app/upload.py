import socket
import sys

with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as connection:
    connection.sendall(b"POST /first HTTP/1.1\r\nHost: shop.example\r\n")
    connection.sendall(b"Content-Length: 10\r\n\r\nfirst")
    connection.settimeout(3)
    try:
        answer = connection.recv(10_000).decode()
        print("answer to the first half:", answer.split("\r\n")[0])
    except TimeoutError:
        print("no answer to the first half")
        connection.sendall(b"-last")
        answer = connection.recv(10_000).decode()
        print("answer to the whole:", answer.split("\r\n")[0])
