import json
from asyncio import sleep

from lilya.apps import Lilya
from lilya.exceptions import HTTPException
from lilya.requests import Request
from lilya.responses import StreamingResponse
from lilya.routing import Path


async def pieces():
    for text in ("Do", " not", " delete"):
        choice = {"delta": {"content": text}}
        yield f"data: {json.dumps({'choices': [choice]})}\n\n"
        await sleep(0.1)
    raise RuntimeError("here the provider is restarted")


async def completions(request: Request):
    if (await request.json())["model"] == "busy":
        raise HTTPException(status_code=503)
    return StreamingResponse(pieces(), media_type="text/event-stream")


app = Lilya(routes=[Path("/chat/completions", completions, methods=["POST"])])
