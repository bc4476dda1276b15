from lilya.apps import Lilya
from lilya.conf.global_settings import Settings


class ShopSettings(Settings):
    app_name: str = "the shop"


app = Lilya(settings_module=ShopSettings)
print(app.settings.app_name)
