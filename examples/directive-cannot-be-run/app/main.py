from lilya.apps import Lilya


def create_app():
    return Lilya()
