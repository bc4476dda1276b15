import os

from lilya.apps import Lilya
from lilya.routing import Path

visits = 0


async def visit():
    global visits
    visits += 1
    return {"worker": os.getpid(), "visit": visits}


app = Lilya(routes=[Path("/visit", visit, methods=["POST"])])
