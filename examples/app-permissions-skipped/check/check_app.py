import gc
import sys
from importlib import import_module

from lilya.apps import BaseLilya

LAYERS = ("permissions", "before_request", "after_request")


def apps_in(app, where=""):
    """Yield every app inside of the app, with its address."""
    while not hasattr(app, "routes") and hasattr(app, "app"):
        app = app.app  # a middleware around it
    if isinstance(app, BaseLilya):
        yield where, app
    for route in getattr(app, "routes", []):
        if inner := getattr(route, "__base_app__", None):
            yield from apps_in(inner, where + getattr(route, "path", "").rstrip("/"))


def all_apps(app):
    """Return those, then every other app in memory: who holds it is not known."""
    found = list(apps_in(app))
    if not found:
        sys.exit(f"{sys.argv[1]} is no Lilya app.")
    seen = {id(inner) for _, inner in found}
    gc.collect()
    for other in gc.get_objects():
        if issubclass(type(other), BaseLilya) and id(other) not in seen:
            found.append(("(somewhere) ", other))
    return found


module, _, name = sys.argv[1].partition(":")
checked = all_apps(getattr(import_module(module), name))
affected = 0
for where, app in checked:
    if not hasattr(app, "_fast_route"):
        sys.exit("This Lilya has no _fast_route: the program cannot tell.")
    skipped = [layer for layer in LAYERS if getattr(app.router, layer)]
    if app._fast_route and skipped:
        affected += 1
        print(f"{where}{app._fast_route.path} skips {', '.join(skipped)}")
print(f"apps checked: {len(checked)}, affected: {affected}")
sys.exit(affected > 0)
