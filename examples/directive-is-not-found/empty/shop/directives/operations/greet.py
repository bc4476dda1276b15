from lilya.cli.base import BaseDirective


class Greet(BaseDirective):
    def handle(self, *args, **options):
        print("Hello")
