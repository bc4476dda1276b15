from lilya.apps import Lilya
from lilya.contrib.openapi.config import OpenAPIConfig
from lilya.middleware import DefineMiddleware
from lilya.middleware.security import SecurityMiddleware
from lilya.routing import Include, Path
from lilya.staticfiles import StaticFiles


def users():
    return ["Ada"]


config = OpenAPIConfig(
    openapi_version="3.1.0",
    swagger_js_url="/swagger-ui/javascripts/swagger-ui-bundle.js",
    swagger_css_url="/swagger-ui/stylesheets/swagger-ui.css",
    swagger_favicon_url="/favicon.ico",
)
security = DefineMiddleware(SecurityMiddleware, content_policy="default-src 'self'")
swagger_ui = StaticFiles(packages=[("mkdocs_swagger_ui_tag", "swagger-ui")])
app = Lilya(
    routes=[Path("/users", users), Include("/swagger-ui", app=swagger_ui)],
    middleware=[security],
    enable_openapi=True,
    openapi_config=config,
)
