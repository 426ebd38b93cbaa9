"""A folder of files that is written whole or not at all, whatever it holds: debriefs, results, handouts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoPlace(Exception):
    """A folder that cannot be written to. The message says which, and what would be right."""


@contextmanager
def laying_anew(folder: Path, paper: str, earlier: str = "") -> Iterator[Path]:
    """A folder to write into, which takes the place of `folder` when all of it is written. Nothing is left where something fails.

    paper: the file by which an earlier one of its kind is known. earlier: what one calls that, where the name of the file does not. Raises NoPlace where there is something else.
    """
    if folder.exists() and not (folder / paper).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise NoPlace(
            f"{folder}: there is something else; right is a new folder, or one with {earlier or f'an earlier {Path(paper).stem}'}"
        )
    aside = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    old = folder.with_name(f".{folder.name}.{os.getpid()}.old")
    try:
        aside.mkdir(parents=True)
        yield aside
        if folder.exists():
            folder.rename(old)
        try:
            aside.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
