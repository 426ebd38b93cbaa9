"""Small things on an A4 to cut out, cards and badges, and certificates, one a page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from .blocks import Badge, Card, Certificate
from .lettering import Lettering
from .pdf_blocks import RULE, Blocks

CARD_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
INSIDE = 9 * mm  # between a cut and the words, so that a crooked cut hurts none
MARK = 5 * mm
BADGES = (2, 5)  # across and down


def draw_cards(canvas: Canvas, cards: Sequence[Card], lettering: Lettering) -> tuple[dict[str, float], list[str]]:
    """Four cards of A6 to an A4, with cut marks. Returns the sizes, and the titles of cards that are too long for the smallest."""
    width, height = A4[0] / 2, A4[1] / 2
    sizes, too_long = {}, []
    for number, card in enumerate(cards):
        place = number % 4
        if not place:
            if number:
                canvas.showPage()
            _draw_cuts(canvas, 2, 2)
        x, y = (place % 2) * width, A4[1] - (place // 2 + 1) * height
        size, made = _fit(card, lettering, width - 2 * INSIDE, height - 2 * INSIDE)
        sizes[card.id] = size
        if _height_of(made, width - 2 * INSIDE) > height - 2 * INSIDE:
            too_long.append(card.title)
        _stack(canvas, made, x + INSIDE, y + height - INSIDE, width - 2 * INSIDE)
    canvas.showPage()
    return sizes, too_long


def _fit(card: Card, lettering: Lettering, width: float, height: float) -> tuple[float, list[Flowable]]:
    for size in CARD_SIZES:
        made = _set_card(card, Blocks(lettering, size, width))
        if _height_of(made, width) <= height:
            break
    return size, made


def _set_card(card: Card, blocks: Blocks) -> list[Flowable]:
    over = blocks.text(f"{card.over} · {card.sign}", 0.9, bold=True, spaceAfter=1 * mm)
    title = blocks.text(card.title, 1.35, bold=True, spaceAfter=2.5 * mm, leading=blocks.size * 1.6)
    return [over, title, *blocks.set(card.blocks)]


def draw_badges(canvas: Canvas, badges: Sequence[Badge], lettering: Lettering) -> tuple[dict[str, float], list[str]]:
    """Ten badges to an A4, and on the next page their backs, mirrored from left to right, so that a sheet printed on both sides fits."""
    across, down = BADGES
    width, height, each = A4[0] / across, A4[1] / down, across * down
    for first in range(0, len(badges), each):
        some = badges[first : first + each]
        for is_back in (False, True) if some[0].code else (False,):
            _draw_cuts(canvas, across, down)
            for place, badge in enumerate(some):
                column = across - 1 - place % across if is_back else place % across
                x, y = column * width, A4[1] - (place // across + 1) * height
                blocks = Blocks(lettering, 10, width - 2 * INSIDE)
                made = _set_back(badge, blocks) if is_back else _set_front(badge, blocks)
                _stack(canvas, made, x + INSIDE, y + height - 7 * mm, width - 2 * INSIDE)
            canvas.showPage()
    return {}, []


def _set_front(badge: Badge, blocks: Blocks) -> list[Flowable]:
    centred = {"alignment": TA_CENTER}
    return [
        blocks.text(badge.heading, 0.85, spaceAfter=1 * mm, **centred),
        blocks.text(str(badge.number), 3, bold=True, leading=blocks.size * 3.5, spaceAfter=8 * mm, **centred),
        blocks.text(badge.name, 0.85, **centred),
    ]


def _set_back(badge: Badge, blocks: Blocks) -> list[Flowable]:
    said = [blocks.text(words, 0.85, spaceAfter=1.5 * mm) for words in badge.back]
    return [blocks.text(badge.code, 2.2, bold=True, leading=blocks.size * 2.7, spaceAfter=2 * mm), *said]


def draw_certificates(canvas: Canvas, some: Sequence[Certificate], lettering: Lettering) -> tuple[dict[str, float], list[str]]:
    """One certificate a page, on its side, with a frame."""
    width, height = landscape(A4)
    blocks = Blocks(lettering, 14, width - 90 * mm)
    centred = {"alignment": TA_CENTER}
    for one in some:
        canvas.setPageSize((width, height))
        canvas.setStrokeColor(black)
        canvas.setLineWidth(1.2)
        canvas.rect(12 * mm, 12 * mm, width - 24 * mm, height - 24 * mm)
        made = [
            blocks.text(one.title, 2.2, bold=True, leading=42, spaceAfter=10 * mm, **centred),
            blocks.text(one.over, spaceAfter=12 * mm, **centred),
            blocks.text(one.name or "\u00a0", 1.7, bold=True, leading=28, spaceAfter=8 * mm, **centred),
            *(blocks.text(words, 1.1, spaceAfter=3 * mm, **centred) for words in one.said),
        ]
        y = _stack(canvas, made, 45 * mm, height - 32 * mm, width - 90 * mm)
        if not one.name:
            canvas.setLineWidth(0.6)
            canvas.line(80 * mm, height - 92 * mm, width - 80 * mm, height - 92 * mm)
        _draw_signatures(canvas, one.lines, min(y, 45 * mm), width, Blocks(lettering, 10, 90 * mm))
        canvas.showPage()
    return {}, []


def _draw_signatures(canvas: Canvas, lines: tuple[str, ...], top: float, width: float, blocks: Blocks) -> None:
    for number, words in enumerate(lines):
        x = width / 2 + (number - len(lines) / 2) * 100 * mm + 5 * mm
        canvas.setStrokeColor(RULE)
        canvas.line(x, top, x + 90 * mm, top)
        _stack(canvas, [blocks.text(words, 0.9)], x, top - 1 * mm, 90 * mm)


def _height_of(flowables: list[Flowable], width: float) -> float:
    height = sum(one.wrap(width, 10_000)[1] for one in flowables)
    return height + sum(max(one.getSpaceAfter(), after.getSpaceBefore()) for one, after in zip(flowables, flowables[1:]))


def _stack(canvas: Canvas, flowables: list[Flowable], x: float, y: float, width: float) -> float:
    """Draw flowables under one another from `y` down; returns where they end."""
    for one in flowables:
        _, height = one.wrap(width, 10_000)
        y -= height
        one.drawOn(canvas, x, y)
        y -= one.getSpaceAfter()
    return y


def _draw_cuts(canvas: Canvas, across: int, down: int) -> None:
    """Short marks where to cut, at the edges of the sheet and where cuts cross."""
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    for column in range(1, across):
        x = column * A4[0] / across
        for row in range(down + 1):
            y = row * A4[1] / down
            canvas.line(x, max(y - MARK, 0), x, min(y + MARK, A4[1]))
    for row in range(1, down):
        y = row * A4[1] / down
        for column in range(across + 1):
            x = column * A4[0] / across
            canvas.line(max(x - MARK, 0), y, min(x + MARK, A4[0]), y)
