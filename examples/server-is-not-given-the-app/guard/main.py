import sys

import uvicorn
from lilya.apps import Lilya
from lilya.routing import Path


def users():
    return ["Ada"]


app = Lilya(routes=[Path("/users", users)])

uvicorn.run("main:app", port=int(sys.argv[1]), workers=2)
