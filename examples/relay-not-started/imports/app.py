from lilya.apps import Lilya
from lilya.contrib.proxy.relay import Relay
from lilya.routing import Include

relay = Relay("http://127.0.0.1:8001")
app = Lilya(
    routes=[Include("/api", app=relay)],
    on_startup=[relay.startup],
    on_shutdown=[relay.shutdown],
)
print("imported")
