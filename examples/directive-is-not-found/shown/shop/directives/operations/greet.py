from lilya.cli.decorator import directive
from sayer import command


@directive(display_in_cli=True)
@command
def greet():
    print("Hello")
