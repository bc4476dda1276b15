from lilya.cli.decorator import directive
from sayer import command


@command
@directive
def welcome():
    print("Welcome")
