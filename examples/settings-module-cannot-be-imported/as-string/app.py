from lilya.apps import Lilya

app = Lilya(settings_module="settings:AppSettings")
print("root_path:", app.root_path)
