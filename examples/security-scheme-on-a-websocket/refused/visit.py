import asyncio
import os
import sys

from websockets import ConnectionClosed, InvalidStatus, connect


async def visit(name, headers):
    try:
        async with connect(sys.argv[1], additional_headers=headers) as websocket:
            print(f"{name}: {await websocket.recv()}")
    except InvalidStatus as error:
        print(f"{name}: HTTP {error.response.status_code}")
    except ConnectionClosed as error:
        print(f"{name}: closed with {error.code}")


async def main():
    await visit("a stranger", {})
    await visit("a guess", {"Authorization": "Bearer guess"})
    await visit("with the token", {"Authorization": f"Bearer {os.environ['TOKEN']}"})


asyncio.run(main())
