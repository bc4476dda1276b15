import os

from lilya.apps import Lilya
from lilya.contrib.ai import (
    AI,
    AIClient,
    AIError,
    OpenAIConfig,
    OpenAIProvider,
    setup_ai,
)
from lilya.exceptions import HTTPException
from lilya.responses import StreamingResponse
from lilya.routing import Path


async def ask(ai: AI, model: str):
    chunks = ai.stream("Shall I delete it?", model=model)
    try:
        first = await anext(chunks)
    except (AIError, StopAsyncIteration):
        detail = "The assistant does not answer."
        raise HTTPException(status_code=503, detail=detail) from None

    async def text():
        yield first.delta
        try:
            async for chunk in chunks:
                yield chunk.delta
        except AIError:
            yield " [The answer is not complete.]"
        else:
            yield " [The end.]"

    return StreamingResponse(text(), media_type="text/plain")


key, url = os.environ["OPENAI_API_KEY"], os.environ["OPENAI_URL"]
provider = OpenAIProvider(OpenAIConfig(api_key=key, base_url=url))
app = Lilya(routes=[Path("/{model}", ask, dependencies={"ai": AI})])
setup_ai(app, client=AIClient(provider))
