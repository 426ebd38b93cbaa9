"""Blocks as ReportLab's flowables. All lines and letters are black or grey, so that any printer will do."""

from __future__ import annotations

from itertools import islice, takewhile

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, LongTable, Paragraph, Spacer, Table

from .blocks import Block, Grid, Heading, Lines, Passages, Points, Words
from .lettering import Lettering

QUIET = HexColor("#3d4247")
RULE = HexColor("#777777")
LINE = 9 * mm  # room to write a line by hand
BOX = "☐"
NARROWEST = 10 * mm  # of a column: room for the number of a row
PADDING = 1.2 * mm
WITH_WORDS, WITH_TABLE = 25 * mm, 65 * mm  # what must be free below a heading


class WriteLine(Flowable):
    """A name with a line behind it to the edge, or below it where the name leaves no room."""

    LEAST = 45 * mm

    def __init__(self, name: Paragraph, below: int, help: Paragraph | None = None):
        super().__init__()
        self.name, self.below, self.help, self.help_height = name, below, help, 0.0

    def wrap(self, width, height):
        self.width = width
        _, self.name_height = self.name.wrap(width, height)
        lines = self.name.blPara.lines
        used = max(_used_of(line, width) for line in lines)
        self.behind = used + 2 * mm if not self.below and len(lines) == 1 and width - used > self.LEAST else 0
        if self.behind:
            self.height = max(LINE, self.name_height)
        else:
            self.help_height = self.help.wrap(width, height)[1] if self.help else 0
            self.height = self.name_height + self.help_height + LINE * max(self.below, 1)
        return width, self.height

    def split(self, width, height):
        return []

    def draw(self):
        canvas = self.canv
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        if self.behind:
            self.name.drawOn(canvas, 0, 1 * mm)
            canvas.line(self.behind, 1 * mm, self.width, 1 * mm)
            return
        self.name.drawOn(canvas, 0, self.height - self.name_height)
        if self.help:
            self.help.drawOn(canvas, 0, self.height - self.name_height - self.help_height)
        for number in range(max(self.below, 1)):
            canvas.line(0, number * LINE + 1 * mm, self.width, number * LINE + 1 * mm)


def _used_of(line, width: float) -> float:
    """The width that a set line takes: ReportLab keeps what is left of it, in one of two forms."""
    left = line[0] if isinstance(line, tuple) else line.extraSpace
    return width - left


class Blocks:
    """Sets blocks at a size of letters. width: of the column."""

    def __init__(self, lettering: Lettering, size: float, width: float):
        self.lettering, self.size, self.width = lettering, size, width

    def style(self, scale: float = 1, **more) -> ParagraphStyle:
        """The style of a paragraph, `scale` times as large as the text."""
        size = self.size * scale
        settings = {"fontName": self.lettering.plain, "fontSize": size, "leading": size * 1.36, "alignment": TA_LEFT}
        return ParagraphStyle("text", **{**settings, "splitLongWords": 1, **more})

    def text(self, words: str, scale: float = 1, bold: bool = False, **more) -> Paragraph:
        """A text as a paragraph."""
        return Paragraph(self.lettering.mark_up(words, bold), self.style(scale, **more))

    def title(self, words: str) -> Paragraph:
        return self.text(words, 1.6, bold=True, spaceAfter=2 * mm, leading=self.size * 1.9)

    def set(self, blocks: tuple[Block, ...]) -> list[Flowable]:
        """The flowables of blocks, in order."""
        made: list[Flowable] = []
        for place, block in enumerate(blocks):
            if isinstance(block, Heading):
                # A table in the same part stands with its head and a few rows under the heading, or all goes to the next page.
                part = takewhile(lambda one: not isinstance(one, Heading), blocks[place + 1 :])
                made.append(CondPageBreak(WITH_TABLE if any(isinstance(one, Grid) for one in islice(part, 5)) else WITH_WORDS))
            made += self._set_one(block)
        return made

    def _set_one(self, block: Block) -> list[Flowable]:
        if isinstance(block, Heading):
            return [self.text(block.text, 1.2, bold=True, spaceBefore=3.5 * mm, spaceAfter=1 * mm, keepWithNext=1)]
        if isinstance(block, Words):
            return self._set_words(block)
        if isinstance(block, Points):
            return self._set_points(block)
        if isinstance(block, Lines):
            help = self.text(block.help, 0.9, textColor=QUIET) if block.help else None
            return [WriteLine(self.text(name, bold=True), block.below, help) for name in block.names]
        if isinstance(block, Passages):
            return [self._set_passages(paragraph) for paragraph in block.paragraphs]
        return self._set_grid(block)

    def _set_words(self, block: Words) -> list[Flowable]:
        if block.framed:
            box = Table([[self.text(block.text)]], colWidths=[self.width])
            padding = [(f"{side}PADDING", (0, 0), (-1, -1), 2 * mm) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
            box.setStyle([("BOX", (0, 0), (-1, -1), 0.8, black), *padding])
            return [Spacer(1, 1 * mm), box, Spacer(1, 2 * mm)]
        if block.quiet:
            return [self.text(block.text, 0.9, spaceAfter=1.2 * mm, textColor=QUIET)]
        return [self.text(block.text, spaceAfter=1.5 * mm)]

    def _set_points(self, block: Points) -> list[Flowable]:
        indent = self.size * 1.7
        sign = BOX if block.ticks else "•"
        font = self.lettering.part(sign)[0][0]
        return [
            Paragraph(
                f'<bullet><font name="{font}">{sign}</font></bullet>{self.lettering.mark_up(item)}',
                self.style(leftIndent=indent, spaceAfter=0.9 * mm, bulletFontName=font, bulletFontSize=self.size),
            )
            for item in block.items
        ]

    def _set_passages(self, paragraph: tuple[tuple[int, str], ...]) -> Paragraph:
        bold = self.lettering.bold
        words = " ".join(
            f'<super rise="{self.size * 0.32:.2f}" size="{self.size * 0.68:.2f}"><font name="{bold}">{number}</font></super>\u00a0'
            f"{self.lettering.mark_up(text)}"
            for number, text in paragraph
        )
        return Paragraph(words, self.style(leading=self.size * 1.55, spaceAfter=2 * mm))

    def _set_grid(self, block: Grid) -> list[Flowable]:
        widths = share_out(self.width, block.shares)
        head = [self.text(name, 0.82, bold=True) for name in block.columns]
        body = [[self.text(cell, 0.86) if cell else "" for cell in row] for row in block.rows]
        heights = [max(LINE, self._height_of(row, widths)) for row in body]
        table = LongTable([head, *body], colWidths=widths, rowHeights=[None, *heights], repeatRows=1)
        table.setStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.5, RULE),
                ("LINEBELOW", (0, 0), (-1, 0), 1, black),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *[(f"{side}PADDING", (0, 0), (-1, -1), PADDING) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")],
            ]
        )
        return [Spacer(1, 1 * mm), table, Spacer(1, 2 * mm)]

    def _height_of(self, row: list, widths: list[float]) -> float:
        heights = [cell.wrap(width - 2 * PADDING, 10_000)[1] for cell, width in zip(row, widths) if cell]
        return max(heights, default=0) + 2 * PADDING


def share_out(width: float, shares: tuple[int, ...]) -> list[float]:
    """The widths of columns after their shares, none below the narrowest: what a narrow one gets more, the others have less."""
    widths = [max(width * share / sum(shares), NARROWEST) for share in shares]
    over = sum(widths) - width
    free = sum(one - NARROWEST for one in widths)
    return [one - over * (one - NARROWEST) / free for one in widths] if over > 0 and free else widths
