"""Run once, before the first program: what a browser lacks, and nothing that this program may not need."""

from __future__ import annotations

from inpage import loops, platform, threads

platform.disguise()
loops.install()
threads.install()

# What these import must meet the stand-ins.
from inpage import runner, workers  # noqa: E402

workers.install()
platform.close_the_page()
