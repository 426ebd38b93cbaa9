"""Everyday words lead to places that are there, and say something that can be looked for."""

from __future__ import annotations

from .citation_rules import SORTS, find_all


def check(slips) -> None:
    """A place in a page, as `book/reference/glossary#term-deposit`, is one that the page has. Whether the page is there, loading asks."""
    found = find_all(slips)
    small = {*slips.rows.strings.get("search.small-words", "").split()}
    for row in slips.rows.searches.values():
        for number, said in enumerate(row.said, 1):
            if {*said.lower().split()} <= small:
                slips.say(
                    "searches",
                    row.id,
                    ("said", number),
                    f"'{said}' has only words that the search passes over; say what it is about",
                )
        for number, place in enumerate(row.leads_to, 1):
            if "#" in place and not found.has_place(place):
                sort = SORTS["place"]
                slips.say("searches", row.id, ("leads_to", number), f"'{place}' {sort.missed}; {sort.advice}")
