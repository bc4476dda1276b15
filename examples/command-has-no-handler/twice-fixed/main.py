import asyncio

import handlers  # noqa: F401
from lilya.contrib.cqrs import default_command_bus
from messages import CreateUser

asyncio.run(default_command_bus.dispatch(CreateUser("ada")))
