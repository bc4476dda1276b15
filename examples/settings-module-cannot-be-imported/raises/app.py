from lilya.apps import Lilya

app = Lilya()
print("characters in the key:", len(app.settings.secret_key))
