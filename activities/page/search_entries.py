"""What a search can find: every page, and in pages the terms, articles of law, figures and activities on paper that rows give a place.

An entry takes its names from rows and its words from the page as it was written. Pure: no file is opened here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from activities.rows.figure_values import fill_sentence, word_value
from activities.rows.pages import ACTIVITIES, CASES, LAW, LEARN, PLANS
from activities.rows.places import anchor_of

from .decisions import PAGE as DECISIONS
from .figure_rows import FIGURES
from .law import page_of
from .page_words import PageWords, Piece
from .terms import GLOSSARY

# The kinds of what is found, in the order in which they stand where nothing else decides; `search.kind-…` has their names.
KINDS = {
    "activity": "activity",
    "chapter": "book",
    "case": "pin",
    "term": "talk",
    "law": "scale",
    "figure": "file",
    "page": "run",
}


@dataclass
class Entry:
    """One thing to be found, at an anchor in a page or the page itself.

    called: a name with its number, as "Activity 7". more: other names of it.
    lead: what it is, in a sentence. pieces: where its words are.
    """

    kind: str
    page: str
    title: str
    anchor: str = ""
    called: str = ""
    lead: str = ""
    more: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    @property
    def place(self) -> str:
        """The page, with the anchor in it if there is one, as rows name it."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def list_entries(rows, pages: Mapping[str, PageWords]) -> list[Entry]:
    """Everything that can be found, page by page in their order. pages: what was written, by its name."""
    by_place = {(entry.page, entry.anchor): entry for entry in _name_places(rows, pages) if entry.page in pages}
    entries = []
    for page, words in pages.items():
        whole = by_place.get((page, "")) or Entry("page", page, words.title)
        whole.lead = whole.lead or words.lead
        at = whole
        entries.append(whole)
        for piece in words.pieces:
            if found := by_place.get((page, piece.anchor)):
                at = found
                if at is not whole:
                    entries.append(at)
            elif piece.heading:
                at = whole
            at.pieces.append(piece)
    return entries


def _name_places(rows, pages: Mapping[str, PageWords]) -> Iterator[Entry]:
    labels = rows.strings
    for chapter in rows.chapters.values():
        called = labels["search.chapter-named"].format(number=chapter.number)
        yield Entry("chapter", f"{LEARN}/{chapter.id}", chapter.title, called=called, lead=chapter.summary)
    for case in rows.cases.values():
        called = labels["page.case-named"].format(number=case.number) if case.number else labels["page.case-contrast"]
        yield Entry("case", f"{CASES}/{case.id}", case.title, called=called, lead=case.summary, more=[case.work, case.place])
    for activity in rows.activities.values():
        page, anchor = (activity.page, "") if activity.page else (f"{ACTIVITIES}/index", activity.id)
        called = labels["page.activity-tag"].format(number=activity.number)
        names = [activity.title] if activity.short else []
        yield Entry("activity", page, activity.short or activity.title, anchor, called, activity.aim, names)
    for plan in rows.plans.values():
        yield Entry("page", f"{PLANS}/{plan.id}", plan.title, lead=plan.summary)
        for day in plan.days:
            called = labels["page.aim-day"].format(plan=plan.title, day=day.number)
            yield Entry("page", f"{PLANS}/{plan.id}", day.title, f"day-{day.number}", called)
    for term in rows.terms.values():
        yield Entry("term", GLOSSARY, term.name, f"term-{term.id}", lead=term.definition, more=[*term.forms, *term.searched_as])
    for instrument in rows.instruments.values():
        page = page_of(instrument)
        anchor = "" if page == f"{LAW}/{instrument.id}" else anchor_of(instrument.id)
        names = [instrument.name] if instrument.heading else []
        yield Entry("law", page, instrument.heading or instrument.name, anchor, instrument.short, instrument.about, names)
        for article in instrument.articles:
            called = f"{instrument.short} {article.at}"
            yield Entry("law", page, article.subject, anchor_of(instrument.id, article.id), called, article.says)
    for decision in rows.decisions.values():
        names = [*decision.searched_as, decision.reference, decision.court]
        about = f"{decision.about[0].upper()}{decision.about[1:]}"
        yield Entry("law", DECISIONS, about, f"decision-{decision.id}", decision.name, decision.holding, names)
    for figure in rows.figures:
        told = f"{word_value(figure, labels)}. {figure.scope}, {figure.vintage}."
        yield Entry("figure", FIGURES, figure.measure, f"figure-{figure.id}", lead=told)
    places = {piece.anchor: page for page, words in pages.items() for piece in words.pieces}
    under = {(piece.anchor, piece.heading): page for page, words in pages.items() for piece in words.pieces if piece.heading}
    for form in rows.forms_today.values():
        if page := under.get((form.id, form.name)):
            yield Entry("page", page, form.name, form.id, lead=form.about)
    for diagram in rows.diagrams.values():
        if page := places.get(anchor := f"diagram-{diagram.id}"):
            yield Entry("figure", page, diagram.title, anchor, lead=fill_sentence(rows, diagram.finding))
