"""Runs the notebooks of a book side by side, before Sphinx would run them one after the other.

Starting kernels is most of a cold build. The outputs go into the cache that Sphinx then reads. A
notebook that fails is left to Sphinx, which runs it again and says what is wrong with it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn, JupyterCacheAbstract
from jupyter_cache.executors.utils import single_nb_execution

AT_ONCE = min(4, max(2, os.cpu_count() or 2))  # a kernel with pandas takes about 200 MiB


def fill_cache(notebooks: Iterable[Path], folder: Path, timeout: int) -> None:
    """Run those of `notebooks` that the cache in `folder` lacks, each for `timeout` seconds a cell at most."""
    # Once all are in the cache, the same notebooks need not be read and looked up at every build.
    notebooks, stamp = list(notebooks), folder / "filled-from"
    state = hashlib.sha256(b"\0".join(path.read_bytes() for path in notebooks)).hexdigest()
    if stamp.exists() and stamp.read_text() == state:
        return
    cache = get_cache(folder)
    read = {path: nbformat.read(path, as_version=4) for path in notebooks}
    due = {path: notebook for path, notebook in read.items() if not _is_cached(cache, notebook)}
    if not due:
        stamp.write_text(state)
    if len(due) < 2:
        return

    def run(path: Path):
        where = str(path.parent)
        return single_nb_execution(due[path], cwd=where, timeout=timeout, allow_errors=False, meta_override=True)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number, (path, result) in enumerate(zip(due, pool.map(run, due)), start=1):
            print(f"running notebooks... [{100 * number // len(due):3}%] {path.stem}", flush=True)
            if result.err is None:
                uri = cache.add_nb_to_project(str(path)).uri
                bundle = CacheBundleIn(due[path], uri, data={"execution_seconds": result.time})
                cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def _is_cached(cache: JupyterCacheAbstract, notebook: nbformat.NotebookNode) -> bool:
    try:
        cache.match_cache_notebook(notebook)
    except KeyError:
        return False
    return True
