from lilya.cli.decorator import directive


@directive
def bare():
    print("Hello from a function")
