from lilya.apps import Lilya
from lilya.contrib.cqrs import command
from lilya.routing import Path
from messages import CreateUser


@command(CreateUser)
def create(message):
    print("created", message.name)


import users  # noqa: E402

app = Lilya(routes=[Path("/users", users.show)])
