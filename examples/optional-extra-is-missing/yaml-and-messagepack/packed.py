from lilya.responses import MessagePackResponse

print(MessagePackResponse({"name": "Ada"}).body)
