from lilya.conf.global_settings import Settings
from lilya.middleware import DefineMiddleware


class Count:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        scope["runs"] = scope.get("runs", 0) + 1
        await self.app(scope, receive, send)


class AppSettings(Settings):
    @property
    def middleware(self):
        return [DefineMiddleware(Count)]
