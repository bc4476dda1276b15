from lilya.apps import Lilya

app = Lilya(root_path="/from-parameter")
print("root_path:", app.root_path)
print("settings:", app.settings.root_path)
