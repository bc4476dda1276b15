"""An event loop without sockets: it runs what is due, and sleeps until something is.

All loops of a program run in one thread, which the program takes for several (``threads``). Whoever has to wait
turns the loops that would go on meanwhile.
"""

from __future__ import annotations

import asyncio
import heapq
import inspect
import time
from asyncio import events, runners, tasks
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FOREVER = float("inf")
_really_sleep = inspect.unwrap(time.sleep)
hung = False
"""The program waited for what could never come."""


class Hang(SystemExit):
    """Ends a program that would wait for ever; tasks let it through as they let the end of a program."""


class Loop(asyncio.BaseEventLoop):
    """``asyncio.SelectorEventLoop`` without a selector.

    Attributes:
        busy: code that it called has not returned, so it cannot go on.
        home: makes code that it calls see the thread that it runs in.
    """

    open: list[Loop] = []

    def __init__(self) -> None:
        super().__init__()
        self.busy = False
        self.home: Callable[[], object] | None = None
        Loop.open.append(self)

    def close(self) -> None:
        super().close()
        if self in Loop.open:
            Loop.open.remove(self)

    def due(self) -> float:
        """Return when it has something to do, in seconds of ``time.monotonic``."""
        while self._scheduled and self._scheduled[0]._cancelled:
            self._timer_cancelled_count -= 1
            heapq.heappop(self._scheduled)._scheduled = False
        if self._ready:
            return 0
        return self._scheduled[0]._when if self._scheduled else FOREVER

    def step(self) -> None:
        """Run what is due now (``BaseEventLoop._run_once`` without its selector)."""
        now = self.time() + self._clock_resolution
        while self._scheduled and self._scheduled[0]._when < now:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            self._ready.append(handle)
        self.busy = True
        try:
            for _ in range(len(self._ready)):
                # Code that was called, and waited, may have turned this loop and taken the rest.
                if self._ready and not (handle := self._ready.popleft())._cancelled:
                    handle._run()
        finally:
            self.busy = False

    def _run_once(self) -> None:
        if not self._stopping:
            wait(lambda: self.due() <= self.time())
        self.step()

    def turn(self) -> None:
        """Run what is due now, called by code that waits for this loop, or beside it."""
        with aside(), self.home() if self.home else _nowhere():
            self._thread_id, before = 1, self._thread_id
            events._set_running_loop(self)
            try:
                self.step()
            finally:
                self._thread_id = before
                events._set_running_loop(None)

    def run_in_executor(self, executor: object, function: Callable, *arguments: object) -> asyncio.Future:
        future = self.create_future()
        submitted = (executor or _Inline()).submit(function, *arguments)
        try:
            future.set_result(submitted.result())
        except BaseException as error:
            future.set_exception(error)
        return future

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


class Policy(events._AbstractEventLoopPolicy):
    """Gives loops of this module to who asks for one, as the policy of the platform does."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None

    def get_event_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop: asyncio.AbstractEventLoop | None) -> None:
        self._loop = loop

    def new_event_loop(self) -> Loop:
        return Loop()


def install() -> None:
    events._set_running_loop(None)
    events._set_event_loop_policy(Policy())
    asyncio.SelectorEventLoop = asyncio.EventLoop = Loop
    # Pyodide wrapped these two for the loop of the browser.
    asyncio.run, time.sleep = runners.run, _sleep


def wait(is_done: Callable[[], bool], timeout: float | None = None) -> bool:
    """Turn the loops that are not busy until it is done, or time is up; return whether it is done.

    Where nothing can ever change again, as between threads that wait for each other, the program is over.
    """
    global hung
    end = FOREVER if timeout is None else time.monotonic() + timeout
    while not is_done():
        now = time.monotonic()
        if now >= end:
            return False
        free = [loop for loop in Loop.open if not loop.busy]
        if ready := [loop for loop in free if loop.due() <= now]:
            ready[0].turn()
            # Each in its turn, that none starves.
            if ready[0] in Loop.open:
                Loop.open.remove(ready[0])
                Loop.open.append(ready[0])
        else:
            until = min([end, *(loop.due() for loop in free)])
            if until == FOREVER:
                hung = True
                raise Hang
            _really_sleep(min(until - now, 3600))
    return True


def _sleep(seconds: float) -> None:
    """``time.sleep``: the loops beside the code that sleeps go on."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    wait(lambda: False, seconds)


@contextmanager
def aside(goes_on: bool = False) -> Iterator[None]:
    """Put the running loop and its task away: the code inside is called by no loop.

    Args:
        goes_on: the code runs beside the loop, in a thread of its own, so the loop is not busy.
    """
    running = events._get_running_loop()
    if running is None:
        yield
        return
    task, busy = tasks._swap_current_task(running, None), running.busy
    events._set_running_loop(None)
    running.busy = busy and not goes_on
    try:
        yield
    finally:
        running.busy = busy
        events._set_running_loop(running)
        tasks._swap_current_task(running, task)


@contextmanager
def _nowhere() -> Iterator[None]:
    yield


class _Inline:
    def submit(self, function: Callable, *arguments: object):
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor().submit(function, *arguments)
