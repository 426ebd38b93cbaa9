"""The figures of a wage sheet, drawn by matplotlib: what is open by month, and the debt on both sides, with what they say in words."""

from __future__ import annotations

from itertools import groupby

from activities.drawing.book_figure import BookFigure
from activities.drawing.layouts import NARROW, WIDE
from activities.drawing.sums import Course, Sum, course_figure, sums_figure
from activities.drawing.svg import page_drawing
from activities.wages import reckon

MOST_BARS = 12


def draw_example(id: str, sheet: dict, strings: dict[str, str]) -> list[dict]:
    """The figures of a worked example for a page: title, finding and drawing of each. id: unique in the page."""
    shown = []
    for name, make in (("months", draw_months), ("course", draw_course)):
        found = make(sheet, strings)
        if found is None:
            continue
        figure, title, finding = found
        narrow, wide = (figure.draw_in(layout.for_page()) for layout in (NARROW, WIDE))
        told = f"{finding} {'; '.join(wide.told)}."
        drawing = page_drawing(narrow, wide, title=title, finding=told, prefix=f"owed-{id}-{name}")
        shown.append({"title": title, "finding": finding, "drawing": drawing})
    return shown


class SheetFigures(tuple[BookFigure, ...]):
    """The figures of a sheet, which a notebook shows one under another."""

    def _repr_html_(self) -> str:
        return "".join(figure._repr_html_() for figure in self)


def draw_sheet(sheet: dict, strings: dict[str, str]) -> SheetFigures:
    """What is open by month, and the debt on both sides, each where there is one. A sheet with neither gives a figure that says so."""
    found = [found[0] for found in (draw_months(sheet, strings), draw_course(sheet, strings)) if found]
    return SheetFigures(found or [sums_figure(strings["wage.total-none"], [Sum("", 0, 0, "")], key=())])


def draw_months(sheet: dict, strings: dict[str, str]) -> tuple[BookFigure, str, str] | None:
    """What is open by month, its title and what it says; None where nothing is counted. Months in a row that are alike are one bar where there are many."""
    found, currency = reckon(sheet), sheet["terms"].get("currency", "")
    months = [month for month in found["months"] if any(month["arrears"])]
    if not months:
        return None
    many = len(months) > MOST_BARS
    runs = [
        list(run) for _, run in groupby(months, lambda month: (bool(month["month"]), month["arrears"]) if many else month["month"])
    ]
    sums = [_word_run(run, strings) for run in runs]
    title = strings["wage.figure-months"].format(currency=currency)
    figure = sums_figure(title, sums, key=(strings["wage.figure-sure"], strings["wage.figure-unsure"]))
    finding = word_total(found, currency, strings)
    if any(month["arrears"][0] < 0 for month in months):
        finding += f" {strings['wage.figure-below']}"
    return figure, title, finding


def draw_course(sheet: dict, strings: dict[str, str]) -> tuple[BookFigure, str, str] | None:
    """The debt's course by the employer's book and as agreed, its title and what it says; None where there is no debt."""
    course, currency = reckon(sheet)["debt"], sheet["terms"].get("currency", "")
    if not course["book"]:
        return None
    book, terms = (
        Course(
            strings[f"wage.side-{side}"],
            [row["closing"] / 100 for row in course[side]],
            word_cents(course[side][-1]["closing"]),
        )
        for side in ("book", "terms")
    )
    title = strings["wage.figure-course"].format(currency=currency)
    months = [row["month"] or strings["wage.undated"] for row in course["book"]]
    figure = course_figure(title, months, terms, book, write=lambda amount: word_cents(round(amount * 100)))
    finding = strings["wage.figure-ends"].format(month=months[-1], book=book.ends, terms=terms.ends)
    if min(*book.amounts, *terms.amounts) < 0:
        finding += f" {strings['wage.figure-owed']}"
    return figure, title, finding


def word_total(found: dict, currency: str, strings: dict[str, str]) -> str:
    """What is open in one sentence, as the page says it while one types (words.js)."""
    low, high = found["totals"]["arrears"]
    if found["open"]:
        return strings["wage.total-at-least"].format(low=_with_currency(low, currency))
    if high < 0:
        return strings["wage.total-ahead"].format(sum=_with_currency(-high, currency))
    if low == high:
        return strings["wage.total"].format(sum=_with_currency(low, currency))
    return strings["wage.total-range"].format(low=word_cents(low), high=_with_currency(high, currency))


def _with_currency(cents: int, currency: str) -> str:
    return f"{word_cents(cents)} {currency}".strip()


def word_cents(cents: int) -> str:
    """Cents as an amount in a figure: 1,062.83, and 8,400,000 where there are no cents."""
    whole, part = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}{whole:,}{f'.{part:02}' if part else ''}"


def _word_run(run: list[dict], strings: dict[str, str]) -> Sum:
    low, high = run[0]["arrears"]
    words = word_cents(low) if low == high else strings["wage.range"].format(low=word_cents(low), high=word_cents(high))
    first, last = run[0]["month"] or strings["wage.undated"], run[-1]["month"]
    if len(run) > 1:
        first = strings["wage.range"].format(low=first, high=last)
        words = strings["wage.figure-each"].format(sum=words)
    return Sum(first, low / 100, high / 100, words)
