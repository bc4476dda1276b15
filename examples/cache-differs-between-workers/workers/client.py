import json
import sys
import time
from urllib.request import Request, urlopen


def ask(path, method="GET"):
    request = Request(sys.argv[1] + path, method=method)
    with urlopen(request) as response:  # a new connection each time
        return json.load(response)


stored_by = ask("/store", "POST")["worker"]
greetings = {}
give_up = time.monotonic() + 40
while len(greetings) < 2 and time.monotonic() < give_up:
    answer = ask("/read")
    greetings[answer["worker"]] = answer["greeting"]

print("the worker that stored it:", greetings.pop(stored_by))
for greeting in greetings.values():
    print("the other worker:", greeting)
