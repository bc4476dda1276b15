from lilya.cli.decorator import directive


@directive
class Directive:
    def handle(self, *args, **options):
        print("Hello from a class")
