"""A grid: lines of things, columns of people, and a full or a hollow mark where the two have to do with each other."""

from __future__ import annotations

from activities.drawing.sheet import LINE, MARGIN, ROOM, SMALL, Sheet
from activities.drawing.svg import COLOURS
from activities.drawing.widths import width_of, wrap_words

from .feet import write_foot

PAD = 7
BETWEEN = 10  # px, between two columns


def draw_grid(diagram, rows):
    """One line a row, with its marks below the names of the columns. The key says what full and hollow mean."""
    heads = [wrap_words(name, max(width_of(word, bold=True) for word in name.split()), bold=True) for name in diagram.columns]
    widths = [max(width_of(word, bold=True) for word in words) + BETWEEN for words in heads]
    names = ROOM - sum(widths)
    texts = [wrap_words(line.text, names) for line in diagram.lines]
    head = LINE * max(map(len, heads)) + PAD
    sheet = Sheet(
        diagram.title,
        notes=[diagram.note] if diagram.note else [],
        foot=write_foot(diagram, rows),
        body=head + sum(LINE * len(lines) + 2 * PAD for lines in texts),
        key=diagram.key,
    )
    middles = [names + sum(widths[:number]) + width / 2 for number, width in enumerate(widths)]
    for middle, words in zip(middles, heads):
        for number, word in enumerate(words):
            sheet.write(middle, head - PAD - 5 - LINE * (len(words) - 1 - number), word, SMALL, align="center", bold=True)
    top = head
    for line, lines in zip(diagram.lines, texts):
        bottom = top + LINE * len(lines) + 2 * PAD
        sheet.page.plot([MARGIN, MARGIN + sheet.room], [sheet.above + top] * 2, color=COLOURS["grid"], linewidth=1)
        for number, words in enumerate(lines):
            sheet.write(0, top + PAD + LINE * (number + 1) - 5, words, SMALL)
        for role, marked in (("first", line.full), ("second", line.hollow)):
            for name in marked:
                sheet.draw_mark(middles[diagram.columns.index(name)], (top + bottom) / 2, role)
        parts = zip(diagram.key, (line.full, line.hollow))
        sheet.tell(line.text, *(f"{name} ({said[0].lower()}{said[1:]})" for said, marked in parts for name in marked))
        top = bottom
    return sheet.finish()
