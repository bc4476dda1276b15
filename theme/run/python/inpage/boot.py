"""Run once, before the first program: what a browser lacks, and nothing that this program may not need."""

from __future__ import annotations

from inpage import loops, platform, threads

platform.disguise()
loops.install()
threads.install()

from inpage import workers  # noqa: E402  what it imports must meet the stand-ins

workers.install()
platform.close_the_page()
