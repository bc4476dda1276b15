"""What stands in for threads, loops and the platform does in a browser what the real thing does here."""

from __future__ import annotations

import pytest

from symptoms.measure.in_browser import InBrowser
from symptoms.prove.run import program

ALIKE = {
    "a thread ends, and is joined": """
import threading

done = []
thread = threading.Thread(target=done.append, args=(1,), name="worker")
print(thread.is_alive())
thread.start()
thread.join()
print(done, thread.is_alive(), thread.name, threading.current_thread().name)
""",
    "a thread is started once": """
import threading

thread = threading.Thread(target=print)
thread.start()
try:
    thread.start()
except RuntimeError as error:
    print(error)
""",
    "a thread has variables of its own": """
import contextvars
import threading

local, variable = threading.local(), contextvars.ContextVar("variable", default="none")
local.name = "main"
variable.set("main")


def look():
    seen.append((hasattr(local, "name"), variable.get(), threading.current_thread().name))


seen = []
thread = threading.Thread(target=look, name="other")
thread.start()
thread.join()
print(seen, local.name)
""",
    "what a pool did": """
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda number: number**2, range(4))))
    failed = pool.submit(int, "x")
try:
    pool.submit(int)
except RuntimeError as error:
    print(error)
print(type(failed.exception()).__name__)
""",
    "a queue that stays empty": """
import queue

try:
    queue.Queue().get(timeout=0.1)
except queue.Empty:
    print("empty")
""",
    "an event that is not set": """
import threading

print(threading.Event().wait(0.1))
""",
    "the order of a loop": """
import asyncio


async def say(word, seconds):
    await asyncio.sleep(seconds)
    print(word)
    return word


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    loop.call_later(0.05, print, "later")
    print(await asyncio.gather(say("slow", 0.2), say("fast", 0.1)))
    try:
        await asyncio.wait_for(say("never", 5), 0.1)
    except TimeoutError:
        print("in time")


asyncio.run(main())
""",
    "a loop in a loop": """
import asyncio


async def main():
    try:
        asyncio.new_event_loop().run_until_complete(asyncio.sleep(0))
    except RuntimeError as error:
        print(error)


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
""",
    "tasks that are left": """
import asyncio


async def wait():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    main.task = asyncio.create_task(wait())
    await asyncio.sleep(0.01)


asyncio.run(main())
print(main.task.cancelled())
""",
    "a function in a thread of a loop": """
import asyncio
import threading

import anyio


def work():
    return threading.current_thread() is threading.main_thread(), anyio.from_thread.run(ask, "back")


async def ask(word):
    return word


async def main():
    print(await anyio.to_thread.run_sync(work))
    print(await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))


anyio.run(main)
""",
    "a portal": """
import anyio
from anyio.from_thread import start_blocking_portal


async def fail():
    raise ValueError("inside")


with start_blocking_portal() as portal:
    print(portal.call(anyio.sleep, 0.01))
    future = portal.start_task_soon(anyio.sleep, 60)
    future.cancel()
    try:
        portal.call(fail)
    except ValueError as error:
        print(error)
try:
    portal.call(anyio.sleep, 0)
except RuntimeError as error:
    print(error)
""",
    "tasks of a portal go on while the program sleeps": """
import time

import anyio
from anyio.from_thread import start_blocking_portal

with start_blocking_portal() as portal:
    future = portal.start_task_soon(anyio.sleep, 0.05)
    time.sleep(0.5)
    print(future.done())
""",
    "the platform": """
import os
import sys

print(sys.platform, os.name, os.sep, sys.byteorder, sys.maxunicode)
""",
}
FOR_EVER = {
    "an event": "import threading\n\nthreading.Event().wait()\n",
    "a queue that nobody fills, and a handler for every exception": """
import queue

try:
    queue.Queue().get()
except BaseException:
    print("not reached elsewhere")
""",
    "a future of a loop": """
import asyncio


async def main():
    await asyncio.gather(asyncio.get_running_loop().create_future(), asyncio.sleep(0.01))


asyncio.run(main())
""",
    "a test client whose app never answers": """
import anyio

from lilya.apps import Lilya
from lilya.routing import Path
from lilya.testclient import TestClient


async def never():
    await anyio.sleep_forever()


with TestClient(Lilya(routes=[Path("/", never)])) as client:
    client.get("/")
""",
}
_COUNT_WORKERS = """() => {
  globalThis.begun = 0;
  globalThis.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      begun += 1;
    }
  };
}"""
HANGS = "import threading\n\nthreading.Event().wait()\n"


@pytest.mark.parametrize("name", ALIKE)
def test_they_do_the_same(name: str, in_browser: InBrowser):
    source = ALIKE[name].lstrip()
    wanted = program.run(source)
    assert wanted.ended and wanted.shown
    assert in_browser.run(source, 60).shown == wanted.shown


def test_what_waits_for_ever_hangs(in_browser: InBrowser):
    assert in_browser.run(HANGS, 1).shown == program.run(HANGS, 1).shown


@pytest.mark.parametrize("name", FOR_EVER)
def test_what_can_never_come_is_not_waited_for(name: str, in_browser: InBrowser):
    """What is waited for until the time limit costs the interpreter: a new one is begun."""
    in_browser.run("print('warm')")
    in_browser.tab.evaluate(_COUNT_WORKERS)
    assert in_browser.run(FOR_EVER[name].lstrip(), 60).hung
    assert in_browser.run("print('next')").shown == ("next",)
    assert in_browser.tab.evaluate("begun") == 0
