"""The colours of drawings, by their roles: the book's own, read from its tokens, so that each stands in one place.

A drawing carries the colours of the light page, so that a saved file is complete. A page gives it those of its own look
by the classes that the roles become.
"""

from __future__ import annotations

import re
from pathlib import Path

TOKENS = Path(__file__).resolve().parents[1] / "page" / "look" / "tokens.css"
# Role of a colour in a drawing: the token that it is.
ROLES = {
    "ink": "ink",
    "muted": "quiet",
    "grid": "rule",
    "first": "fig-first",
    "second": "fig-second",
    "track": "fig-track",
    "paper": "paper",
}


def read_tokens(style: str) -> dict[str, str]:
    """The tokens of the light page by their names, as the first rule of a style sheet has them."""
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", style[style.index(":root") : style.index("}")]))


def read_colours(style: str) -> dict[str, str]:
    """The light colour of each role, from a style sheet whose first rule holds the tokens.

    Raises ValueError where a token is missing, is no `#rrggbb`, or has the colour of another role, which a page could not tell from it.
    """
    tokens = read_tokens(style)
    found: dict[str, str] = {}
    for role, token in ROLES.items():
        colour = tokens.get(token, "")
        if not re.fullmatch(r"#[0-9a-f]{6}", colour):
            raise ValueError(f"tokens.css › --{token}: {colour or 'missing'}; drawings need a colour as in #0b5a6e")
        if colour in found.values():
            raise ValueError(f"tokens.css › --{token}: {colour} is the colour of another role of drawings; give it one of its own")
        found[role] = colour
    return found


COLOURS = read_colours(TOKENS.read_text(encoding="utf-8"))
