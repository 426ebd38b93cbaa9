"""How a build grows with the rows: 1, 5 and 20 times as many, cold and after one change, with the exponent of each.

    python benchmarks/growth.py [--times 1 5 20]

See README.md for what is measured and how to read it.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from pathlib import Path

from build import PAGE, Task, build_once, change_page, change_row, forget_all, keep_to_cores
from copied_project import copy_project
from machine import describe_machine
from many_rows import multiply_rows

from activities.running.programs import Stopped
from activities.running.progress import Step

STEEPEST = 1.1  # of a line in double logarithms, for what is added: 1 is growth in step with the rows
TASKS = [Task("cold", forget_all), Task("one row changed", change_row), Task("one page changed", change_page)]


def main(argv: list[str]) -> int:
    """Measure and print. Returns 1 where something grows faster than the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 5, 20], help="how many times the rows (default 1 5 20)")
    times = parser.parse_args(argv).times
    keep_to_cores()
    machine = describe_machine()
    counts, measured = [], {}
    for factor in times:
        with tempfile.TemporaryDirectory(prefix="growth-") as scratch, Step(f"Measuring {factor} times the rows") as step:
            folder = Path(scratch, "project")
            python = copy_project(folder)
            counts.append(multiply_rows(folder, factor))
            for number, task in enumerate(TASKS):
                step.tell(task.name)
                task.change(folder, number)
                took, worked, memory = build_once(python, folder)
                measured.setdefault(f"{task.name}, s", []).append(took)
                measured.setdefault(f"{task.name}, processor s", []).append(worked)
                measured.setdefault(f"{task.name}, memory MiB", []).append(memory / 2**20)
            html = folder / "_build" / "html"
            measured.setdefault("search's index, kB", []).append((html / "search-index.js").stat().st_size / 1000)
            measured.setdefault("pages", []).append(sum(1 for _ in html.rglob("*.html")))

    print(f"{machine}. {', '.join(f'{count:,}' for count in counts)} rows. The page is {PAGE}.\n")
    print(f"  {'':34}" + "".join(f"{factor:>8}×" for factor in times) + f"{'exponent':>12}")
    missed = False
    for name, values in measured.items():
        exponent = fit_added(times, values)
        steep = exponent > STEEPEST  # not so for nan
        missed |= steep
        print(f"  {name:34}" + "".join(f"{value:9.1f}" for value in values) + f"{exponent:12.2f}{' MISSED' if steep else ''}")
    print(f"\n  The exponent is that of what the added rows cost: 1 is growth in step with them; at most {STEEPEST}.")
    return int(missed)


def fit_added(times: list[int], values: list[float]) -> float:
    """The exponent of what the added rows cost: what all builds share is taken off, since it would hide steep growth.

    Nan where there are fewer than three sizes, or a larger book cost no more than the smallest.
    """
    added = [(factor - times[0], value - values[0]) for factor, value in zip(times[1:], values[1:], strict=True)]
    if any(value <= 0 for _, value in added):
        return math.nan
    return fit_exponent([factor for factor, _ in added], [value for _, value in added])


def fit_exponent(times: list[int], values: list[float]) -> float:
    """The slope of the line that comes nearest to the values in double logarithms; nan for fewer than two."""
    if len(times) < 2:
        return math.nan
    across, up = [math.log(factor) for factor in times], [math.log(value) for value in values]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    wide = sum((x - middle) ** 2 for x in across)
    return sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / wide


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stopped as stopped:
        sys.exit(str(stopped))
