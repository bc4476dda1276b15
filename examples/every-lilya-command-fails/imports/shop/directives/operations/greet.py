from lilya.cli.decorator import directive
from sayer import command
from shop.users import USERS


@directive(display_in_cli=True)
@command
def greet():
    print("Hello", *USERS)
