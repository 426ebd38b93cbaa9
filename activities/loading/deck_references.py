"""What decks and videos say of other rows: lines, figures, passages, articles, diagrams, plans and pages that are there."""

from __future__ import annotations

from ..rows.figure_values import list_gaps, name_values
from .salvage import StandIn
from .wording import suggest

TABLES = ("figures", "estimates", "prosecutions")
TELLABLE = ("grid", "steps", "stations")  # the kinds of diagrams that a table of words can tell


def check_decks(check, rows) -> None:
    """Every row that a deck or a video names exists, and a line has one of each at most.

    check: gathers the slips, with `refer`, `refer_to_lines`, `alone` and `say`. rows: located rows by kind and id.
    """
    for kind in ("decks", "videos"):
        served: dict = {}
        for row in check.each(kind):
            check.refer_to_lines(row, row.row.serves, "serves")
            for id in row.row.serves:
                if not isinstance(id, StandIn):
                    check.alone("served", served, id, row, "serves")
    for row in check.each("videos"):
        check.refer(row, "cases", row.row.testimony.case, "testimony", "case")
    # A table that cannot be read keeps its rows to itself: then no deck is blamed for naming them.
    whole = all(check.known[kind] == [id for id, row in rows[kind].items() if not row.salvaged] for kind in TABLES)
    values = name_values(*([row.row for row in rows[kind].values() if not row.salvaged] for kind in TABLES)) if whole else None
    for row in check.each("decks"):
        for labels, text in row.row.list_texts():
            for gap in list_gaps(text):
                if values is not None and gap not in values:
                    check.say_unknown(row, f"unknown '{gap}' in braces; {suggest(gap, values)}", *labels)
        for number, slide in enumerate(row.row.slides, 1):
            _slide(check, rows, row, slide, ("slides", number))


def _slide(check, rows, row, slide, at: tuple) -> None:
    check.refer(row, "pages", slide.page, *at, "page")
    check.refer(row, "plans", slide.days, *at, "days")
    check.refer(row, "diagrams", slide.diagram, *at, "diagram")
    for place, source in enumerate(slide.sources, 1):
        check.refer(row, "sources", source.source, *at, "sources", place, "source")
    diagram = rows["diagrams"].get(slide.diagram)
    if diagram and diagram.row.kind not in TELLABLE:
        check.say(row.at(*at, "diagram"), f"'{slide.diagram}' is no table of words; name one of the kinds {', '.join(TELLABLE)}")
    if slide.chart:
        _chart(check, rows, row, slide.chart, (*at, "chart"))
    _passages(check, rows, row, slide.passages, (*at, "passages"))
    _definition(check, rows, row, slide.definition, (*at, "definition"))


def _chart(check, rows, row, chart, at: tuple) -> None:
    for place, bar in enumerate(chart.bars, 1):
        check.refer(row, "figures", bar.figure, *at, "bars", place, "figure")
        check.refer(row, "estimates", bar.estimate, *at, "bars", place, "estimate")
        estimate = rows["estimates"].get(bar.estimate)
        if estimate and estimate.row.forced_labour is None:
            check.say(row.at(*at, "bars", place, "estimate"), f"'{bar.estimate}' gives no number of people; name one that does")
    check.refer(row, "prosecutions", chart.counts, *at, "counts")
    wanted = [chart.measure, *([_labour_of(chart.measure)] if chart.labour else [])] if chart.measure else []
    for id in chart.counts:
        for name in wanted:
            if id in rows["prosecutions"] and getattr(rows["prosecutions"][id].row, name) is None:
                check.say(row.at(*at, "counts"), f"'{id}' gives no {name}; name one that does")


def _labour_of(measure: str) -> str:
    return "victims_labour" if measure == "victims_identified" else f"{measure}_labour"


def _passages(check, rows, row, ids, at: tuple) -> None:
    """The passages are there, and of one case: two cases on one slide would be read as one."""
    if check.known["cases"] != list(rows["cases"]):
        return  # a case that cannot be read keeps its passages to itself
    of = check.case_of
    for id in ids:
        if id not in of and not isinstance(id, StandIn):
            check.say_unknown(row, f"unknown '{id}'; {suggest(id, of)}", *at)
    if len({of[id] for id in ids if id in of}) > 1:
        check.say(row.at(*at), "passages of two cases; a slide shows one, so part it in two")


def _definition(check, rows, row, place, at: tuple) -> None:
    if place is None or isinstance(place, StandIn) or check.known["instruments"] != list(rows["instruments"]):
        return
    instruments = [one.row for one in rows["instruments"].values()]
    known = [f"{one.id}/{article.id}" for one in instruments for article in one.articles if article.phrases]
    if place not in known:
        check.say_unknown(row, f"'{place}' is no article with `phrases`; {suggest(place, known)}", *at)
