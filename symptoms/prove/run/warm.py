"""Imported last by the process that programs are forked from: what takes a process its first time is done here.

The first ``print`` of a program, for one, makes ``inspect`` resolve the file of every imported module.
Nothing of Lilya is used: its settings, once read, would be those of every program.
"""

import tempfile
from pathlib import Path

from symptoms.prove.run.program import execute

with tempfile.TemporaryDirectory(prefix="lilya-example-") as folder:
    execute("print('warm')\nraise ValueError\n", Path(folder))
