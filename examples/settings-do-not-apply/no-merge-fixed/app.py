from lilya.apps import Lilya
from settings import ReportSettings

app = Lilya(settings_module=ReportSettings)
print(f"root_path: {app.root_path!r}")
print("on_startup:", len(app.router.on_startup))
