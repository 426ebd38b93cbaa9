"""How long the book takes to build, and how much memory: cold, and again after a change.

    python benchmarks/build.py [--rounds 3]

See README.md for what is measured and how to read it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil  # comes with ipykernel
from copied_project import copy_project
from machine import describe_machine

from activities.running.programs import Stopped, program_environment
from activities.running.progress import Step

CORES = 2
LOOK = 0.05  # seconds between two looks at the memory
PAGE = "book/learn/definitions.md"
ROW = "data/cases/linh.yml"
MOST_MEMORY = 1.5 * 2**30


@dataclass(frozen=True)
class Task:
    """One kind of build: what is changed before it, and how many seconds it may take, if that is settled."""

    name: str
    change: Callable[[Path, int], None]
    most: float | None = None


def main(argv: list[str]) -> int:
    """Measure and print. Returns 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind (default 3)")
    rounds = parser.parse_args(argv).rounds
    keep_to_cores()
    machine = describe_machine()
    tasks = [
        Task("cold", forget_all, most=60),
        Task("nothing changed", lambda folder, number: None),
        Task("one page changed", change_page, most=3),
        Task("one row changed", change_row, most=5),
    ]
    with tempfile.TemporaryDirectory(prefix="benchmark-") as scratch:
        folder = Path(scratch, "project")
        python = copy_project(folder)
        found = {task.name: [] for task in tasks}
        with Step("Measuring") as step:
            for number in range(rounds):
                for task in tasks:
                    step.tell(f"round {number + 1} of {rounds}: {task.name}")
                    task.change(folder, number)
                    found[task.name].append(build_once(python, folder))
        pages = sum(1 for _ in (folder / "_build" / "html").rglob("*.html"))

    print(f"{machine}. Medians of {rounds} builds of {pages} pages.")
    print("Processor time and memory are those of all processes together.\n")
    print(f"{'':22}{'took':>9}{'processor':>12}{'memory':>14}")
    missed = False
    for task in tasks:
        took, worked, memory = (median(values) for values in zip(*found[task.name], strict=True))
        slow, large = task.most is not None and took > task.most, memory > MOST_MEMORY
        missed |= slow or large
        bound = f"at most {task.most:g} s: {'MISSED' if slow else 'held'}" if task.most else ""
        print(f"  {task.name:20}{took:7.1f} s{worked:10.1f} s{memory / 2**20:10.0f} MiB{' MISSED' if large else ''}   {bound}")
    print(f"\n  memory, at most {MOST_MEMORY / 2**30:g} GiB")
    return int(missed)


def build_once(python: Path, folder: Path) -> tuple[float, float, int]:
    """Build the book once.

    Returns the seconds it took, the seconds of processor time, and the most memory held, in bytes.
    """
    start, worked = time.monotonic(), _sum_up_work()
    program = subprocess.Popen(
        [python, "-P", "-m", "activities", "build"],
        cwd=folder,
        env=program_environment(python),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    memory = Memory(program.pid)
    printed, _ = program.communicate()
    took = time.monotonic() - start
    if program.returncode:
        raise Stopped(f"The copy was not built:\n{printed}")
    return took, _sum_up_work() - worked, memory.end()


def _sum_up_work() -> float:
    """The processor time of everything that this process started and that has ended."""
    ended = os.times()
    return ended.children_user + ended.children_system


class Memory:
    """The most that a process and all it starts hold at one moment, looked at many times a second.

    Memory that processes share is counted for each of them, so the figure errs upwards.
    """

    def __init__(self, pid: int):
        self._process = psutil.Process(pid)
        self._most = 0
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def end(self) -> int:
        """Stop looking; the most seen, in bytes."""
        self._over.set()
        self._watcher.join()
        return self._most

    def _watch(self) -> None:
        while not self._over.wait(LOOK):
            self._most = max(self._most, self._sum_up())

    def _sum_up(self) -> int:
        total = 0
        try:
            for process in [self._process, *self._process.children(recursive=True)]:
                total += process.memory_info().rss
        except psutil.NoSuchProcess:  # one ended meanwhile; the next look is soon
            return 0
        return total


def keep_to_cores() -> None:
    """Let this process and what it starts use no more cores than the bounds are meant for."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])


def forget_all(folder: Path, number: int) -> None:
    shutil.rmtree(folder / "_build", ignore_errors=True)


def change_page(folder: Path, number: int) -> None:
    page = folder / PAGE
    page.write_text(f"{page.read_text(encoding='utf-8')}\nA further line, the {number}th.\n", encoding="utf-8")


def change_row(folder: Path, number: int) -> None:
    row = folder / ROW
    text, found = re.subn(r"(?m)^(place: .*[^\"'\s])", rf"\1 {number}", row.read_text(encoding="utf-8"), count=1)
    if not found:
        raise Stopped(f"{ROW} has no bare 'place:' to change; name another row in benchmarks/build.py")
    row.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stopped as stopped:
        sys.exit(str(stopped))
