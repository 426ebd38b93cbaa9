"""Running other programs: what they print goes to a log, and what stops us is told in one line.

Standard library only, since `run.py` uses it before anything is installed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

GUARD = Path(__file__).with_name("guard.py")
GRACE = 10  # seconds that an interrupted program has to tidy up
FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
NO_SPACE = re.compile(r"No space left on device|ENOSPC|not enough space|Disk quota exceeded", re.IGNORECASE)


class Stopped(Exception):
    """A command that cannot go on. Its text is all that the person reads: what is wrong, what to do."""


class Interrupted(KeyboardInterrupt):
    """A signal that asks us to end: Ctrl-C, a service manager, a terminal that closes. `code` is the exit code due."""

    def __init__(self, number: int):
        self.code = 128 + number


def end_on_signals() -> None:
    """Let SIGINT, SIGTERM and SIGHUP end the command by way of `Interrupted`, so that it tidies up.

    Also where we were started with SIGINT ignored, as in the background of a shell script or by a service manager: who sends it
    to us by name means it. A hang-up that is ignored stays so, since that is what `nohup` is for.
    """

    def end(number, _frame):
        raise Interrupted(number)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    if os.name == "posix" and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, end)


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
    holding: Sequence[int] = (),
) -> tuple[int, str]:
    """Run a program with all it prints sent to the end of `log`; it ends when we do, with all it has started.

    `on_line` sees each line as it comes. `holding` are open files that the program holds as long as it runs: a lock.
    Returns the exit code and what was printed. Interrupted, it ends the program before it passes the interruption on.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    printed: list[str] = []
    with log.open("a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(map(str, command))}\n")
        out.flush()
        printing: dict[str, Any] = {
            "stdout": subprocess.PIPE,
            "stderr": subprocess.STDOUT,
            "encoding": "utf-8",
            "errors": "replace",
        }
        with _guarded(command, cwd=cwd, env=env, holding=holding, stdin=subprocess.DEVNULL, **printing) as program:
            for line in program.stdout or ():
                out.write(line)
                out.flush()
                printed.append(line)
                if on_line:
                    on_line(line.rstrip("\n"))
            return program.wait(), "".join(printed)


def run_on_screen(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> int:
    """Run a program on the terminal that we have, keys and all; return its exit code. It ends when we do."""
    sys.stdout.flush()
    with _guarded(command, cwd=cwd, env=env, terminal=True) as program:
        return program.wait()


@contextlib.contextmanager
def _guarded(
    command: Sequence[str | Path], *, holding: Sequence[int] = (), terminal: bool = False, **options: Any
) -> Iterator[subprocess.Popen[str]]:
    """Start a program that ends when the block does, or when we do: by a guard on POSIX, by a job on Windows."""
    words = [str(part) for part in command]
    if os.name != "posix":
        from activities.running.windows_jobs import end_with_us

        with subprocess.Popen(words, **options) as program:
            end_with_us(program)
            try:
                yield program
            finally:
                if program.poll() is None:
                    program.kill()
        return
    lifeline, ours = os.pipe()
    guard = [sys.executable, "-I", "-S", str(GUARD), str(lifeline), str(GRACE), *words]
    own_session = not (terminal and os.isatty(0))
    try:
        program = subprocess.Popen(guard, pass_fds=(lifeline, *holding), start_new_session=own_session, **options)
    except BaseException:
        os.close(ours)
        raise
    finally:
        os.close(lifeline)
    try:
        yield program
    finally:
        os.close(ours)
        _see_off(program)
        if program.stdout:
            program.stdout.close()


def _see_off(guard: subprocess.Popen[str]) -> None:
    """Wait for a guard whose lifeline has ended. Should we be told to hurry meanwhile, it goes on by itself."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        guard.wait(2 * GRACE)
