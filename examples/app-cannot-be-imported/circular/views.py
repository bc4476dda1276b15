from main import app


def users():
    return app.state.names
