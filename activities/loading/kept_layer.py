"""The book's own rows as they were checked the last time, for as long as their files are the same.

To read and check a hundred files takes ten times as long as to look whether they are those of the last time. Each command, each kernel
and each of the two processes of a build asks for the rows; the first of them reads.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import sys
from pathlib import Path

import pydantic

from .folders import LARGEST, read_layer
from .layers import Layer

ENGINE = Path(__file__).resolve().parents[1]
KEPT = ENGINE.parent / "_build" / "rows"
READ: dict[Path, tuple[str, Layer]] = {}  # what this process has had already, by where it is kept; rows do not change
MAKES_ROWS = ("rows", "loading")  # the rooms that say what a file becomes


def read_own_layer(folder: Path, readings: bool) -> Layer:
    """The layer of the book's own rows: what `read_layer` gives, kept in `_build/rows` until a file has changed.

    Within a process they are the same objects each time. What has a slip in it is not kept. Where nothing can be written, or what is
    there cannot be read, the files are.
    """
    path = KEPT / ("whole.pickle" if readings else "without-readings.pickle")
    digest = digest_files(folder)
    kept, layer = READ.get(path) or _read_kept(path)
    if layer is None or kept != digest:
        layer = read_layer(folder, None, 0, readings)
        if not layer.errors:
            write_whole(path, pickle.dumps((digest, layer)))
    if not layer.errors:
        READ[path] = digest, layer
    return layer


def _read_kept(path: Path) -> tuple[str, Layer | None]:
    try:
        kept, layer = pickle.loads(path.read_bytes())
        return kept, layer
    except Exception:  # noqa: BLE001 - whatever lies there, the files hold the rows
        return "", None


def digest_files(folder: Path) -> str:
    """A fingerprint of every file below `folder`, and of what makes rows of them."""
    made_with = sorted(path for room in MAKES_ROWS for path in (ENGINE / room).glob("*.py"))
    digest = hashlib.sha256(f"{sys.version} {pydantic.VERSION} {folder}".encode())
    for path in [*made_with, *sorted(folder.rglob("*"))]:
        digest.update(os.fsencode(path) + b"\0")
        with contextlib.suppress(OSError):  # of a file that cannot be opened reading says so
            if path.is_file() and path.stat().st_size <= LARGEST:  # what is no file, or too large for one, has a slip
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def write_whole(path: Path, written: bytes) -> None:
    """Keep something for the next time: whole or not at all, also where two processes do so at once, or nothing can be written."""
    half = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(written)
        half.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            half.unlink()
