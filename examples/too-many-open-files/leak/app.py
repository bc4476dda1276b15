import logging

from lilya.apps import Lilya
from lilya.routing import Path


def order():
    audit = logging.getLogger("audit")
    audit.addHandler(logging.FileHandler("audit.log"))
    audit.warning("an order")
    return "ordered"


app = Lilya(routes=[Path("/order", order)])
