"""What a configuration file of nginx needs besides what a page shows, to run in a session's folder."""

from __future__ import annotations

import os
import re

_KEPT = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_IN_HTTP = "".join(f" {name}_temp_path temp;" for name in _KEPT) + " access_log access.log;"
"""Folders and a log of its own: nginx is built with places that only root may write."""


def configured(text: str) -> str:
    """Return a configuration that writes into the session's folder alone.

    As root, its workers stay root: the folder of a session is closed to every other user.
    """
    user = "user root; " if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    return user + re.sub(r"(?m)^http \{", lambda found: found[0] + _IN_HTTP, text)
