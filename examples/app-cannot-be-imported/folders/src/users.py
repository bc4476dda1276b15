def users():
    return ["Ada"]
