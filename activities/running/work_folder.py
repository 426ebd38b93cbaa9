"""What Jupyter Book works in, from one build to the next: `_build/work`.

It makes anew only what has changed since the last build, and goes by what it left there. A build that fails, or is cut
short, leaves it in between: pages that were read, and not written or not warned of again. So the next build begins with
`_build/work.good`, a copy of how it was after the last one that came to its end.
"""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copytree, rmtree


def open_work(build: Path, engine: str) -> Path:
    """The folder to work in, in `build`: as the last whole build left it, or empty where another `engine` has made it."""
    work, good = build / "work", build / "work.good"
    if (work / "unfinished").exists():
        _put_away(work)
    if not work.exists() and good.exists():
        os.replace(good, work)
    if not _is_made_by(work, engine):
        _put_away(work)
    _put_away(good)
    if work.exists():
        copytree(work, _put_away(build / "work.part"))
        os.replace(build / "work.part", good)
    work.mkdir(parents=True, exist_ok=True)
    (work / "unfinished").touch()
    (work / "engine").write_text(engine, encoding="utf-8")
    return work


def close_work(work: Path) -> None:
    """The build has come to its end: the next one goes on from here."""
    (work / "unfinished").unlink()
    _put_away(work.with_name("work.good"))


def _is_made_by(work: Path, engine: str) -> bool:
    try:
        return (work / "engine").read_text(encoding="utf-8") == engine
    except OSError:
        return False


def _put_away(folder: Path) -> Path:
    """Delete a folder, if it is there; cut short, nothing of it is left under its name."""
    gone = folder.with_name(f"{folder.name}.gone")
    rmtree(gone, ignore_errors=True)
    if folder.exists():
        os.replace(folder, gone)
        rmtree(gone, ignore_errors=True)
    return folder
