from lilya.apps import Lilya


def flush():
    raise ConnectionError("the queue is away")


def disconnect():
    print("disconnected")


app = Lilya(on_shutdown=[flush, disconnect])
