"""Office files without the moment at which they were made, so that the same rows give the same bytes on any day."""

from __future__ import annotations

import io
import re
import zipfile

OFFICE = (".docx", ".pptx", ".xlsx")
FIXED = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows
ABOUT = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def settle(data: bytes) -> bytes:
    """A Word, PowerPoint or Excel file with the times of its parts set alike; so are those of the tables that stand in it for its charts."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as settled:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, FIXED)
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            inner = made.read(name)
            if name.endswith(OFFICE):
                inner = settle(inner)
            elif name == ABOUT:
                inner = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z\2", inner)
            settled.writestr(part, inner)
    return target.getvalue()
