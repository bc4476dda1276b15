import os

from lilya.apps import Lilya


def connect():
    print("connected to", os.environ["DATABASE_URL"])


def warm_up():
    print("warmed up")


def disconnect():
    print("disconnected")


app = Lilya(on_startup=[connect, warm_up], on_shutdown=[disconnect])
