"""What a book was made from, as fingerprints: has anything changed, and how much must be made again?

Three of them, from wide to narrow: all sources, what every page is made with, and what the output of a
notebook depends on. Which rows and texts a page is made of, the pages know themselves (`activities.page.made_of`).
"""

from __future__ import annotations

import fnmatch
import functools
import hashlib
import os
import re
from collections.abc import Iterable
from pathlib import Path

from activities.loading.editions import Edition

_FIGURE_LABELS = re.compile(r"^(?:figure|number)\..*\n(?:[ \t].*\n|\n)*", re.MULTILINE)
NOT_IN_THE_BOOK = {"_build", "node_modules", "tests", "benchmarks", "docs", "__pycache__"}
ABOUT_THE_PROJECT = re.compile(
    r"[A-Z-]+(\.md|\.cff)?"
)  # at its root: README.md, CONTRIBUTING.md, LICENSE …; the book's texts lie in book/


def hash_sources(root: Path, edition: Edition) -> str:
    """A fingerprint of all that a book is made from: every file of `root` and of the packs, and which edition it is."""
    return _hash(root, _find_sources(root), edition)


def hash_engine(root: Path) -> str:
    """A fingerprint of what every page is made with: the engine and its settings. When it changes, all is made anew."""
    return _hash(root, [path for path in _find_sources(root) if _is_engine(path.relative_to(root))])


def hash_code(root: Path, edition: Edition) -> str:
    """A fingerprint of what the output of a notebook depends on, apart from its own cells.

    An activity's output only names it: its form is rendered from the rows at each build. So a changed
    row starts no kernel; the labels on a figure that is drawn in a cell are the exception.
    """
    ours = [path for path in _find_sources(root) if _shapes_outputs(path.relative_to(root))]
    labels = "".join(_read_figure_labels(folder / "ui") for folder in (root / "data", *edition.packs))
    return _hash(root, ours) + hashlib.sha256(labels.encode()).hexdigest()


def _read_figure_labels(folder: Path) -> str:
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("*.yml"))]
    return "".join(found for text in texts for found in _FIGURE_LABELS.findall(text))


def _is_engine(path: Path) -> bool:
    return path.parts[0] == "activities" or path.as_posix() in ("_config.yml", "_toc.yml", "requirements.txt", "package-lock.json")


def _shapes_outputs(path: Path) -> bool:
    return path.as_posix() == "requirements.txt" or (path.parts[0] == "activities" and path.suffix == ".py")


def _find_sources(root: Path) -> list[Path]:
    """Every file a book is made from: not the hidden ones, those that a build itself writes, and those about the project."""
    found = []
    for folder, names, files in os.walk(root):
        names[:] = sorted(
            name for name in names if not name.startswith(".") and name not in NOT_IN_THE_BOOK and not name.endswith(".egg-info")
        )
        ignored = Path(folder, ".gitignore").read_text(encoding="utf-8").splitlines() if ".gitignore" in files else []
        if Path(folder) == root:
            files = [name for name in files if not ABOUT_THE_PROJECT.fullmatch(name)]
        found += [Path(folder, name) for name in sorted(files) if name[0] != "." and not _is_ignored(name, ignored)]
    return found


def _is_ignored(name: str, patterns: list[str]) -> bool:
    """Whether a folder's own .gitignore names the file; the last pattern that fits decides."""
    fitting = [pattern for pattern in patterns if fnmatch.fnmatch(name, pattern.lstrip("!"))]  # no name fits a comment
    return bool(fitting) and not fitting[-1].startswith("!")


def _hash(root: Path, paths: Iterable[Path], edition: Edition | None = None) -> str:
    digest = hashlib.sha256(repr(edition).encode())
    packs = edition.packs if edition else ()
    for path in [*paths, *(path for pack in packs for path in _find_sources(pack))]:
        digest.update(os.path.relpath(path, root).encode() + b"\0")
        about = path.stat()
        digest.update(_digest_file(path, about.st_ino, about.st_size, about.st_mtime_ns))
    return digest.hexdigest()


@functools.cache
def _digest_file(path: Path, *about: int) -> bytes:
    """The digest of a file, which is read once for as long as all that is known about it is the same: a build asks five times."""
    return hashlib.sha256(path.read_bytes()).digest()
