"""A way down through questions: yes leads on; no and not known lead by rails on the right to ends below."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from activities.drawing.colours import COLOURS
from activities.drawing.layouts import MARGIN
from activities.drawing.sheet import LINE, SMALL, Sheet
from activities.drawing.widths import wrap_words

BESIDE = 106  # px beside the questions, for the answers that lead away
RAILS = {"no": 8, "unknown": 26}  # px from the right, of the rail of an answer
OFF = 11  # px from the middle of a box to the line of an answer
PAD = 9
BETWEEN = 30


def draw_steps(diagram, rows, layout):
    """The questions one below the other, below them the end of every yes, then the ends that the rails lead to."""
    t, box = rows.strings, layout.room - BESIDE
    rails = {answer: layout.room - at for answer, at in RAILS.items()}
    last = [end for end in diagram.ends if not any(end.id in (step.no, step.unknown) for step in diagram.steps)]
    ends = last + [end for end in diagram.ends if end not in last]
    texts = [_wrap(f"{number}. {step.text}", box) for number, step in enumerate(diagram.steps, 1)]
    texts += [[*_wrap(end.name, box), *_wrap(end.text, box)] for end in ends]
    places, top = [], 0
    for lines in texts:
        places.append((top, top + LINE * len(lines) + 2 * PAD))
        top = places[-1][1] + BETWEEN
    sheet = Sheet(diagram.title, layout, body=top - BETWEEN)
    for number, (lines, (upper, lower)) in enumerate(zip(texts, places)):
        end = ends[number - len(diagram.steps)] if number >= len(diagram.steps) else None
        _draw_box(sheet, box, upper, lower, strong=end is not None)
        for row, words in enumerate(lines):
            sheet.write(
                PAD, upper + PAD + LINE * (row + 1) - 5, words, SMALL, bold=end is not None and row < len(_wrap(end.name, box))
            )
    arrivals = {end.id: sum(place) / 2 for end, place in zip(ends, places[len(diagram.steps) :])}
    starts: dict[str, tuple[float, str]] = {}
    for number, step in enumerate(diagram.steps):
        lower, following = places[number][1], places[number + 1][0]
        _draw_line(sheet, [(box / 2, lower), (box / 2, following)], arrow=True)
        sheet.write(box / 2 + 9, lower + BETWEEN / 2 + 4, t["diagram.yes"], SMALL, bold=True)
        onward = t["diagram.next"].format(number=number + 2) if number + 1 < len(diagram.steps) else ends[0].name
        answers = [f"{t['diagram.yes']} → {onward}"]
        for answer, x in rails.items():
            if goal := getattr(step, answer):
                y = sum(places[number]) / 2 + (OFF if answer == "unknown" else -OFF if step.unknown else 0)
                _draw_line(sheet, [(box + 1, y), (x, y)], dashed=answer == "unknown")
                sheet.write(box + 8, y + (15 if answer == "unknown" else -5), t[f"diagram.{answer}"], SMALL)
                starts.setdefault(answer, (y, goal))
                answers.append(f"{t['diagram.' + answer]} → {next(end.name for end in ends if end.id == goal)}")
        sheet.tell(f"{number + 1}. {step.text}", *answers)
    for answer, (y, goal) in starts.items():
        x = rails[answer]
        _draw_line(sheet, [(x, y), (x, arrivals[goal]), (box + 2, arrivals[goal])], dashed=answer == "unknown", arrow=True)
    for end in ends:
        sheet.tell(end.name, end.text)
    return sheet.finish()


def _wrap(words, box) -> list[str]:
    return wrap_words(words, box - 2 * PAD)


def _draw_box(sheet, box, upper, lower, strong):
    edge = {"edgecolor": COLOURS["first" if strong else "muted"], "linewidth": 2 if strong else 1}
    sheet.draw_shape(Rectangle((MARGIN + 1, sheet.above + upper), box, lower - upper, fill=False, **edge))


def _draw_line(sheet, points, dashed=False, arrow=False):
    xs, ys = [MARGIN + x for x, _ in points], [sheet.above + y for _, y in points]
    sheet.draw_line(xs, ys, color=COLOURS["muted"], linewidth=1.4, linestyle=(0, (4, 3)) if dashed else "solid")
    if arrow:
        down = xs[-1] == xs[-2]
        tip = (xs[-1], ys[-1] - 4) if down else (xs[-1] + 4, ys[-1])
        sheet.draw_line(
            *([part] for part in tip), marker="v" if down else "<", markersize=8, color=COLOURS["muted"], linestyle="none"
        )
