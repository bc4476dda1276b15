from lilya.apps import Lilya

app = Lilya()
print("region:", app.settings.region)
