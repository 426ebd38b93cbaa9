"""When two texts of two groups are the same, and which of the ways to write it is shown. Pure."""

from __future__ import annotations

import re
import unicodedata

# Spelt out, since Python's \s and JavaScript's differ.
_SPACE = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_END = re.compile("[ .;,]+$")


def fold_text(text: str) -> str:
    """The text without what does not make it another one: capitals, the width of letters, spaces, a full stop at its end."""
    wide = unicodedata.normalize("NFKC", text).lower()
    return _END.sub("", _SPACE.sub(" ", unicodedata.normalize("NFKC", wide))).strip(" ")
