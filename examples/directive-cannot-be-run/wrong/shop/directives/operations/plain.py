class Directive:
    def handle(self, *args, **options):
        print("Hello from a class")
