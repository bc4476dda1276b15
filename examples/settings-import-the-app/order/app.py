from lilya.apps import Lilya

DATABASE = "sqlite:///shop.db"
app = Lilya()
print("imported as", __name__)
