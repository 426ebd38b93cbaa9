"""What a result was measured on, for the line above each table."""

from __future__ import annotations

import os
import platform


def describe_machine() -> str:
    """The cores this process may use, how busy they are already, the system and the Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    busy = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{cores} cores{busy}, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
