"""The template as its file describes it: layouts as shapes, and the numbers by which placeholders are known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from activities.drawing.colours import TOKENS, read_tokens

FOLDER = Path(__file__).parent / "template"
WIDTH, HEIGHT = 1333, 750  # of a slide, in hundredths of an inch
MAIN, KICK, SOURCE, FOOTER, NUMBER = 1, 11, 12, 13, 14


@lru_cache
def read_template() -> dict[str, Any]:
    """The template as its file describes it, with its colours looked up in the tokens. Raises KeyError with a token that is not there."""
    described = yaml.safe_load((FOLDER / "layouts.yml").read_text(encoding="utf-8"))
    tokens = read_tokens(TOKENS.read_text(encoding="utf-8"))
    described["colours"] = {role: tokens[token].lstrip("#").upper() for role, token in described["colours"].items()}
    return described
