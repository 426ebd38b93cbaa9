"""Which places in a page come from rows, so that a text may lead to them: `definitions.md#means`. Pure.

Whoever gives a template or a section made from rows a place of its own, names it here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .pages import has_own_page


def anchor_of(instrument: str, article: str = "") -> str:
    """The place of an instrument or of one of its articles in its page."""
    return f"{instrument}-art-{article}" if article else instrument


def list_places(rows, directive: str, argument: str) -> list[str]:
    """The places that a directive with its argument gives to a page, as `{offences}` or `{case} linh`.

    rows: whatever has rows by kind. A directive that shows no rows, or a row that is not there, gives none.
    """
    return [*_PLACES[directive](rows, argument)] if directive in _PLACES else []


def _offences(rows, _argument) -> Iterator[str]:
    for offence in rows.offences.values():
        yield offence.id
        yield from (element.id for element in offence.elements)
        if offence.exceptions:
            yield f"{offence.id}-exceptions"


def _indicators(rows, _argument) -> Iterator[str]:
    yield from rows.indicators
    yield from (question.id for question in rows.questions.values() if question.indicator in rows.indicators)


def _figures(rows, _argument) -> Iterator[str]:
    yield from (f"figure-{figure.id}" for figure in rows.figures)
    yield from dict.fromkeys(f"series-{figure.series}" for figure in rows.figures)


def _terms(rows, _argument) -> Iterator[str]:
    yield from (f"term-{id}" for id in rows.terms)
    yield from dict.fromkeys(f"letter-{term.name[0].lower()}" for term in rows.terms.values())


def _case(rows, argument) -> Iterator[str]:
    if case := rows.cases.get(argument):
        yield from (case.id, "text", "work", *(passage.id for passage in case.passages))
        if case.not_stated:
            yield "not-stated"


def _plan(rows, argument) -> Iterator[str]:
    if plan := rows.plans.get(argument):
        yield from (plan.id, f"start-{plan.id}", *(f"day-{day.number}" for day in plan.days))


def _instrument(rows, argument) -> Iterator[str]:
    if instrument := rows.instruments.get(argument):
        yield from (anchor_of(argument), *(anchor_of(argument, article.id) for article in instrument.articles))


def _paper(rows, argument) -> Iterator[str]:
    if paper := rows.papers.get(argument):
        yield from (argument, *(f"part-{number}" for number, _ in enumerate(paper.parts, 1)))


def _other_instruments(rows, _argument) -> Iterator[str]:
    for instrument in rows.instruments.values():
        if not has_own_page(instrument):
            yield from _instrument(rows, instrument.id)


def _decisions(rows, _argument) -> Iterator[str]:
    yield from (f"decision-{id}" for id in rows.decisions)


def _further(rows, argument) -> Iterator[str]:
    yield from (f"further-{row.id}" for row in rows.further.values() if row.kind == argument)


_PLACES: dict[str, Callable[[Any, str], Iterator[str]]] = {
    "offences": _offences,
    "indicators": _indicators,
    "eleven": lambda rows, _: iter(rows.eleven),
    "forms-today": lambda rows, _: iter(rows.forms_today),
    "disagreements": lambda rows, _: (f"disagreement-{id}" for id in rows.disagreements),
    "figure-list": _figures,
    "terms": _terms,
    "milestones": lambda rows, _: (row.id for row in rows.milestones.values() if row.changed),
    "aims": lambda rows, _: iter(rows.aims),
    "case": _case,
    "plan": _plan,
    "activity": lambda rows, id: iter([id] if id in rows.activities else []),
    "activities": lambda rows, _: iter(rows.activities),
    "instrument": _instrument,
    "paper": _paper,
    "sitting": lambda rows, id: iter([id] if id in rows.sittings else []),
    "other-instruments": _other_instruments,
    "decisions": _decisions,
    "further-reading": _further,
    "sources": lambda rows, _: (f"source-{id}" for id in rows.sources),
    "chapter": lambda rows, id: iter(["outcomes"] if id in rows.chapters else []),
    "diagram": lambda rows, id: iter([f"diagram-{id}"] if id in rows.diagrams else []),
}
