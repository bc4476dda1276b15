"""Executes examples: programs in forked processes, sessions with real servers and clients."""
