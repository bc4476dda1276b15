import os

from lilya.apps import Lilya
from lilya.contrib.ai import AI, AIClient, OpenAIConfig, OpenAIProvider, setup_ai
from lilya.responses import StreamingResponse
from lilya.routing import Path


async def ask(ai: AI, model: str):
    async def text():
        async for chunk in ai.stream("Shall I delete it?", model=model):
            yield chunk.delta

    return StreamingResponse(text(), media_type="text/plain")


key, url = os.environ["OPENAI_API_KEY"], os.environ["OPENAI_URL"]
provider = OpenAIProvider(OpenAIConfig(api_key=key, base_url=url))
app = Lilya(routes=[Path("/{model}", ask, dependencies={"ai": AI})])
setup_ai(app, client=AIClient(provider))
