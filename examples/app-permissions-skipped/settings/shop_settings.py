from lilya.conf.global_settings import Settings
from lilya.permissions import DefinePermission
from lilya.permissions.deny_all import DenyAll


class ShopSettings(Settings):
    @property
    def permissions(self):
        return [DefinePermission(DenyAll)]
