from lilya.apps import Lilya

app = Lilya()
print("secret_key:", app.settings.secret_key)
