"""What a browser lacks for a program of a page: threads, and an event loop without sockets.

``platform`` makes the interpreter look like the one that the pages were proved on, ``threads`` and ``loops`` stand
in for the operating system's threads and its ``select``, and ``runner`` runs a program as ``symptoms`` does.
tests/theme/run/ holds each of them against the real thing.
"""
