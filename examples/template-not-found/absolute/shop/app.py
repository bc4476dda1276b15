from pathlib import Path as FilePath

from lilya.apps import Lilya
from lilya.requests import Request
from lilya.routing import Path
from lilya.templating import Jinja2Template

templates = Jinja2Template(directory=FilePath(__file__).parent / "pages")


def home(request: Request):
    return templates.get_template_response(request, "home.html")


app = Lilya(routes=[Path("/", home)])
