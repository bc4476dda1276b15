from lilya.apps import Lilya

app = Lilya()
DATABASE = "sqlite:///shop.db"
print("database:", app.settings.database)
