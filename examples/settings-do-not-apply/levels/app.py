from lilya.apps import Lilya
from settings import ModuleSettings

plain = Lilya()
module = Lilya(settings_module=ModuleSettings)
parameter = Lilya(settings_module=ModuleSettings, root_path="/from-parameter")

print(f"Lilya(): {plain.root_path!r}")
print(f"settings_module: {module.root_path!r}")
print(f"parameter: {parameter.root_path!r}")
