"""A zip file that is the same byte for byte wherever and whenever it is made of the same files, by the same release of zlib."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

WHEN = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows: of every entry alike
UNIX = 3
READABLE = 0o100644 << 16
PACKED = {".pdf", ".docx", ".pptx", ".xlsx", ".png", ".jpg", ".woff2", ".zip"}  # packing them again would only cost time


def write_zip(files: Mapping[str, bytes], path: Path) -> None:
    """Write files by their names into a zip at `path`, whole or not at all. Names are UTF-8, in the order of their bytes."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(part, "w") as made:
            for name in sorted(files, key=lambda one: one.encode()):
                entry = zipfile.ZipInfo(name, WHEN)
                entry.create_system, entry.external_attr = UNIX, READABLE
                entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in PACKED else zipfile.ZIP_DEFLATED
                made.writestr(entry, files[name], compresslevel=9)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
