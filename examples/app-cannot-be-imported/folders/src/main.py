from lilya.apps import Lilya
from lilya.routing import Path
from users import users

app = Lilya(routes=[Path("/users", users)])
