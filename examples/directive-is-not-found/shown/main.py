from lilya.apps import Lilya

app = Lilya()
