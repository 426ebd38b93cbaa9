"""What a book was made from, as fingerprints: has anything changed, and how much must be made again?

From wide to narrow: all sources, what shows on more than one page, one page, and what the output of a
notebook depends on.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from activities.loading.editions import Edition

NOT_IN_THE_BOOK = {"_build", "node_modules", "tests", "benchmarks", "__pycache__"}


def hash_sources(root: Path, edition: Edition) -> str:
    """A fingerprint of all that a book is made from: every file of `root` and of the packs, and which edition it is."""
    return _hash(root, _find_sources(root), edition)


def hash_frame(root: Path, edition: Edition) -> str:
    """A fingerprint of all that shows on more than one page.

    Sphinx writes again only the pages whose own file has changed. The sidebar on every page shows
    the titles of all, and forms and tables come from the engine and the rows.
    """
    pages = _find_pages(root)
    shared = [path for path in _find_sources(root) if path not in pages]
    titles = "\n".join(f"{path.relative_to(root).as_posix()} {_read_title(path)}" for path in pages)
    return hashlib.sha256((_hash(root, shared, edition) + titles).encode()).hexdigest()


def hash_pages(root: Path) -> dict[str, str]:
    """A fingerprint of each page's own file: its path below `root` without the ending → digest."""
    return {
        path.relative_to(root).with_suffix("").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in _find_pages(root)
    }


def _find_pages(root: Path) -> list[Path]:
    """The files that are shown on one page alone, but for their title."""
    alone = {"book", "notebooks", "docs", "README.md", "CONTRIBUTING.md"}
    pages = [path for path in _find_sources(root) if path.suffix in (".md", ".ipynb")]
    return [path for path in pages if path.relative_to(root).parts[0] in alone]


def hash_engine(root: Path, edition: Edition) -> str:
    """A fingerprint of what the output of a notebook depends on, apart from its own cells.

    An activity's output only names it: its form is rendered from the rows at each build. So a changed
    row starts no kernel; the words on a figure drawn in a cell are the exception.
    """
    ours = [path for path in _find_sources(root) if _shapes_outputs(path.relative_to(root))]
    return _hash(root, ours, replace(edition, packs=()))


def _shapes_outputs(path: Path) -> bool:
    return (
        path.name == "requirements.txt"
        or path.parts[:2] == ("data", "ui")
        or (path.parts[0] == "activities" and path.suffix == ".py")
    )


def _find_sources(root: Path) -> list[Path]:
    """Every file a book is made from: not the hidden ones, and not those that a build itself writes."""
    found = []
    for folder, names, files in os.walk(root):
        names[:] = sorted(
            name for name in names if not name.startswith(".") and name not in NOT_IN_THE_BOOK and not name.endswith(".egg-info")
        )
        ignored = Path(folder, ".gitignore").read_text(encoding="utf-8").splitlines() if ".gitignore" in files else []
        found += [Path(folder, name) for name in sorted(files) if name[0] != "." and not _is_ignored(name, ignored)]
    return found


def _is_ignored(name: str, patterns: list[str]) -> bool:
    """Whether a folder's own .gitignore names the file; the last pattern that fits decides."""
    fitting = [pattern for pattern in patterns if fnmatch.fnmatch(name, pattern.lstrip("!"))]  # no name fits a comment
    return bool(fitting) and not fitting[-1].startswith("!")


def _hash(root: Path, paths: Iterable[Path], edition: Edition) -> str:
    digest = hashlib.sha256(repr(edition).encode())
    for path in [*paths, *(path for pack in edition.packs for path in _find_sources(pack))]:
        digest.update(os.path.relpath(path, root).encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _read_title(page: Path) -> str:
    found = re.search(r'^\s*"?# .*$', page.read_text(encoding="utf-8"), re.MULTILINE)
    return found[0].strip() if found else ""
