"""Stands between us and a program that we run: when we end, however we end, the program ends too, with all it has started.

Run as a script of its own, `python guard.py LIFELINE GRACE COMMAND …`, on POSIX. LIFELINE is the number of the end of a
pipe whose other end we hold and never write to: it ends with us, even where we are killed and can tidy up nothing.
On Linux the guard takes in whatever its program leaves behind, so that a kernel or a bundler with a session of its own
is found as well; elsewhere it ends the program's own group. Standard library only.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36  # linux/prctl.h
LOOK_AGAIN = 0.02  # seconds between two looks at what still runs
ON_LINUX = sys.platform == "linux"


def main(lifeline: int, grace: float, command: list[str]) -> int:
    """Run `command` until it ends or the lifeline does; return the exit code, 128 + n after a signal n."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # ours to hear; the end of the lifeline says the rest
    if ON_LINUX:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        program = subprocess.Popen(command, preexec_fn=_begin_program, close_fds=False)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127
    threading.Thread(target=_watch, args=(lifeline, grace, program), daemon=True).start()
    code = program.wait()
    end_all(program, grace)
    return code if code >= 0 else 128 - code


def end_all(program: subprocess.Popen, grace: float) -> None:
    """Ask the program and all that it has started to end; after `grace` seconds, make them."""
    _signal_all(program, signal.SIGTERM)
    until = time.monotonic() + grace
    while _any_left(program) and time.monotonic() < until:
        time.sleep(LOOK_AGAIN)
    while _any_left(program):
        _signal_all(program, signal.SIGKILL)
        time.sleep(LOOK_AGAIN)


def _begin_program() -> None:
    """In the program, before it begins: a group of its own, the signals as a shell leaves them, and no life without the guard."""
    if os.getsid(0) == os.getppid():  # else it has the person's terminal, and shares its group
        os.setpgid(0, 0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    if ON_LINUX:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _watch(lifeline: int, grace: float, program: subprocess.Popen) -> None:
    with contextlib.suppress(OSError):
        os.read(lifeline, 1)
    end_all(program, grace)
    os._exit(128 + signal.SIGTERM)


def _signal_all(program: subprocess.Popen, number: int) -> None:
    for process in _find_descendants():
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(process, number)
    if not ON_LINUX:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            _reach(program)(program.pid, number)


def _reach(program: subprocess.Popen) -> Callable[[int, int], None]:
    """How to signal the program: with its group, where it has one of its own."""
    return os.kill if os.getpgid(program.pid) == os.getpgrp() else os.killpg


def _any_left(program: subprocess.Popen) -> bool:
    """Whether anything still runs. Those that were left to us and have ended are taken leave of on the way."""
    program.poll()
    if ON_LINUX:
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        return bool(_find_descendants())
    try:
        _reach(program)(program.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _find_descendants() -> list[int]:
    """Our children, theirs and so on, from Linux's /proc; the ones that have ended are none. Elsewhere an empty list."""
    if not ON_LINUX:
        return []
    children: dict[int, list[int]] = {}
    for name in filter(str.isdecimal, os.listdir("/proc")):
        with contextlib.suppress(OSError), open(f"/proc/{name}/stat", "rb") as stat:
            state, parent = stat.read().rpartition(b")")[2].split()[:2]
            if state != b"Z":
                children.setdefault(int(parent), []).append(int(name))
    found, due = [], [os.getpid()]
    while due:
        due += (ours := children.get(due.pop(), []))
        found += ours
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]))
