from lilya.requests import Request


def users(request: Request):
    return request.app.state.names
