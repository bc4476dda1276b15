USERS = ["Ada"]
