import sys

import httpx2

with httpx2.Client(base_url=sys.argv[1]) as client:
    client.get("/form")
    token = client.cookies["csrftoken"]
    requests = {
        "without the token": {},
        "in a header": {"headers": {"X-CSRFToken": token}},
        "in a field of the form": {"data": {"csrf_token": token}},
        "as JSON": {"json": {"csrf_token": token}},
    }
    for name, request in requests.items():
        response = client.post("/pay", **request)
        print(f"{name}: {response.status_code} {response.text}")
