from typing import Annotated

from lilya.cli.decorator import directive
from sayer import Option, command


@directive
@command
def welcome(name: Annotated[str, Option("nobody", help="Who is welcome.")]):
    print("Welcome", name)
