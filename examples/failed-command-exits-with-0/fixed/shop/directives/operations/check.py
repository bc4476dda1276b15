from lilya.cli.base import BaseDirective
from lilya.cli.exceptions import DirectiveError


class Directive(BaseDirective):
    def handle(self, *args, **options):
        raise DirectiveError("2 orders have no customer", returncode=3)
