"""What a page may load and run: its Content-Security-Policy, which stands in the page so that it holds from a stick too.

Only the book's own files and the scripts whose sums are named here run: a script that finds its way into a page by
whatever door does nothing. Styles may stand in a page, since figures and diagrams are drawn with them.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

OURS = "'self' file:"  # a page from a stick has no origin to be itself of: there the files' own scheme says it
RULES = {
    "default-src": "'none'",
    "script-src": OURS,
    "style-src": f"{OURS} 'unsafe-inline'",
    "img-src": f"{OURS} data: blob:",
    "font-src": f"{OURS} data:",
    "connect-src": OURS,
    "form-action": OURS,
    "base-uri": "'none'",
}


def word_policy(inline_scripts: Iterable[str] = (), films: bool = False) -> str:
    """The policy of a page in which `inline_scripts` stand, to the letter. films: whether it plays files that people choose on their device."""
    sums = [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in inline_scripts]
    rules = {**RULES, "script-src": " ".join([RULES["script-src"], *sums]), **({"media-src": "blob:"} if films else {})}
    return "; ".join(f"{name} {value}" for name, value in rules.items())
