from main import create


def show():
    return create.__name__
