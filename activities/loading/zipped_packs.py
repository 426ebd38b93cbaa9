"""A pack that comes as one .zip, such as the planner writes: its files of rows, laid out in a folder, since packs are folders."""

from __future__ import annotations

import hashlib
import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath

from .layout import BESIDE_WORDS, FOLDERS, place_of

MOST_FILES = 500
_NAME = re.compile(r"[\w-][\w.-]*")  # of a file or folder: none that leads out of the pack
MOST_BYTES = 20_000_000  # of all files together, as they are without being packed


class NoPack(Exception):
    """The file holds no pack; the message says why."""


def unpack_pack(file: Path, folder: Path) -> Path:
    """The folder of a zipped pack, laid out anew below `folder` and named after the file.

    A pack in a folder of its own within the .zip is found there. Nothing is written but files of rows and notes to people, at the places
    that packs have for them. Raises NoPack.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            found = _list_rows(packed)
            content = {name: packed.read(info) for name, info in found.items()}
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise NoPack(f"{file} cannot be unpacked ({error}); save the pack anew, or name its folder") from None
    mark = hashlib.sha256(b"".join(name.encode() + data for name, data in sorted(content.items()))).hexdigest()[:8]
    # A folder a content: what is built from one is not what was built from another of the same name.
    pack = folder / mark / file.stem
    shutil.rmtree(pack, ignore_errors=True)
    for name, data in content.items():
        path = pack / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return pack


def _is_row(name: str) -> bool:
    parts = name.split("/")
    place = place_of(name)
    return place is not None and len(parts) == place.pattern.count("/") + 1 and all(_NAME.fullmatch(part) for part in parts)


def _list_rows(packed: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files of a pack by their names in it, whether they lie in the .zip itself or in one folder there."""
    infos = {info.filename: info for info in packed.infolist() if not info.is_dir()}
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos.values()) > MOST_BYTES:
        raise NoPack(f"{packed.filename} is larger than any pack; look what got into it")
    names = [PurePosixPath(name) for name in infos if not name.startswith("__MACOSX/")]
    tops = {name.parts[0] for name in names if name.parts}
    only = len(tops) == 1 and not tops & set(FOLDERS) and all(len(name.parts) > 1 for name in names)
    found = {str(PurePosixPath(*name.parts[1:]) if only else name): infos[str(name)] for name in names}
    rows = {name: info for name, info in found.items() if _is_row(name) or name.lower() in BESIDE_WORDS}
    if not any(_is_row(name) for name in rows):
        raise NoPack(f"{packed.filename} holds no rows; a pack has files such as plans/<id>.yml and sources.yml")
    if odd := sorted(found.keys() - rows.keys()):
        raise NoPack(f"{packed.filename} holds '{odd[0][:80]}', which is no file of a pack; take it out")
    return rows
