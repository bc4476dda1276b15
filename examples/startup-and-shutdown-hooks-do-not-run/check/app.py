from lilya.apps import Lilya


def connect():
    print("connected")


def disconnect():
    print("disconnected")


app = Lilya(on_startup=[connect], on_shutdown=[disconnect])
