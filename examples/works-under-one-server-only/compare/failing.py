from lilya.apps import Lilya


def connect():
    print("connecting", flush=True)
    raise ConnectionError("no database")


app = Lilya(on_startup=[connect])
