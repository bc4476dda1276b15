import logging

from lilya.apps import Lilya
from lilya.routing import Path

log = logging.getLogger("shop")
log.setLevel(logging.INFO)
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("shop: %(message)s"))
log.addHandler(handler)


def home():
    log.info("an order")
    return "thanks"


app = Lilya(routes=[Path("/", home)])
