"""Forms and pictures that are kept from one build to the next, until a row that they were made of changes.

Drawing with matplotlib is the dearest thing that a page can ask for, and loading it the second. A page that
is read anew because of its text finds its forms and pictures as they were.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .rows import book_watch

FOLDER = "kept"
Piece = TypeVar("Piece")


def recall(env, key: tuple[str, ...], make: Callable[[], Piece]) -> Piece:
    """What `make` made of the rows the last time, or what it makes now, if they have changed since.

    key: names the piece in the whole book. A piece is plain values: text, numbers, lists and tuples of them.
    The folder is emptied whenever the engine has changed, with all else that a build leaves for the next.
    """
    path = Path(env.doctreedir, FOLDER, hashlib.sha256(repr(key).encode()).hexdigest()[:24])
    watch = book_watch()
    try:
        taken, piece = pickle.loads(path.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError):
        pass
    else:
        if watch.still_holds(taken):
            for read in taken:
                watch.note(read)
            return piece
    with watch.noting() as reads:
        piece = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps((watch.take_down(reads), piece)))
    return piece
