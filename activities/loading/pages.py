"""Which pages the book has, so that a row names none that is nowhere."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

import yaml

from ..rows.pages import FOLDERS, is_by_hand

ENDINGS = (".md", ".ipynb")


def list_written_pages(book: Path) -> dict[str, bool] | None:
    """The pages that people write and `_toc.yml` names, each with whether it does so by itself and not with all of its folder;
    None where there is no book around the rows.

    Those that are made from rows are not among them, since on the disk may lie what an earlier build made.
    """
    try:
        contents = yaml.load((book / "_toc.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return None
    named = set(_list_named(contents))
    written = [
        path.relative_to(book).with_suffix("").as_posix() for folder in ("book", "notebooks") for path in _list_texts(book / folder)
    ]
    return {
        page: page in named
        for page in sorted(written)
        if any(fnmatchcase(page, name) for name in named)
        and (Path(page).parent.as_posix() not in FOLDERS or is_by_hand(Path(page).parent.as_posix(), Path(page).name))
    }


def _list_texts(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in ENDINGS]


def _list_named(contents) -> list[str]:
    """Every page and pattern of pages that stands anywhere in the contents."""
    if isinstance(contents, list):
        return [name for part in contents for name in _list_named(part)]
    if not isinstance(contents, dict):
        return []
    named = [str(contents[key]) for key in ("root", "file", "glob") if contents.get(key)]
    return named + [name for part in contents.values() for name in _list_named(part)]
