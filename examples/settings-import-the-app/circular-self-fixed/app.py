from lilya.apps import Lilya

app = Lilya()
print("root_path:", app.root_path)
