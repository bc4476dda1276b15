import os

from asyncz.triggers import IntervalTrigger
from lilya.apps import Lilya
from lilya.contrib.schedulers.asyncz.config import AsynczConfig
from lilya.contrib.schedulers.asyncz.decorator import scheduler


@scheduler(trigger=IntervalTrigger(seconds=0.2))
async def send_newsletter():
    with open("sent.txt", "a") as file:
        file.write(f"{os.getpid()}\n")


config = AsynczConfig(tasks={"send_newsletter": __name__})
app = Lilya(on_startup=[config.start], on_shutdown=[config.shutdown])
