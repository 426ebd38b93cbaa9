"""A grid: lines of things, columns of people, and a mark with a word in it where the two have to do with each other."""

from __future__ import annotations

from activities.drawing.colours import COLOURS
from activities.drawing.keys import pill_width
from activities.drawing.layouts import MARGIN
from activities.drawing.sheet import LINE, SMALL, Sheet
from activities.drawing.widths import width_of, wrap_words

PAD = 7
LEAST = 90  # px, of the words of a line beside its marks
BETWEEN = 8  # px, between two columns


def draw_grid(diagram, rows, layout):
    """One line a row, with its marks below the names of the columns. The key says what the words in the marks mean."""
    heads = [wrap_words(name, max(width_of(word, bold=True) for word in name.split()), bold=True) for name in diagram.columns]
    marks = [pill_width(words) for words in diagram.inside]
    widths = [max(*(width_of(word, bold=True) for word in words), *marks) + BETWEEN for words in heads]
    if layout.is_wide:
        widths = [max(width, 96) for width in widths]
    names = layout.room - sum(widths)
    above = names < LEAST  # then a line's words stand above its marks, over the whole width
    if above:
        widths, names = [width + names / len(widths) for width in widths], 0
    texts = [wrap_words(line.text, layout.room if above else names - BETWEEN) for line in diagram.lines]
    head = LINE * max(map(len, heads)) + PAD
    mark = LINE + 2
    heights = [(LINE * len(lines) + mark + 4 if above else max(LINE * len(lines), mark)) + 2 * PAD - 2 for lines in texts]
    sheet = Sheet(diagram.title, layout, body=head + sum(heights), key=diagram.key, inside=diagram.inside)
    middles = [names + sum(widths[:number]) + width / 2 for number, width in enumerate(widths)]
    for middle, words in zip(middles, heads):
        for number, word in enumerate(words):
            sheet.write(middle, head - PAD - 5 - LINE * (len(words) - 1 - number), word, SMALL, align="center", bold=True)
    top = head
    for line, lines, height in zip(diagram.lines, texts, heights):
        sheet.draw_line([MARGIN, MARGIN + sheet.room], [sheet.above + top] * 2, color=COLOURS["grid"], linewidth=1)
        middle = top + height - PAD - mark / 2 if above else top + height / 2
        words_at = top + PAD - 1 + LINE * len(lines) / 2 if above else middle
        for number, words in enumerate(lines):
            sheet.write(0, words_at + 4.5 + LINE * (number - (len(lines) - 1) / 2), words, SMALL)
        for role, inside, marked in zip(("first", "second"), diagram.inside, (line.full, line.hollow)):
            for name in marked:
                sheet.draw_pill(middles[diagram.columns.index(name)], middle, inside, role)
        parts = zip(diagram.key, (line.full, line.hollow))
        sheet.tell(line.text, *(f"{name} ({said[0].lower()}{said[1:]})" for said, marked in parts for name in marked))
        top += height
    return sheet.finish()
