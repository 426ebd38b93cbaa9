"""The rules that rows and texts are held to, beyond what a row must be to be shown at all.

`loading` refuses what no page could be made of. What is told here could be built, and would still be wrong: a
reading that leaves out an element, a figure for labour larger than its whole, an answer that its length gives
away. `check` prints these slips and `test` fails on them; `build` and `serve` do not wait for them.

A pack is held to every rule but those of the house's own English (how hard a chapter is to read, how long it
takes, words that the glossary refuses) and of the book's own pages, which no pack can change.
"""

from __future__ import annotations

from pathlib import Path

from . import (
    carried_rules,
    case_rules,
    chapter_rules,
    citation_rules,
    country_rules,
    coverage_rules,
    deck_rules,
    diagram_rules,
    figure_rules,
    file_rules,
    law_rules,
    measuring_rules,
    page_rules,
    search_rules,
    session_rules,
    source_rules,
    study_rules,
    visit_rules,
    wage_rules,
)

RULES = (
    source_rules,
    case_rules,
    study_rules,
    figure_rules,
    law_rules,
    chapter_rules,
    diagram_rules,
    file_rules,
    coverage_rules,
    citation_rules,
    search_rules,
    session_rules,
    country_rules,
    measuring_rules,
    wage_rules,
    carried_rules,
    visit_rules,
    page_rules,
    deck_rules,
)


class Slips:
    """Gathers what is wrong, each with its place."""

    def __init__(self, rows, book: Path):
        self.rows, self.book = rows, book
        self.told: list[str] = []

    def say(self, kind: str, id: str, labels: tuple, sentence: str) -> None:
        """One slip in a row: `labels` lead to its place in the row, `sentence` says what is wrong and what would be right."""
        self.told.append(f"{self.rows.at(kind, id, *labels)}: {sentence}")

    def say_of_page(self, page: Path, sentence: str) -> None:
        """One slip in a text."""
        self.told.append(f"{page.relative_to(self.book.parent).as_posix()}: {sentence}")

    def is_own(self, kind: str, id: str) -> bool:
        """Whether a row is the book's own and not a pack's."""
        return self.rows.located[kind][id].depth == 0


def find_slips(rows, book: Path) -> list[str]:
    """Everything in the rows and in the texts of `book` that is against a rule, one sentence each, with its place.

    rows: the loaded rows. book: the folder of the texts. A row is judged as it lies, packs laid over.
    """
    slips = Slips(rows, book)
    for rules in RULES:
        rules.check(slips)
    return list(dict.fromkeys(slips.told))
