from importlib.util import find_spec

NEEDED = {
    "the lilya command": "click rich sayer jinja2 palfrey rich_toolkit",
    "OpenAPI": "pydantic",
    "templates, mail": "jinja2",
    "sessions": "itsdangerous",
    "the test client": "httpx2",
    "the Redis cache": "redis",
    "JWT": "jwt pydantic",
    "WSGI": "a2wsgi",
    "YAML": "yaml",
    "MessagePack": "msgpack",
    "a server": "palfrey",
}
for use, modules in NEEDED.items():
    missing = [module for module in modules.split() if not find_spec(module)]
    print(f"{use}: {'missing ' + ', '.join(missing) if missing else 'ready'}")
