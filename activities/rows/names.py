"""By which names a text of the book knows rows: terms by their wordings, documents by their ids. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OWN = "own"


def list_wordings(terms: Mapping[str, Any]) -> dict[str, str]:
    """Every wording of every term, in small letters, with the id of its term."""
    return {wording.lower(): term.id for term in terms.values() for wording in (term.name, *term.forms)}


def find_term(terms: Mapping[str, Any], wanted: str) -> str | None:
    """The id of the term with this id or wording; None where there is none."""
    return wanted if wanted in terms else list_wordings(terms).get(" ".join(wanted.lower().split()))


def list_citable(sources: Mapping[str, Any], further: Mapping[str, Any]) -> dict[str, Any]:
    """The documents that a text can cite, by the ids of their rows. Our own work is no reference.

    A document that is both cited and recommended stands once, as it is cited; an agreement is no document.
    """
    citable = {row.id: row for row in sources.values() if row.id != OWN}
    cited = {(row.title, row.year) for row in sources.values()}
    return citable | {row.id: row for row in further.values() if row.kind != "agreement" and (row.title, row.year) not in cited}
