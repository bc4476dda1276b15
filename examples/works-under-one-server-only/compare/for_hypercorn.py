from app import app as lilya
from hypercorn.middleware import ProxyFixMiddleware

# One proxy stands in front: the last address of X-Forwarded-For is from it.
app = ProxyFixMiddleware(lilya, trusted_hops=1)
