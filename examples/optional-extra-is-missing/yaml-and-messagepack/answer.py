from lilya.responses import YAMLResponse

print(YAMLResponse({"name": "Ada"}).body)
