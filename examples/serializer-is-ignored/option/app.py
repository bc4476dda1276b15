import json_setup  # noqa: F401  before anything of Lilya
from lilya.responses import JSONResponse

print(JSONResponse({"name": "Ada"}).body)
