from lilya.apps import Lilya
from lilya.contrib.openapi.config import OpenAPIConfig
from lilya.middleware import DefineMiddleware
from lilya.middleware.security import SecurityMiddleware
from lilya.routing import Include, Path
from lilya.staticfiles import StaticFiles


def users():
    return ["Ada"]


# The page of your own stands in place of these.
config = OpenAPIConfig(
    openapi_version="3.1.0",
    docs_url=None,
    redoc_url=None,
    stoplight_url=None,
    rapidoc_url=None,
)
policy = "default-src 'self'; img-src 'self' data:"
security = DefineMiddleware(SecurityMiddleware, content_policy=policy)
swagger_ui = StaticFiles(packages=[("mkdocs_swagger_ui_tag", "swagger-ui")])
app = Lilya(
    routes=[
        Path("/users", users),
        Include("/swagger-ui", app=swagger_ui),
        Include("/docs", app=StaticFiles(directory="docs", html=True)),
    ],
    middleware=[security],
    enable_openapi=True,
    openapi_config=config,
)
