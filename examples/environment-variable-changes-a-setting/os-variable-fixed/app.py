from lilya.apps import Lilya

app = Lilya(debug=None)
print("debug:", app.debug)
