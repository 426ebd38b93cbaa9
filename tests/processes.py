"""Which programs still run where a test has worked. Linux says it in /proc."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path


def find_processes(folder: Path) -> list[str]:
    """The command lines of all processes that work in `folder` or name it: a kernel as well, whoever its parent is."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if command and (str(folder) in command or (process / "cwd").readlink().is_relative_to(folder)):
                found.append(command)
    return found


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for a condition; the limit of the test ends it."""
    while not holds():
        time.sleep(0.02)
