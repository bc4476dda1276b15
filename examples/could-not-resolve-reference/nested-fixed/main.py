from lilya.apps import Lilya
from lilya.contrib.openapi.config import OpenAPIConfig
from lilya.contrib.openapi.datastructures import OpenAPIResponse
from lilya.contrib.openapi.decorator import openapi
from lilya.requests import Request
from lilya.routing import Include, Path
from lilya.staticfiles import StaticFiles
from pydantic import BaseModel


class Size(BaseModel):
    cm: int


class Item(BaseModel):
    name: str
    size: Size


@openapi(
    request_body={"$ref": "#/components/schemas/Item"},
    responses={201: OpenAPIResponse(model=Item)},
)
async def create(request: Request):
    return "created"


config = OpenAPIConfig(
    openapi_version="3.1.0",
    swagger_js_url="/swagger-ui/javascripts/swagger-ui-bundle.js",
    swagger_css_url="/swagger-ui/stylesheets/swagger-ui.css",
    swagger_favicon_url="/favicon.ico",
)
swagger_ui = StaticFiles(packages=[("mkdocs_swagger_ui_tag", "swagger-ui")])
app = Lilya(
    routes=[
        Path("/items", create, methods=["POST"]),
        Include("/swagger-ui", app=swagger_ui),
        Include("/static", app=StaticFiles(directory="static")),
    ],
    enable_openapi=True,
    openapi_config=config,
)
