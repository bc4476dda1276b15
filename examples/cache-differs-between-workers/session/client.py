import json
import sys
import time
from urllib.request import Request, urlopen

with urlopen(Request(sys.argv[1] + "/login", method="POST")) as response:
    logged_in_by = json.load(response)["worker"]
    cookie = response.headers["set-cookie"].partition(";")[0]

users = {}
give_up = time.monotonic() + 40
while len(users) < 2 and time.monotonic() < give_up:
    with urlopen(Request(sys.argv[1] + "/me", headers={"cookie": cookie})) as response:
        answer = json.load(response)
    users[answer["worker"]] = answer["user"]

print("the worker that logged you in knows:", users.pop(logged_in_by))
for user in users.values():
    print("the other worker knows:", user)
