"""Handouts as PDF, by ReportLab: it comes from PyPI alone, with no library of the system, and keeps its files the same byte for byte.

A sheet that is meant for one side is set as large as its side allows, down to 9.5 pt; one that is longer still goes on to a second side,
and is named.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from .blocks import Badge, Card, Certificate, Handout, Sheet
from .codes import draw_code
from .lettering import Lettering
from .pdf_blocks import QUIET, Blocks
from .pdf_pieces import draw_badges, draw_cards, draw_certificates
from .said import SaidOf

MARGIN = 16 * mm
FOOT = 16 * mm
CODE = 15 * mm
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5)
ORDINARY = 10.0


@dataclass(frozen=True)
class Made:
    """A PDF, the size that each sheet or card was set in, and those that took more room than they are meant to."""

    data: bytes
    sizes: dict[str, float]
    too_long: tuple[str, ...]


def write_pdf(handout: Handout, said: SaidOf, folder: Path) -> Made:
    """One handout as PDF. folder: where the cut fonts are kept. Raises NoLetters with letters that have no type here."""
    lettering = Lettering(folder)
    first = handout.pieces[0]
    target = io.BytesIO()
    if isinstance(first, Sheet):
        return _write_sheets(handout, said, lettering, target)
    canvas = Canvas(target, pagesize=A4, invariant=1, lang=said.language)
    _tell(canvas, handout, said)
    if isinstance(first, Card):
        sizes, too_long = draw_cards(canvas, [one for one in handout.pieces if isinstance(one, Card)], lettering)
    elif isinstance(first, Badge):
        sizes, too_long = draw_badges(canvas, [one for one in handout.pieces if isinstance(one, Badge)], lettering)
    else:
        sizes, too_long = draw_certificates(canvas, [one for one in handout.pieces if isinstance(one, Certificate)], lettering)
    canvas.save()
    return Made(target.getvalue(), sizes, tuple(too_long))


def _tell(canvas: Canvas, handout: Handout, said: SaidOf) -> None:
    canvas.setTitle(f"{handout.title} · {said.book}")
    canvas.setAuthor(said.book)
    canvas.setSubject(handout.title)
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _frame_of(sideways: bool) -> tuple[tuple[float, float], float, float]:
    """A page with the width and the height of its column."""
    size = landscape(A4) if sideways else A4
    return size, size[0] - 2 * MARGIN, size[1] - MARGIN - FOOT - 6 * mm


def _set_sheet(sheet: Sheet, lettering: Lettering, size: float) -> list[Flowable]:
    blocks = Blocks(lettering, size, _frame_of(sheet.sideways)[1])
    return [blocks.title(sheet.title), *blocks.set(sheet.blocks)]


def _measure(flowables: list[Flowable], width: float) -> float:
    """How high flowables stand under one another; ReportLab lets the larger of two gaps that meet count."""
    height, gap = 0.0, 0.0
    for one in flowables:
        height += max(gap, one.getSpaceBefore()) + one.wrap(width, 10_000)[1]
        gap = one.getSpaceAfter()
    return height


def choose_size(sheet: Sheet, lettering: Lettering) -> tuple[float, bool]:
    """The largest size in which a sheet stands on one side, and whether it does at all."""
    if not sheet.one_side:
        return ORDINARY, True
    _, width, height = _frame_of(sheet.sideways)
    for size in SIZES:
        if _measure(_set_sheet(sheet, lettering, size), width) <= height:
            return size, True
    return SIZES[-1], False


def _write_sheets(handout: Handout, said: SaidOf, lettering: Lettering, target: io.BytesIO) -> Made:
    sizes, too_long, story = {}, [], []
    sheets = [piece for piece in handout.pieces if isinstance(piece, Sheet)]
    for number, sheet in enumerate(sheets):
        sizes[sheet.id], fits = choose_size(sheet, lettering)
        if not fits:
            too_long.append(sheet.title)
        story += [NextPageTemplate("sideways" if sheet.sideways else "upright")]
        story += [PageBreak()] if number else []
        story += [_Begins(sheet.title), *_set_sheet(sheet, lettering, sizes[sheet.id])]
    code = ImageReader(io.BytesIO(draw_code(said.address))) if said.address else None

    class Numbered(Canvas):
        """Keeps pages until their number is known, and writes the foot of each then."""

        def __init__(self, *given, **more):
            super().__init__(*given, **more)
            self.kept: list[dict] = []
            self.sheet = ""

        def showPage(self):
            self.kept.append(dict(self.__dict__))
            self._startPage()

        def save(self):
            for page in self.kept:
                self.__dict__.update(page)
                _draw_foot(self, said, lettering, code, len(self.kept))
                super().showPage()
            super().save()

    templates = [_make_template(name, name == "sideways") for name in ("upright", "sideways")]
    if sheets[0].sideways:
        templates.reverse()
    document = BaseDocTemplate(target, pageTemplates=templates, invariant=1, lang=said.language, displayDocTitle=True)
    document.title, document.author, document.subject = f"{handout.title} · {said.book}", said.book, handout.title
    document.build(story, canvasmaker=Numbered)
    return Made(target.getvalue(), sizes, tuple(too_long))


def _make_template(name: str, sideways: bool) -> PageTemplate:
    size, width, height = _frame_of(sideways)
    frame = Frame(MARGIN, FOOT + 6 * mm, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    return PageTemplate(id=name, frames=[frame], pagesize=size)


class _Begins(Flowable):
    """Where a sheet begins: it takes no room, gives the foot of the page its name, and the reader's list of contents an entry."""

    def __init__(self, title: str):
        super().__init__()
        self.title = title

    def wrap(self, width, height):
        return 0, 0

    def draw(self):
        self.canv.sheet = self.title
        key = f"sheet-{self.canv.getPageNumber()}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self.title, key)


def _draw_foot(canvas, said: SaidOf, lettering: Lettering, code, pages: int) -> None:
    width = canvas._pagesize[0]
    canvas.setFillColor(QUIET)
    _draw_line(canvas, f"{said.book} · {canvas.sheet}", MARGIN, 9 * mm, 8, lettering)
    page = said.page_of.format(page=canvas.getPageNumber(), pages=pages)
    right = width - MARGIN - (CODE + 2 * mm if code else 0)
    _draw_line(canvas, page, right, 9 * mm, 8, lettering, from_right=True)
    if code:
        _draw_line(canvas, said.address, right, 13 * mm, 8, lettering, from_right=True)
        canvas.drawImage(code, width - MARGIN - CODE, 5 * mm, CODE, CODE)


def _draw_line(canvas, text: str, x: float, y: float, size: float, lettering: Lettering, from_right: bool = False) -> None:
    """One line of text in as many fonts as its letters need."""
    runs = lettering.part(text)
    x -= sum(canvas.stringWidth(words, font, size) for font, words in runs) if from_right else 0
    for font, words in runs:
        canvas.setFont(font, size)
        canvas.drawString(x, y, words)
        x += canvas.stringWidth(words, font, size)
