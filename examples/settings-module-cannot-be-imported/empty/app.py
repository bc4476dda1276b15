from lilya.apps import Lilya

app = Lilya()
print("settings:", type(app.settings).__name__)
