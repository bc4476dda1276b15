from lilya.apps import Lilya
from lilya.conf import settings
from lilya.conf.global_settings import Settings
from lilya.routing import Path
from lilya.testclient import TestClient


class ShopSettings(Settings):
    app_name: str = "the shop"


def home():
    return settings.app_name


app = Lilya(routes=[Path("/", home)], settings_module=ShopSettings)

if __name__ == "__main__":
    print(TestClient(app).get("/").json())
