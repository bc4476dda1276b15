from lilya.apps import Lilya
from lilya.responses import JSONResponse
from lilya.routing import Path


async def delete():
    return JSONResponse({"deleted": 7}, status_code=204)


app = Lilya(routes=[Path("/users", delete, methods=["DELETE"])])
