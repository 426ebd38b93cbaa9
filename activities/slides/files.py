"""The decks as files in a folder, one a deck, each whole or not there."""

from __future__ import annotations

import io
import os
from pathlib import Path

from activities.handouts.settled import settle

from .writing import write_deck


class NoDecks(Exception):
    """Rows without a deck, or a folder that is none. The message says what would be right."""


def write_decks(rows, folder: str | Path) -> list[tuple[Path, list[str]]]:
    """Write every deck of the rows as `<id>.pptx` into `folder`, in place of an earlier one; the same rows give the same bytes.

    Returns the files with the lines that each serves. Raises NoDecks, and OSError where there is no room.
    """
    folder = Path(folder)
    if not rows.decks:
        raise NoDecks("there is no deck in the rows; add one as decks/<id>.yml")
    if folder.exists() and not folder.is_dir():
        raise NoDecks(f"{folder}: a file; right is a folder to write the slides into")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for deck in rows.decks.values():
        path = folder / f"{deck.id}.pptx"
        aside = folder / f".{deck.id}.{os.getpid()}.part"
        try:
            made = io.BytesIO()
            write_deck(deck, rows).save(made)
            aside.write_bytes(settle(made.getvalue()))
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        written.append((path, list(deck.serves)))
    return written
