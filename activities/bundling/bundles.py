"""What goes into a bundle, and the bundle as a file.

<title>-<edition>-<version>/
  START HERE.html    opens by a double click; says so where it stands in a zip file that was not unpacked
  START HERE.txt     the same in plain words
  LICENCE.txt        of the code, then of the words
  CHECKSUMS.txt      of every file, as `sha256sum -c` reads it
  website/           the book as it was built
  handouts/          what is printed, as PDF and Word files
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from activities.handouts.settled import OFFICE, settle
from activities.rows.editions import PARTICIPANT

from .start_here import Told, write_start_page, write_start_text
from .zipping import write_zip

MOST_BYTES = 15_000_000  # what goes by post and through a slow line
WEBSITE = "website"
LICENCES = ("LICENSE", "LICENSE-CONTENT.md")
# Of what is printed, what an edition for participants has: the rest is the facilitator's.
FOR_PARTICIPANTS = ("cases", "cards", "worksheets", "papers")


class NotBuilt(Exception):
    """What a bundle needs is not there. The message says what, and what would be right."""


@dataclass(frozen=True)
class Bundle:
    """path: the zip file; its checksum stands beside it. size: in bytes. checksum: its SHA-256. files: how many are in it."""

    path: Path
    size: int
    checksum: str
    files: int


def make_bundle(
    root: Path, html: Path, rows, title: str, version: str, folder: Path, beside: Mapping[str, Path] | None = None
) -> Bundle:
    """Write the bundle of one edition into `folder`, in place of one of the same name.

    root: the project's folder, for its licences. html: the built book. rows: of that edition. title, version: the book's.
    beside: what is to stand beside the book, as name of the folder in the bundle → folder, such as `handouts`; what begins with a dot is left out.
    The same files give the same bytes. Raises NotBuilt, and OSError where there is no room.
    """
    if not (html / "index.html").is_file():
        raise NotBuilt(f"{html}: no built book; right is `python3 run.py build` first")
    name = f"{word_name(title)}-{rows.edition}-{version}"
    files = _gather(html, WEBSITE)
    for place, inner in (beside or {}).items():
        files |= _gather(inner, place, FOR_PARTICIPANTS if rows.edition == PARTICIPANT and place == "handouts" else None)
    files["LICENCE.txt"] = "\n\n".join((root / one).read_text(encoding="utf-8") for one in LICENCES).encode()
    contents = hashlib.sha256(_list_checksums(files)).hexdigest()
    told = Told(title, version, rows.edition, contents, sorted(files), rows.strings)
    start = word_file_name(rows.strings["bundle.start-here"])
    files[f"{start}.html"] = write_start_page(told, WEBSITE).encode()
    files[f"{start}.txt"] = write_start_text(told, WEBSITE, start).replace("\n", "\r\n").encode("utf-8-sig")  # for old editors too
    files["CHECKSUMS.txt"] = _list_checksums(files)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.zip"
    write_zip({f"{name}/{place}": data for place, data in files.items()}, path)
    checksum = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".zip.sha256").write_text(f"{checksum}  {path.name}\n", encoding="utf-8", newline="\n")
    return Bundle(path, path.stat().st_size, checksum, len(files))


def _gather(folder: Path, place: str, only: tuple[str, ...] | None = None) -> dict[str, bytes]:
    """Every file under `folder` by its path in the bundle. only: the names without ending of those that are wanted."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inner.parts) and (only is None or path.stem in only):
            data = path.read_bytes()
            found[f"{place}/{inner.as_posix()}"] = settle(data) if path.suffix in OFFICE else data
    return found


def _list_checksums(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()


def word_name(title: str) -> str:
    """A title as the name of a file that every system and every unpacking program takes: small letters, digits and hyphens."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", title) if not unicodedata.combining(sign))
    plain = re.sub(r"\W+", "-", bare).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "workshop"


def word_file_name(words: str) -> str:
    """Words of the book's language as the name of a file, without what a system keeps for itself."""
    return re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", unicodedata.normalize("NFC", words)).strip(" .")[:80] or "START HERE"
