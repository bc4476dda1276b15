from lilya.apps import Lilya

app = Lilya()
print("database:", app.settings.database)
