from lilya.apps import Lilya
from lilya.routing import Path


async def users():
    return ["Ada"]


async def user(request):
    return request.path_params["name"]


app = Lilya(routes=[Path("/users", users), Path("/users/{name}", user)])
