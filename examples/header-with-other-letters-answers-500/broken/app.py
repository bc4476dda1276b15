from lilya.apps import Lilya
from lilya.middleware import DefineMiddleware
from lilya.middleware.cors import CORSMiddleware
from lilya.routing import Path


def home():
    return "hello"


app = Lilya(
    routes=[Path("/", home)],
    middleware=[DefineMiddleware(CORSMiddleware, allow_origins=["https://shop.example"])],
)
