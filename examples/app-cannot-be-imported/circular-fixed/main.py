from lilya.apps import Lilya
from lilya.routing import Path
from views import users

app = Lilya(routes=[Path("/users", users)])
app.state.names = ["Ada"]
