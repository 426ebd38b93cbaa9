"""Runs the tests, and once more, alone, the few files in which some failed among all the others."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from activities.running.programs import run_on_screen

FAILED = 1  # pytest's code where tests were run and some failed
FEW = 3  # files; more than that is no matter of chance
IN_MEMORY = Path("/dev/shm")  # a disk that is memory, on Linux
ROOM = 8_000_000_000  # bytes that must be free there, so that a small machine keeps its memory; the tests write one and a half
SCRATCH = "workshop-tests-"  # how the name of what a run writes there begins
KEPT = Path(".pytest_cache", "v", "cache", "lastfailed")  # where pytest notes what failed


def run_tests(which: list[str], root: Path, env: dict[str, str]) -> int:
    """Run pytest in `root` with the arguments `which`; give its exit code, 0 where all tests passed.

    A browser that is starved by its neighbours on a small machine now and then shows a thing later than a test has looked
    for it. So the few files in which tests failed are run once more with nothing beside them, each whole, since its tests may
    share a page and one finds there what another left. What fails again has failed; what passes is named as unsteady, since a
    test that hangs on luck is one to mend.
    """
    with lend_scratch(env) as lent:
        return _run_tests(which, root, {**env, **lent})


def _run_tests(which: list[str], root: Path, env: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "--durations=10", *which]
    code = run_on_screen(command, cwd=root, env=env)
    failed = read_failed(root) if code == FAILED else []
    files = list(dict.fromkeys(name.split("::")[0] for name in failed))
    if not 0 < len(files) <= FEW:
        return code
    print(f"\nTried once more, alone: {', '.join(files)}", flush=True)
    code = run_on_screen([sys.executable, "-m", "pytest", "-n0", *files], cwd=root, env=env)
    if code == 0:
        print("Unsteady: failed among the others and passed alone, so to be mended: " + ", ".join(failed), flush=True)
    return code


@contextlib.contextmanager
def lend_scratch(env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Where the tests write, as variables of the environment: in memory, where that has room and nobody has said another place.

    Browsers and databases wait until what they keep has reached the disk, which costs a whole run a quarter of a minute on a slow one.
    What a run that was killed could not take away goes with the next one.
    """
    if "TMPDIR" in env or not _takes_tests(IN_MEMORY):
        yield {}
        return
    for left in IN_MEMORY.glob(f"{SCRATCH}*"):
        with _claim(left) as is_ours:
            if is_ours:
                shutil.rmtree(left, ignore_errors=True)
    with (
        tempfile.TemporaryDirectory(prefix=SCRATCH, dir=IN_MEMORY, ignore_cleanup_errors=True) as folder,
        _claim(Path(folder)),
    ):
        yield {"TMPDIR": folder}


@contextlib.contextmanager
def _claim(folder: Path) -> Iterator[bool]:
    """Hold a folder for as long as this process lives; False where another one does, or where it may not be opened."""
    import fcntl  # which Windows lacks, as it does the folder

    held = None
    try:
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_ours = True
    except OSError:
        is_ours = False
    try:
        yield is_ours
    finally:
        if held is not None:
            os.close(held)


def read_failed(root: Path) -> list[str]:
    """The tests that failed in the last run of pytest in `root`, as pytest names them; empty where nothing is noted."""
    try:
        return sorted(json.loads((root / KEPT).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return []


def _takes_tests(folder: Path) -> bool:
    """Whether there is room in a folder, and programs that lie there may be run, which containers often forbid in their memory."""
    try:
        has_room = shutil.disk_usage(folder).free >= ROOM
        return has_room and not os.statvfs(folder).f_flag & os.ST_NOEXEC
    except (OSError, AttributeError):  # elsewhere than on Linux
        return False
