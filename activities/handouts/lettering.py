"""The letters of a PDF: Public Sans, which is the book's own type and comes with it, then DejaVu Sans for what that lacks.

Public Sans (`@fontsource-variable/public-sans`, OFL) stands in three files by range of letters, each with all weights: the two that a
handout needs are taken out. DejaVu Sans comes with matplotlib and has Greek, Cyrillic and signs such as →. A PDF embeds what it uses.
ReportLab does not join letters, nor write from right to left; a text in such letters is refused here and left to the Word file.
"""

from __future__ import annotations

import os
import unicodedata
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PUBLIC_SANS = ROOT / "node_modules" / "@fontsource-variable" / "public-sans" / "files"
RANGES = ("latin", "latin-ext", "vietnamese")
WEIGHTS = {"": 400, "-Bold": 700}
FALLBACK = "DejaVu"


class NoLetters(Exception):
    """Letters that no typeface here can set. `letters`: which."""

    def __init__(self, letters: set[str]):
        super().__init__("".join(sorted(letters)))
        self.letters = letters


@cache
def make_fonts(folder: Path) -> dict[str, frozenset[int]]:
    """Register the fonts, keeping the cut ones in `folder`; name of the plain font → what it can set, the first choice first.

    The bold one of each is called the same with `-Bold`. Raises FileNotFoundError without the npm packages.
    """
    import matplotlib
    from fontTools.ttLib import TTFont
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont as PdfFont

    able: dict[str, frozenset[int]] = {}
    for name in RANGES:
        for ending, weight in WEIGHTS.items():
            cut = folder / f"public-sans-{name}-{weight}.ttf"
            if not cut.exists():
                _cut_weight(PUBLIC_SANS / f"public-sans-{name}-wght-normal.woff2", weight, cut)
            pdfmetrics.registerFont(PdfFont(f"PublicSans-{name}{ending}", str(cut)))
        able[f"PublicSans-{name}"] = frozenset(TTFont(folder / f"public-sans-{name}-400.ttf").getBestCmap())
    fonts = Path(matplotlib.get_data_path(), "fonts", "ttf")
    for ending in WEIGHTS:
        pdfmetrics.registerFont(PdfFont(f"{FALLBACK}{ending}", str(fonts / f"DejaVuSans{ending}.ttf")))
    able[FALLBACK] = frozenset(TTFont(fonts / "DejaVuSans.ttf").getBestCmap())
    return able


def _cut_weight(source: Path, weight: int, target: Path) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    target.parent.mkdir(parents=True, exist_ok=True)
    font = TTFont(source, recalcTimestamp=False)
    still = instancer.instantiateVariableFont(font, {"wght": weight})
    still.flavor = None
    for record in still["name"].names:  # a PDF keeps fonts by these, so that two of one name would be taken for one
        if record.nameID in (4, 6):
            record.string = target.stem
    part = target.with_suffix(f".{os.getpid()}.part")
    still.save(part)
    part.replace(target)


class Lettering:
    """Sets texts in the fonts that have their letters."""

    def __init__(self, folder: Path):
        self.able = make_fonts(folder)
        self.plain = next(iter(self.able))
        self.bold = f"{self.plain}-Bold"

    def part(self, text: str) -> list[tuple[str, str]]:
        """A text as runs, (name of the plain font, text). Raises NoLetters."""
        clean = "".join(one for one in unicodedata.normalize("NFC", text) if one.isprintable() or one in "\n\u00a0")
        fonts = {letter: self._choose(letter) for letter in set(clean)}
        missing = {letter for letter, font in fonts.items() if font is None}
        if missing:
            raise NoLetters(missing)
        if len(set(fonts.values())) == 1:
            return [(str(fonts[clean[0]]), clean)]
        return [(str(font), "".join(run)) for font, run in groupby(clean, key=fonts.__getitem__)]

    def _choose(self, letter: str) -> str | None:
        if letter == "\n":
            return self.plain
        if unicodedata.bidirectional(letter) in ("R", "AL"):
            return None
        return next((font for font, codes in self.able.items() if ord(letter) in codes), None)

    def mark_up(self, text: str, bold: bool = False) -> str:
        """A text as ReportLab's paragraphs take it: what is markup in it is text, each run in its font. Raises NoLetters."""
        ending = "-Bold" if bold else ""
        pieces = []
        for font, run in self.part(text):
            words = escape(run, quote=False).replace("\n", "<br/>")
            pieces.append(f'<font name="{font}{ending}">{words}</font>' if bold or font != self.plain else words)
        return "".join(pieces)
