from lilya.routing import Path


def users():
    return ["Ada"]


route_patterns = [Path("/users", users)]
