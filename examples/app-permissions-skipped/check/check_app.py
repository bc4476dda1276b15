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


module, _, name = sys.argv[1].partition(":")
checked = list(apps_in(getattr(import_module(module), name)))
affected = 0
for where, app in checked:
    route = getattr(app, "_fast_route", None)
    skipped = [layer for layer in LAYERS if getattr(app.router, layer)]
    if route and skipped:
        affected += 1
        print(f"{where}{route.path} skips {', '.join(skipped)}")
print(f"apps checked: {len(checked)}, affected: {affected}")
sys.exit(affected > 0 or not checked)
