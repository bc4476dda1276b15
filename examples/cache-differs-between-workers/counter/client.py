import json
import sys
import time
from urllib.request import Request, urlopen

workers, numbers = set(), []
give_up = time.monotonic() + 40
while len(workers) < 2 and time.monotonic() < give_up:
    with urlopen(Request(sys.argv[1], method="POST")) as response:
        answer = json.load(response)
    workers.add(answer["worker"])
    numbers.append(answer["visit"])

print("visitors who were told they are the first:", numbers.count(1))
