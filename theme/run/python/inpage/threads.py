"""Threads of a program, one after the other: a thread runs to its end when it is started.

While one waits, the event loops beside it go on (``loops.wait``). So a thread that works and ends, a worker of a pool and
the thread of a test client's loop do what they do elsewhere; two threads that work in turns do not.
"""

from __future__ import annotations

import itertools
import queue
import threading
from _threading_local import local
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager
from contextvars import Context

from inpage.loops import aside, wait

_numbers = itertools.count(2)
_now = threading.get_ident()


def install() -> None:
    threading.get_ident = lambda: _now
    threading.local = local
    threading.Thread.start = _start
    threading.Thread.join = _join
    threading.Thread.is_alive = lambda self: self._started.is_set() and not getattr(self, "_over", False)
    threading.Condition.wait = _wait
    queue.SimpleQueue = queue._PySimpleQueue
    futures.ThreadPoolExecutor.submit = _submit


@contextmanager
def inside(thread: threading.Thread) -> Iterator[None]:
    """Make ``thread`` the one that runs."""
    global _now
    before, _now = _now, thread._ident
    try:
        yield
    finally:
        _now = before


def number(thread: threading.Thread) -> None:
    """Make a thread known, without running it."""
    thread._ident = next(_numbers)
    threading._active[thread._ident] = thread
    thread._started.set()


def ended(thread: threading.Thread) -> None:
    threading._active.pop(thread._ident, None)
    thread._over = True


def _start(self: threading.Thread) -> None:
    if self._started.is_set():
        raise RuntimeError("threads can only be started once")
    number(self)
    with aside(goes_on=True), inside(self):
        try:
            (self._context or Context()).run(self.run)
        except BaseException:
            self._invoke_excepthook(self)
        finally:
            ended(self)


def _join(self: threading.Thread, timeout: float | None = None) -> None:
    if not self._started.is_set():
        raise RuntimeError("cannot join thread before it is started")
    if self is threading.current_thread():
        raise RuntimeError("cannot join current thread")
    wait(lambda: not self.is_alive(), timeout)


def _wait(self: threading.Condition, timeout: float | None = None) -> bool:
    """``Condition.wait``, which waiting on events, queues and futures comes down to."""
    if not self._is_owned():
        raise RuntimeError("cannot wait on un-acquired lock")
    waiter = threading._allocate_lock()
    waiter.acquire()
    self._waiters.append(waiter)
    state = self._release_save()
    notified = False
    try:
        notified = wait(lambda: not waiter.locked(), timeout)
        return notified
    finally:
        self._acquire_restore(state)
        if not notified and waiter in self._waiters:
            self._waiters.remove(waiter)


def _submit(self: futures.ThreadPoolExecutor, function: Callable, /, *arguments: object, **options: object):
    with self._shutdown_lock:
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
    future = futures.Future()

    def work() -> None:
        future.set_running_or_notify_cancel()
        try:
            future.set_result(function(*arguments, **options))
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=work, name=f"{self._thread_name_prefix or self}_0").start()
    return future
