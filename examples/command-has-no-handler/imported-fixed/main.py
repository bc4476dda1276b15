import handlers  # noqa: F401
from lilya.apps import Lilya
from lilya.contrib.cqrs import default_command_bus
from lilya.routing import Path
from lilya.testclient import TestClient
from messages import CreateUser


async def create():
    await default_command_bus.dispatch(CreateUser("ada"))
    return "created"


client = TestClient(Lilya(routes=[Path("/create", create)]))
