from lilya.cli.directives.operations.runserver import runserver
from lilya.cli.env import DirectiveEnv
from main import app

runserver.main(obj=DirectiveEnv(app=app))
