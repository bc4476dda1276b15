from lilya.apps import Lilya
from lilya.routing import WebSocketPath
from lilya.testclient import TestClient
from lilya.websockets import WebSocketDisconnect


async def echo(websocket):
    await websocket.accept()
    async for text in websocket.iter_text():
        await websocket.send_text(text)


app = Lilya(routes=[WebSocketPath("/echo", echo)])

if __name__ == "__main__":
    try:
        with TestClient(app).websocket_connect("/echo"):
            print("connected")
    except WebSocketDisconnect as error:
        print(error.reason)
