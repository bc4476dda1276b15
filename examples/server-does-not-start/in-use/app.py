from lilya.apps import Lilya


def migrate():
    print("tables migrated")


app = Lilya(on_startup=[migrate])
