NAMES = ["Ada"]
