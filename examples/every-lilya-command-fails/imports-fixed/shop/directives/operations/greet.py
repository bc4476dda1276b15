from lilya.cli.decorator import directive
from sayer import command


@directive(display_in_cli=True)
@command
def greet():
    from shop.users import USERS

    print("Hello", *USERS)
