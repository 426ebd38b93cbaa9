"""What every handout says of the book it belongs to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SaidOf:
    """book: its title. language: as in en-GB. page_of: words for a page's number among all. address: where the book lies, or ""."""

    book: str
    language: str
    page_of: str
    address: str = ""
