from lilya.apps import Lilya


def flush():
    try:
        raise ConnectionError("the queue is away")
    except ConnectionError as error:
        print("not flushed:", error)


def disconnect():
    print("disconnected")


app = Lilya(on_shutdown=[flush, disconnect])
