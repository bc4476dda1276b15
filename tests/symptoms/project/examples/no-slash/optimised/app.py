from lilya.routing import Path


def users():
    return ["Ada"]


print(Path("users", users).path)
