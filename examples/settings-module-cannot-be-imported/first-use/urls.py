route_patterns = []
