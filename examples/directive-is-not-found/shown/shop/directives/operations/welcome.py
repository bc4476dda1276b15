from lilya.cli.decorator import directive
from sayer import command


@directive
@command
def welcome():
    print("Welcome")
