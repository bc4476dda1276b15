from lilya.cli.decorator import directive
from sayer import command


@directive
@command
def bare():
    print("Hello from a function")
