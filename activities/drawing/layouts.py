"""The two layouts of every drawing: one for a phone, one for a column of text; the page shows the one that fits.

A drawing for a page leaves title and source to the page, where they stand once and can be selected and followed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

MARGIN = 6  # px


@dataclass(frozen=True)
class Layout:
    """width: px of the sheet. in_page: whether the page says title, notes and source, so that the drawing does not."""

    width: int
    in_page: bool = False

    @property
    def room(self) -> int:
        """Px between the margins."""
        return self.width - 2 * MARGIN

    @property
    def is_wide(self) -> bool:
        """Whether names stand beside what they name, and not above it."""
        return self.width >= WIDE.width

    def for_page(self) -> Layout:
        """The same width for a page that says title and source itself."""
        return replace(self, in_page=True)


NARROW, WIDE = Layout(380), Layout(620)
