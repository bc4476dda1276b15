"""The real project, read once by each process: reading its pages takes seconds, and no test changes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from symptoms.read import catalogue
from symptoms.read.catalogue import Catalogue
from symptoms.read.project import Project

ROOT = Path(__file__).resolve().parent.parent
PROJECT = Project.at(ROOT)


@cache
def site() -> Catalogue:
    """Return every page of the site that can be read; test_examples.py says what is wrong with them."""
    return catalogue.read(PROJECT)[0]
