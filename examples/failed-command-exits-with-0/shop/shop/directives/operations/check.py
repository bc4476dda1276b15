from lilya.cli.base import BaseDirective


class Directive(BaseDirective):
    def handle(self, *args, **options):
        return "2 orders have no customer"
