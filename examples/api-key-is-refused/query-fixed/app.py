import os
from hmac import compare_digest

from lilya.apps import Lilya
from lilya.contrib.security.api_key import APIKeyInHeader
from lilya.exceptions import NotAuthorized
from lilya.requests import Request
from lilya.routing import Path

KEY = os.environ.get("API_KEY", "")
if len(KEY) < 32:
    raise SystemExit("API_KEY must have 32 characters or more.")

api_key = APIKeyInHeader(name="X-API-Key")


async def orders(request: Request):
    sent = await api_key(request)
    if not compare_digest(sent.encode(), KEY.encode()):
        raise NotAuthorized()
    return "orders"


app = Lilya(routes=[Path("/orders", orders)])
