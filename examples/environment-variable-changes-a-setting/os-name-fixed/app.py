from lilya.apps import Lilya

settings = Lilya().settings
print("db_user:", settings.db_user)
