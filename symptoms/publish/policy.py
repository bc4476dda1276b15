"""The Content-Security-Policy of a page: its own scripts run, and nothing else does."""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_HEAD = re.compile(r"<head[^>]*>")


def with_policy(html: str) -> str:
    """Return the page with a policy that allows its inline scripts by their hashes.

    Scripts come from the site's own origin or are named by hash
    (https://www.w3.org/TR/CSP3/#grammardef-hash-source); data blocks such as JSON need no permission.
    Styles may be inline: the theme sets custom properties on elements. A page with programs may also compile
    WebAssembly, and start the thread that runs them: from a blob, so that this policy holds in it too
    (https://www.w3.org/TR/CSP3/#initialize-global-object-csp).
    """
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(match['code'].encode()).digest()).decode()}'"
        for match in _INLINE_SCRIPT.finditer(html)
        if "src=" not in match["attributes"] and "json" not in match["attributes"]
    ]
    runs = "data-st-run" in html
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *dict.fromkeys(hashes), *(["'wasm-unsafe-eval'"] if runs else [])]),
        **({"worker-src": "blob:"} if runs else {}),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    policy = "; ".join(f"{name} {value}" for name, value in directives.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _HEAD.sub(lambda head: head[0] + meta, html, count=1)
