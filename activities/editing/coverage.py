"""Whether the book tells everything that its sources list: item → page, from the rows and the built pages.

The closed lists of the sources are rows (`data/coverage.yml`), each item with words that stand where it
is told. Figures, questions, estimates and counts are rows already: for them it is enough that the page
that shows them does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

FIGURES = "book/reference/figures"
INDICATORS = "book/learn/indicators"
ESTIMATES = "notebooks/global-estimates"
PROSECUTIONS = "notebooks/prosecutions"
DISAGREEMENTS = "book/reference/disagreements"


@dataclass(frozen=True)
class Told:
    """One item of the sources and where the book tells it; `gap` says what is missing, or is None."""

    list: str
    item: str
    page: str
    gap: str | None


def trace_items(rows, book: Path) -> list[Told]:
    """Every item of the closed lists, then every row that has to be shown on a page.

    rows: the loaded rows. book: the folder of the built pages.
    """
    pages = _Pages(book)
    told = [
        Told(row.title, item.item, item.page or row.page, pages.miss_words(item.page or row.page, item.said))
        for row in rows.coverage.values()
        for item in row.items
    ]
    for title, page, shown in (
        ("Figures", FIGURES, [(figure.measure, f"figure-{figure.id}") for figure in rows.figures]),
        ("Questions under the six indicators", INDICATORS, [(row.text, row.id) for row in rows.questions.values()]),
        ("The eleven indicators", INDICATORS, [(row.name, row.id) for row in rows.eleven.values()]),
        (
            "Where the sources disagree",
            DISAGREEMENTS,
            [(row.about, f"disagreement-{row.id}") for row in rows.disagreements.values()],
        ),
    ):
        told += [Told(title, name, page, pages.miss_place(page, place)) for name, place in shown]
    for title, page, names in (
        ("Estimates", ESTIMATES, dict.fromkeys(row.region for row in rows.estimates)),
        ("Years of prosecutions", PROSECUTIONS, dict.fromkeys(str(row.year) for row in rows.prosecutions)),
    ):
        told += [Told(title, name, page, pages.miss_in_data(page, name)) for name in names]
    return told


def word_report(told: list[Told]) -> list[str]:
    """The items list by list, `item → page`, and at the end how many have no place."""
    lines, last = [], None
    for one in told:
        if one.list != last:
            lines += ["", one.list]
            last = one.list
        lines.append(f"  {one.item} → {one.page}" + (f"   GAP: {one.gap}" if one.gap else ""))
    gaps = sum(one.gap is not None for one in told)
    lines += ["", f"{len(told)} items, each has its place." if not gaps else f"{gaps} of {len(told)} items have no place."]
    return lines[1:]


class _Pages:
    """The built pages, each read once."""

    def __init__(self, book: Path):
        self.book = book
        self.read: dict[str, _Text | None] = {}

    def find(self, page: str):
        if page not in self.read:
            path = self.book / f"{page}.html"
            self.read[page] = _read_text(path.read_text(encoding="utf-8")) if path.is_file() else None
        return self.read[page]

    def miss_words(self, page: str, words: str) -> str | None:
        text = self.find(page)
        if text is None:
            return "no such page; name one of the book's pages without its ending"
        return None if _plain(words) in text.words else f"the page does not say “{words}”"

    def miss_in_data(self, page: str, words: str) -> str | None:
        """As `miss_words`, also in the data from which the page draws its other views."""
        missed = self.miss_words(page, words)
        return None if missed and (text := self.find(page)) and _plain(words) in text.source else missed

    def miss_place(self, page: str, place: str) -> str | None:
        text = self.find(page)
        if text is None:
            return "no such page; name one of the book's pages without its ending"
        return None if place in text.places else f"the page has no place '{place}'"


@dataclass(frozen=True)
class _Text:
    """The words of a page's text as one line, all of its source as one line, and the places that a link can name."""

    words: str
    source: str
    places: frozenset[str]


def _read_text(html: str) -> _Text:
    page = BeautifulSoup(html, "html.parser")
    places = frozenset(str(tag["id"]) for tag in page.find_all(id=True))
    main = page.find("main") or BeautifulSoup("", "html.parser")
    # A definition at a word is no part of the sentence around it.
    for apart in main.select("script, style, nav, .term-note"):
        apart.decompose()
    return _Text(_plain(main.get_text(" ")), _plain(html), places)


def _plain(words: str) -> str:
    """Small letters, straight quotes, single spaces, none before a stop: as one would search for it."""
    words = words.lower().replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+([.,;:?!)])", r"\1", " ".join(words.split()))
