"""Runs the notebooks of a book side by side, before Sphinx would run them one after the other.

The outputs go into the cache that Sphinx then reads. Starting kernels would be most of a cold build, so none starts for
a notebook that is a mere door: what opening an activity puts out is known. A notebook that fails is left to
Sphinx, which runs it again and says what is wrong with it.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from activities.kinds.forms import MIME

# What reads and runs notebooks is imported where one is due: most builds run none.
if TYPE_CHECKING:
    from jupyter_cache.base import JupyterCacheAbstract
    from jupyter_cache.executors.utils import ExecutionResult
    from nbformat import NotebookNode

# Opening an activity, as the notebooks do it: it is shown at once, or has a name by which later cells know it.
DOOR = re.compile(
    r'from activities import open_activity\n+(?:(?P<name>\w+) = )?open_activity\("(?P<activity>[\w-]+)"\)(?:\n(?P<shown>\w+))?\s*'
)
AT_ONCE = min(4, max(2, os.cpu_count() or 2))  # a kernel with pandas takes about 200 MiB
PATIENCE = 300  # seconds for a kernel to start: an old laptop with a virus scanner, or a machine with much else to do


class KernelTooSlow(Exception):
    """A kernel did not start in time, twice. The message says what to do."""

    def __init__(self, notebook: Path):
        super().__init__(
            f"{notebook.name}: its kernel did not start, though it was tried twice and given {PATIENCE} seconds."
            " Close other programs, or wait until the machine is less busy, and give the same command again:"
            " notebooks that have run need not run again."
        )


def fill_cache(notebooks: Iterable[Path], folder: Path, timeout: int) -> None:
    """Run those of `notebooks` that the cache in `folder` lacks, each for `timeout` seconds a cell at most.

    Where a kernel does not start, the notebook is run once more when the others are done. Raises KernelTooSlow after that.
    """
    # Once all are in the cache, the same notebooks need not be read and looked up at every build.
    notebooks, stamp = list(notebooks), folder / "filled-from"
    state = hashlib.sha256(b"\0".join(path.read_bytes() for path in notebooks)).hexdigest()
    if stamp.exists() and stamp.read_text() == state:
        return
    import nbformat
    from jupyter_cache import get_cache

    wait_longer_for_kernels()
    cache = get_cache(folder)
    read = {path: nbformat.read(path, as_version=4) for path in notebooks}
    due = {path: notebook for path, notebook in read.items() if not _is_cached(cache, notebook)}
    failed = False
    for path in [path for path, notebook in due.items() if open_door(notebook)]:
        _keep(cache, path, due.pop(path))
    late: list[Path] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number, (path, result) in enumerate(zip(due, pool.map(lambda path: _run(path, due[path], timeout), due)), start=1):
            print(f"running notebooks... [{100 * number // len(due):3}%] {path.stem}", flush=True)
            if result is None:
                late.append(path)
            elif result.err is None:
                _keep(cache, path, due[path], result.time)
            else:
                failed = True
    for path in late:  # once more, and nothing beside it
        notebook = nbformat.read(path, as_version=4)
        result = _run(path, notebook, timeout)
        if result is None:
            raise KernelTooSlow(path)
        if result.err is None:
            _keep(cache, path, notebook, result.time)
        else:
            failed = True
    if not failed:
        stamp.write_text(state)


def wait_longer_for_kernels() -> None:
    """Let a kernel take its time to start, here and where Sphinx starts one: nbclient's minute is short for an old or busy machine."""
    from nbclient import NotebookClient

    NotebookClient.startup_timeout.default_value = PATIENCE


def _run(path: Path, notebook: NotebookNode, timeout: int) -> ExecutionResult | None:
    """Run a notebook in place; None where its kernel did not start or went away."""
    from jupyter_cache.executors.utils import single_nb_execution

    try:
        return single_nb_execution(notebook, cwd=str(path.parent), timeout=timeout, allow_errors=False, meta_override=True)
    except RuntimeError as error:  # nbclient's word for both
        print(f"{path.name}: {error}", flush=True)
        return None


def open_door(notebook: NotebookNode) -> bool:
    """Give a notebook the output of opening its activity; False, and nothing done, where it does more that a page shows."""
    from nbformat.v4 import new_output

    shown = [cell for cell in notebook.cells if cell.cell_type == "code" and "remove-output" not in cell.metadata.get("tags", ())]
    found = DOOR.fullmatch(shown[0].source) if len(shown) == 1 else None
    if not found or found["shown"] != found["name"]:
        return False
    shown[0].outputs = [new_output("display_data", {MIME: {"activity": found["activity"]}})]
    return True


def _keep(cache: JupyterCacheAbstract, path: Path, notebook: NotebookNode, seconds: float = 0) -> None:
    from jupyter_cache.base import CacheBundleIn

    uri = cache.add_nb_to_project(str(path)).uri
    bundle = CacheBundleIn(notebook, uri, data={"execution_seconds": seconds})
    cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def _is_cached(cache: JupyterCacheAbstract, notebook: NotebookNode) -> bool:
    try:
        cache.match_cache_notebook(notebook)
    except KeyError:
        return False
    return True
