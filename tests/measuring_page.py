"""Asks the page's side of measuring, all calls of a test in one process of Node."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from activities.kinds.bundles import find_node

SCRIPT = Path(__file__).parent / "scripts" / "measuring.mjs"


def ask_page(calls: list[list[Any]]) -> list[Any]:
    """What each call, [name, *arguments], gives in the page."""
    ran = subprocess.run([find_node(), str(SCRIPT)], input=json.dumps(calls).encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)
