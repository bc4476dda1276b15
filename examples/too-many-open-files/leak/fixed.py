import logging

from lilya.apps import Lilya
from lilya.routing import Path

audit = logging.getLogger("audit")
audit.addHandler(logging.FileHandler("audit.log"))


def order():
    audit.warning("an order")
    return "ordered"


app = Lilya(routes=[Path("/order", order)])
