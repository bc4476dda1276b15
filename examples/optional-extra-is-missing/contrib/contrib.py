from importlib import import_module

for name in (
    "lilya.contrib.mail",
    "lilya.contrib.opentelemetry",
    "lilya.contrib.proxy.relay",
    "lilya.contrib.schedulers.asyncz.config",
    "lilya.contrib.security.api_key",
    "lilya.contrib.security.http",
    "lilya.contrib.security.oauth2",
    "lilya.contrib.security.open_id",
):
    try:
        import_module(name)
        print(f"{name}: ready")
    except ImportError as error:
        print(f"{name}: {type(error).__name__}: {error}")
