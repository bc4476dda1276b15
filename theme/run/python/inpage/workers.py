"""anyio's two uses of threads: functions that must not block a loop, and a loop beside code that is not async."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context, copy_context

import anyio
import anyio.from_thread
import anyio.to_thread
from anyio._backends import _asyncio as backend
from anyio._core._eventloop import claim_worker_thread, set_current_async_library

from inpage import threads
from inpage.loops import Loop, wait


def install() -> None:
    backend.AsyncIOBackend.run_sync_in_worker_thread = classmethod(_run_sync)
    anyio.from_thread.start_blocking_portal = start_blocking_portal


async def _run_sync(cls, function, arguments, abandon_on_cancel=False, limiter=None):
    """``AsyncIOBackend.run_sync_in_worker_thread``, in a thread that has ended when this returns."""
    await cls.checkpoint()
    async with limiter or cls.current_default_thread_limiter():
        with anyio.CancelScope(shield=not abandon_on_cancel) as scope:
            context = copy_context()
            context.run(set_current_async_library, None)
            loop = asyncio.get_running_loop()
            future = loop.create_future()
            outer = scope if abandon_on_cancel else scope._parent_scope or scope

            def work() -> None:
                with claim_worker_thread(cls, loop):
                    backend.threadlocals.current_cancel_scope = outer
                    try:
                        future.set_result(context.run(function, *arguments))
                    except StopIteration as error:
                        future.set_exception(
                            RuntimeError("coroutine raised StopIteration").with_traceback(error.__traceback__)
                        )
                    except BaseException as error:
                        future.set_exception(error)
                    finally:
                        del backend.threadlocals.current_cancel_scope

            threading.Thread(target=work, name="AnyIO worker thread").start()
            return await future


@contextmanager
def start_blocking_portal(
    backend: str = "asyncio", backend_options: dict | None = None, *, name: str | None = None
) -> Iterator[anyio.from_thread.BlockingPortal]:
    """``anyio.from_thread.start_blocking_portal``: its loop is turned by whoever waits."""
    thread = threading.Thread(name=name, daemon=True)
    portals: list[anyio.from_thread.BlockingPortal] = []

    async def main() -> None:
        async with anyio.from_thread.BlockingPortal() as portal:
            if name is None:
                thread.name = f"{backend}-portal-{id(portal):x}"
            portals.append(portal)
            await portal.sleep_until_stopped()

    with _running(main, thread) as task:
        wait(lambda: bool(portals) or task.done())
        if not portals:
            task.result()
        (portal,) = portals
        cancel = False
        try:
            yield portal
        except BaseException:
            cancel = True
            raise
        finally:
            try:
                portal.call(portal.stop, cancel)
            except RuntimeError:
                pass


@contextmanager
def _running(main: Callable, thread: threading.Thread) -> Iterator[asyncio.Task]:
    """Run a coroutine function in a loop of its own, as ``anyio.run`` does in a thread; end as that ends."""
    loop = Loop()
    threads.number(thread)

    @contextmanager
    def home() -> Iterator[None]:
        with threads.inside(thread):
            yield

    loop.home = home
    states = backend._task_states

    async def root() -> None:
        task = asyncio.current_task()
        states[task] = backend.TaskState(None, None)
        try:
            await main()
        finally:
            del states[task]

    context = Context()
    context.run(set_current_async_library, "asyncio")
    task = loop.create_task(root(), context=context)
    try:
        yield task
    finally:
        wait(task.done)
        _finish(loop)
        threads.ended(thread)
        if not task.cancelled():
            task.exception()


def _finish(loop: Loop) -> None:
    """End what a loop still has to do, as ``asyncio.Runner.close`` does."""
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    wait(lambda: all(task.done() for task in left))
    generators = loop.create_task(loop.shutdown_asyncgens(), context=Context())
    wait(generators.done)
    loop.close()
