"""Running other programs: what they print goes to a log, and what stops us is told in one line.

Standard library only, since `run.py` uses it before anything is installed.
"""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

GRACE = 10  # seconds that an interrupted program has to tidy up
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
NO_SPACE = re.compile(r"No space left on device|ENOSPC|not enough space|Disk quota exceeded", re.IGNORECASE)


class Stopped(Exception):
    """A command that cannot go on. Its text is all that the person reads: what is wrong, what to do."""


def program_environment(python: Path, **more: str) -> dict[str, str]:
    """The environment in which the programs beside `python` find each other, whatever the shell has set."""
    env = {**os.environ, "VIRTUAL_ENV": str(python.parent.parent), **more}
    env["PATH"] = str(python.parent) + os.pathsep + env.get("PATH", os.defpath)
    for name in ("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):  # the last doubles every start
        env.pop(name, None)
    return env


def run_logged(
    command: Sequence[str | Path],
    log: Path,
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] | None = None,
) -> tuple[int, str]:
    """Run a program with all it prints sent to the end of `log`.

    `on_line` sees each line as it comes. Returns the exit code and what was printed. Interrupted,
    it ends the program before it passes the interruption on.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    printed: list[str] = []
    with log.open("a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(map(str, command))}\n")
        out.flush()
        program = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        try:
            for line in program.stdout:
                out.write(line)
                out.flush()
                printed.append(line)
                if on_line:
                    on_line(line.rstrip("\n"))
            return program.wait(), "".join(printed)
        except BaseException:
            _end(program)
            raise


def _end(program: subprocess.Popen) -> None:
    program.terminate()
    try:
        program.wait(GRACE)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
