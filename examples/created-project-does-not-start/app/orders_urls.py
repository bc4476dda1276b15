from lilya.routing import Path


def orders():
    return ["tea"]


route_patterns = [Path("/", orders)]
