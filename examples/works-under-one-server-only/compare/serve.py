import asyncio

from failing import app
from hypercorn.asyncio import serve
from hypercorn.config import Config

config = Config()
config.bind = ["127.0.0.1:8000"]
asyncio.run(serve(app, config))
