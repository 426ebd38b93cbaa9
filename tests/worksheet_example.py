"""The worksheet that `data/README.md` shows to whoever writes one."""

from __future__ import annotations

import re
import textwrap

from activities.loading import DATA


def read_example() -> str:
    """The row of the worksheet `kiln-visits`, of an activity of that name."""
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    return textwrap.dedent(re.search(r"(?m)^    id: kiln-visits\n(?:(?:    .*)?\n)+", readme)[0])
