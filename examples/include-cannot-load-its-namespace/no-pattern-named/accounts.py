from lilya.routing import Path


def users():
    return ["Ada"]


urls = [Path("/users", users)]
