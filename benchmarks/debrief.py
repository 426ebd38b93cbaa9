"""How long does a debrief take of 100, 1,000 and 20,000 files, one room after the other and side by side with Dask?

    .venv/bin/python benchmarks/debrief.py [--files 100 1000 20000]

The rooms are made up from what the activities ask: five groups a room, five activities each, as thorough as groups are in an hour.
Each size is counted in the two ways in turn, and both have to give the same tables. The workers of Dask are started once, and the time
for that is told by itself: on a cluster they are there. "On free processors" compares the processor time that the count takes with that of
the busiest worker and of this process together: what the ratio would be where nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from invented_rooms import invent_answers  # noqa: E402
from machine import describe_machine  # noqa: E402

from activities.answers import AnswersFile, write_answers  # noqa: E402
from activities.debrief import count_rooms, debrief_folder, list_contents  # noqa: E402
from activities.debrief.files import write_debrief  # noqa: E402
from activities.debrief.side_by_side import count_side_by_side  # noqa: E402
from activities.kinds import kind_of  # noqa: E402
from activities.loading import load_rows  # noqa: E402

ACTIVITIES = ("distinguishing", "indicators-and-investigation", "institutions", "prevention", "interview-and-evidence")
GROUPS = 5
GROWTH = 1.1  # at most the exponent with the files: a room costs what it costs, however many there are
ONE_ROOM = 1.0  # seconds of a processor at most for the hundred files of four rooms


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--files", type=int, nargs="+", default=[100, 1000, 20_000])
    sizes = options.parse_args().files
    rows = load_rows(packs=[])
    contents = list_contents(rows)
    print(f"{time.strftime('%d %B %Y')}, {describe_machine()}")
    with ExitStack() as stack:
        address = start_workers(stack)
        print(
            "\n| files | MB | one by one, s | of a processor | with Dask, s | times as fast | on free processors | writing, s | memory MiB |"
        )
        print("|---|---|---|---|---|---|---|---|---|")
        missed = list(compare_sizes(sizes, address, contents, rows))
    print("\n".join(["", *(missed or ["Every bound is kept."])]))
    return int(bool(missed))


def start_workers(stack: ExitStack) -> str | None:
    """The address of as many workers as there are processors; None where Dask is not installed."""
    try:
        from distributed import LocalCluster
    except ImportError:
        print("Dask is not installed: pip install -r requirements-dask.txt")
        return None
    begun = time.perf_counter()
    workers = LocalCluster(n_workers=os.cpu_count(), threads_per_worker=1, dashboard_address=None, silence_logs=logging.ERROR)
    print(f"{os.cpu_count()} workers started in {time.perf_counter() - begun:.1f} s")
    return stack.enter_context(workers).scheduler_address


def compare_sizes(sizes: list[int], address: str | None, contents, rows) -> Iterator[str]:
    """Count rooms of each size in both ways and print a line of the table; gives what misses a bound."""
    taken = {}
    for files in sizes:
        with tempfile.TemporaryDirectory() as folder:
            size = write_rooms(Path(folder), files, contents, rows)
            one, serial, worked = measure(folder, contents, count_rooms)
            other, dask, free = one, 0.0, 0.0
            if address:
                before = read_clocks(address)
                other, dask, here = measure(folder, contents, count_side_by_side(address))
                busiest = max(after - begun for after, begun in zip(read_clocks(address), before))
                free = worked / (busiest + here)
            if json.dumps(one.lay_out(contents)) != json.dumps(other.lay_out(contents)):
                yield f"{files} files: the two ways give different tables"
            begun = time.perf_counter()
            write_debrief(one, contents, rows, Path(folder) / "debrief")
            writing = time.perf_counter() - begun
        taken[files] = worked
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with_dask = f"{dask:.1f} | {serial / dask:.1f} | {free:.1f}" if dask else "– | – | –"
        print(
            f"| {files:,} | {size / 1e6:.1f} | {serial:.2f} | {worked:.2f} | {with_dask} | {writing:.1f} | {memory:.0f} |",
            flush=True,
        )
    if taken.get(100, 0) > ONE_ROOM:
        yield f"100 files take {taken[100]:.1f} s; {ONE_ROOM:g} s are the bound"
    least, most = min(taken), max(taken)
    if taken[most] / taken[least] > (most / least) ** GROWTH:
        yield f"from {least:,} to {most:,} files the count takes {taken[most] / taken[least]:.0f} times as long"


def write_rooms(folder: Path, files: int, contents, rows) -> int:
    """Rooms of 25 files each; returns their bytes. What ten groups may have written is dealt out to all."""
    random = Random(7)
    invented = {id: [drop_odd(invent_answers(contents[id], random)) for _ in range(10 * GROUPS)] for id in ACTIVITIES}
    size = 0
    for number in range(files):
        room, place = divmod(number, GROUPS * len(ACTIVITIES))
        group, activity = divmod(place, len(ACTIVITIES))
        id = ACTIVITIES[activity]
        path = folder / f"room-{room:04}" / f"{id}_Group-{group + 1}.json"
        path.parent.mkdir(exist_ok=True)
        file = AnswersFile(
            activity=id,
            kind=kind_of(id, rows).name,
            group=f"Group {group + 1}",
            saved="2026-03-02T14:30:00+07:00",
            answers=random.choice(invented[id]),
        )
        size += write_answers(file, path).stat().st_size
    return size


def drop_odd(answers: dict) -> dict:
    """Without what no answers file may hold: the invented rooms try the tables with that too."""
    odd = (7, True)
    return {key: value for key, value in answers.items() if value not in odd or isinstance(value, bool)}


def measure(folder: str, contents, count) -> tuple:
    """The debrief, the seconds that it took, and those for which this process had a processor."""
    begun, worked = time.perf_counter(), time.process_time()
    debrief = debrief_folder(folder, contents, count=count)
    return debrief, time.perf_counter() - begun, time.process_time() - worked


def read_clocks(address: str) -> list[float]:
    """For how long each worker has had a processor."""
    from distributed import Client

    with Client(address) as client:
        return [seconds for _, seconds in sorted(client.run(time.process_time).items())]


if __name__ == "__main__":
    sys.exit(main())
