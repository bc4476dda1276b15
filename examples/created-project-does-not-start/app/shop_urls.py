from lilya.routing import Include

route_patterns = [Include("/orders", namespace="orders.v1.urls")]
