from lilya.apps import Lilya


def disconnect():
    print("cleaned up", flush=True)


def flush():
    raise ConnectionError("the queue is away")


app = Lilya(on_shutdown=[disconnect, flush])
