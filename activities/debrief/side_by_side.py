"""Rooms counted side by side with Dask: the same counts, on all processors of this machine or on a cluster.

Dask is an extra (`requirements-dask.txt`), and nothing else needs it. What is sent to and fro are paths and counts: each worker
opens the files itself, so a cluster's workers see them at the same place, and run this project's own packages.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import datetime
from typing import Any

from .debriefs import Debrief, count_rooms
from .rooms import NoFolder, Room

BATCHES = 4  # for each processor: rooms differ in size
AT_ONCE = 8  # parts that one task lays together
PATIENCE = 20  # seconds for a scheduler to answer


class NoDask(Exception):
    """Dask is not there, or no cluster answers. The message says what to do."""


def count_side_by_side(cluster: str | None = None) -> Callable[..., Debrief]:
    """What counts rooms as `count_rooms` does, side by side; for `debrief_folder(…, count=…)`.

    cluster: the address of a Dask scheduler, such as tcp://10.0.0.5:8786; without one, as many workers as there are processors start
    here and end with the count. Raises NoDask, here or when it counts.
    """
    try:
        import distributed
    except ImportError:
        raise NoDask(
            "Dask is not installed; right is: .venv/bin/python -m pip install -r requirements-dask.txt. Without --dask it works too."
        ) from None

    def count(rooms: list[Room], contents: Mapping[str, Any], *, names: bool = False, until: datetime | None = None) -> Debrief:
        with ExitStack() as stack:
            client = stack.enter_context(_open_client(distributed, cluster, stack))
            wide = sum(client.nthreads().values()) or 1
            sent = client.scatter(dict(contents), broadcast=True, hash=False)
            parts = [
                client.submit(_count_batch, batch, sent, names, until, pure=False) for batch in _part_rooms(rooms, BATCHES * wide)
            ]
            while len(parts) > 1:
                parts = [client.submit(_lay_together, parts[at : at + AT_ONCE], pure=False) for at in range(0, len(parts), AT_ONCE)]
            return parts[0].result() if parts else Debrief()

    return count


def _open_client(distributed, cluster: str | None, stack: ExitStack):
    if cluster is None:
        workers = distributed.LocalCluster(
            n_workers=os.cpu_count(), threads_per_worker=1, dashboard_address=None, silence_logs=logging.ERROR
        )
        return distributed.Client(stack.enter_context(workers))
    try:
        return distributed.Client(cluster, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise NoDask(f"no Dask scheduler answers at {cluster} ({error}); right is an address as in tcp://10.0.0.5:8786") from None


def _part_rooms(rooms: list[Room], many: int) -> list[list[Room]]:
    """The rooms in their order, in `many` batches at most, of about as many files each."""
    due = max(1, -(-sum(len(room.paths) for room in rooms) // many))
    batches: list[list[Room]] = []
    files = due
    for room in rooms:
        if files >= due:
            batches.append([])
            files = 0
        batches[-1].append(room)
        files += len(room.paths)
    return batches


def _count_batch(rooms: list[Room], contents: Mapping[str, Any], names: bool, until: datetime | None) -> Debrief:
    for root in {room.root for room in rooms}:
        if not root.is_dir():
            raise NoFolder(
                f"{root}: a worker of the cluster does not see it; right is a folder that lies at the same place for all of them"
            )
    return count_rooms(rooms, contents, names=names, until=until)


def _lay_together(parts: list[Debrief]) -> Debrief:
    whole = Debrief()
    for part in parts:
        whole.add(part)
    return whole
