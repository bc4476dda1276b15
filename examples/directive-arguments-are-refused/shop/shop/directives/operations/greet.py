from lilya.cli.base import BaseDirective


class Directive(BaseDirective):
    def add_arguments(self, parser):
        parser.add_argument("--name", default="nobody")

    def handle(self, *args, **options):
        print("Hello", options["name"])
