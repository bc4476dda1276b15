from lilya.apps import Lilya

app = Lilya()
print("pool_size:", app.settings.pool_size)
