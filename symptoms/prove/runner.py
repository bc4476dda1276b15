"""Runs examples on releases of Lilya, several at a time."""

from __future__ import annotations

import os
import queue
import re
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from symptoms.prove import proof, releases
from symptoms.prove.proof import Call
from symptoms.prove.releases import UninstallableError
from symptoms.prove.run import once
from symptoms.prove.run.program import ProgramRun
from symptoms.prove.run.session import MissingError, SessionRun
from symptoms.prove.run.worker import Worker
from symptoms.read.examples import Promise
from symptoms.read.named import Named
from symptoms.read.pages import SymptomPage
from symptoms.read.project import Project
from symptoms.read.raised import Raised
from symptoms.read.record import Outcome

Say = Callable[[str], None]
Known = dict[Named, dict[str, Outcome]]
"""What examples did, by release."""


_MODULE = re.compile(r"^(?:\w+\.)+(?=[A-Z]\w*: )")
"""What stands before the name of an exception."""
_BEFORE_PACKAGES = re.compile(r"(?<![\w.])/[^\s\"'():]*/(?=site-packages/)")


def outcome_of(
    one: Named, call: Call, run: Callable[[Call], ProgramRun | SessionRun], own: tuple[str, str]
) -> Outcome:
    """Run an example and return what it did; a package that is missing there is shown as such.

    Args:
        own: the release that it runs on, and the newest. That an example shows the number of the release
            that it runs on makes no difference, so the newest stands for it.
    """
    try:
        return _portable(of_result(one, proof.result_of(one.example, run(call))), own)
    except MissingError as error:
        return Outcome(tuple(range(len(one.example.promises))), ((f"({error})",),))


def of_result(one: Named, result: proof.Result) -> Outcome:
    """Return what an example did as the record holds it."""
    broken = [
        place
        for place, promise in enumerate(one.example.promises)
        if not proof.is_kept(promise, result, one.page) and not _is_renamed(promise, result, one.page)
    ]
    return Outcome(tuple(broken), tuple(result.shown.values()), result.raised, result.executed)


def _is_renamed(promise: Promise, result: proof.Result, page: SymptomPage) -> bool:
    """Tell whether the promised exception was shown, but comes from another module there."""
    shown = [_MODULE.sub("", line) for line in result.shown[promise.fence]]
    if promise.line:
        own = _MODULE.sub("", promise.line)
        return own != promise.line and own in shown
    names = [
        error.model_copy(update={"type": error.type.rpartition(".")[2]})
        for error in page.front.errors
        if error.type
    ]
    return any(name.pattern().search(line) for name in names for line in shown)


def _portable(outcome: Outcome, own: tuple[str, str]) -> Outcome:
    """Return an outcome without the folders of this machine, and without the number of its own release."""
    number = re.compile(rf"(?<![\w.]){re.escape(own[0])}(?![\w.])")

    def told(line: str) -> str:
        return number.sub(own[1], _BEFORE_PACKAGES.sub("", line))

    return Outcome(
        outcome.broken,
        tuple(tuple(map(told, lines)) for lines in outcome.shown or ()),
        tuple(Raised(told(raised.line), raised.frames) for raised in outcome.raised),
        outcome.executed,
    )


@dataclass
class Runner:
    """Runs examples on releases.

    Attributes:
        say: is told what is done.
        again: run also what this machine has kept from another time.
        uninstallable: the releases that could not be installed, each with the reason.
    """

    project: Project
    say: Say
    again: bool = False
    uninstallable: dict[str, str] = field(default_factory=dict)
    _kept: dict[str, Path] = field(default_factory=dict)

    def run(self, wanted: dict[str, list[Named]], known: Known) -> None:
        """Run examples on each release, and put what they did into ``known``."""
        pythons = {release: python for release in wanted if (python := self._python(release))}
        for release in pythons.keys() - self._kept.keys():
            self._kept[release] = self._keep(release)
        tasks: queue.SimpleQueue[tuple[str, Named]] = queue.SimpleQueue()
        for release in pythons:
            for one in wanted[release]:
                tasks.put((release, one))
        left = {release: len(wanted[release]) for release in pythons}
        lock = threading.Lock()

        def done(release: str, one: Named, outcome: Outcome) -> None:
            with lock:
                known[one][release] = outcome
                left[release] -= 1
                if not left[release]:
                    self.say(f"{release}  {len(wanted[release])} examples")

        self._together(lambda stop: self._work(tasks, pythons, done, stop))

    def _work(
        self,
        tasks: queue.SimpleQueue[tuple[str, Named]],
        pythons: dict[str, Path],
        done: Callable[[str, Named, Outcome], None],
        stop: threading.Event,
    ) -> None:
        """Take one example after the other, with a process of the release that it is to be run on."""
        at, worker = "", None
        try:
            while not stop.is_set():
                release, one = tasks.get_nowait()
                if worker is None or release != at:
                    if worker:
                        worker.close()
                    at, worker = release, Worker(pythons[release], self._kept[release])
                call = proof.call(one.example, self.project)
                done(release, one, outcome_of(one, call, worker.run, (release, self._newest)))
        except queue.Empty:
            pass
        finally:
            if worker:
                worker.close()

    def _together(self, work: Callable[[threading.Event], None]) -> None:
        """Run ``work`` in a thread more than there are processors; the first exception ends them all."""
        stop, failed = threading.Event(), list[BaseException]()

        def guarded() -> None:
            try:
                work(stop)
            except BaseException as error:
                failed.append(error)
                stop.set()

        threads = [threading.Thread(target=guarded) for _ in range((os.cpu_count() or 1) + 1)]
        try:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        except KeyboardInterrupt:
            stop.set()
            raise
        if failed:
            raise failed[0]

    @cached_property
    def _newest(self) -> str:
        return releases.locked(self.project)[releases.PACKAGE]

    def _python(self, release: str) -> Path | None:
        try:
            return releases.environment(self.project, release)
        except UninstallableError as error:
            self.uninstallable[release] = str(error)
            self.say(f"{release}  cannot be installed: {error}")
            return None

    def _keep(self, release: str) -> Path:
        """Return the folder that keeps what examples did on a release, so that an interrupted run goes on."""
        runs = self.project.root / ".cache/releases" / release / "runs"
        if self.again:
            shutil.rmtree(runs, ignore_errors=True)
        return once.folder_for(runs, releases.lock_text(self.project, release))
