"""What Jupyter Book works in, from one build to the next: `_build/work`, and a folder like it for each further edition.

It makes anew only what has changed since the last build, and goes by what it left there. A build that fails, or is cut
short, leaves it in between: pages that were read, and not written or not warned of again. So the next build begins with
`_build/work.good`, a copy of how it was after the last one that came to its end.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree, rmtree


def open_work(build: Path, engine: str, name: str = "work", alike: Iterable[str] = ()) -> Path:
    """The folder to work in, in `build`: as the last whole build left it, or empty where another `engine` has made it.

    alike: names of folders of other editions. One that the same engine left whole is what a new folder begins with, since most pages
    are the same in it.
    """
    work, good = build / name, build / f"{name}.good"
    if (work / "unfinished").exists():
        _put_away(work)
    if not work.exists() and good.exists():
        os.replace(good, work)
    if not _is_made_by(work, engine):
        _put_away(work)
    _put_away(good)
    part = build / f"{name}.part"
    if work.exists():
        copytree(work, _put_away(part))
        os.replace(part, good)
    else:
        for other in (build / one for one in alike):
            if _is_made_by(other, engine) and not (other / "unfinished").exists():
                copytree(other, _put_away(part))
                os.replace(part, work)
                break
    work.mkdir(parents=True, exist_ok=True)
    (work / "unfinished").touch()
    (work / "engine").write_text(engine, encoding="utf-8")
    return work


def close_work(work: Path) -> None:
    """The build has come to its end: the next one goes on from here."""
    (work / "unfinished").unlink()
    _put_away(work.with_name(f"{work.name}.good"))


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
