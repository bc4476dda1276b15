from lilya.apps import Lilya

settings = Lilya().settings
print("user:", settings.user)
