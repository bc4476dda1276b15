from app import app as lilya
from granian.utils.proxies import wrap_asgi_with_proxy_headers

app = wrap_asgi_with_proxy_headers(lilya, trusted_hosts=["127.0.0.1"])
