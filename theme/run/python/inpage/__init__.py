"""What a browser lacks for a program of a page: threads, and an event loop without sockets.

``platform`` makes the interpreter look like the one that the pages were proved on, ``threads`` and ``loops`` stand
in for the operating system's threads and its ``select``, ``workers`` for what anyio does with them, and ``runner`` runs
a program as ``symptoms`` does. ``boot`` brings these together before the first program, ``warm`` imports after it what
the next ones will.
tests/theme/run/ holds each of them against the real thing.
"""
