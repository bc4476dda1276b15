from lilya.apps import Lilya
from lilya.middleware.wsgi import WSGIMiddleware
from lilya.routing import Include


def old_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"from WSGI"]


app = Lilya(routes=[Include("/old", app=WSGIMiddleware(old_app))])
