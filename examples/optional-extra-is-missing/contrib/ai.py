import asyncio
import os

from lilya.contrib.ai import OpenAIConfig, OpenAIProvider

config = OpenAIConfig(api_key=os.environ["OPENAI_API_KEY"])
asyncio.run(OpenAIProvider(config).startup())
print("ready")
