from lilya.cli.base import BaseDirective


class Directive(BaseDirective):
    def handel(self, *args, **options):
        print("Hello")
