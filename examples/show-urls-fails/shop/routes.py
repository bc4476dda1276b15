import sys
from importlib import import_module

from lilya.routing import Host


def lines(routes, prefix=""):
    for route in routes:
        if isinstance(route, Host):
            path = route.host + prefix
        else:
            path = prefix + getattr(route, "path", "").rstrip("/")
        children = getattr(route, "routes", None)
        if children:
            yield from lines(children, path)
        else:
            methods = sorted(getattr(route, "methods", None) or [])
            yield f"{type(route).__name__} {path or '/'} {' '.join(methods)}"


module, _, name = sys.argv[1].partition(":")
for line in lines(getattr(import_module(module), name).routes):
    print(line)
