from lilya.apps import Lilya
from lilya.routing import Include, Path


def health():
    return "ok"


app = Lilya(routes=[Path("/health", health), Include("/", namespace="users")])
