from lilya.cli.base import BaseDirective


class Directive(BaseDirective):
    def handle(self, *args, **options):
        print("The mail is sent")
