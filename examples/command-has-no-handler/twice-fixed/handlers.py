from lilya.contrib.cqrs import command
from messages import CreateUser


@command(CreateUser)
def create(message):
    print("created", message.name)
