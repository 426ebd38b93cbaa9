"""What the texts of the book name is there: terms, figures, documents, chapters, diagrams, pages, and places in pages.

A text stays as it is when a pack is laid over the rows. Where a pack's row takes away what a text names, as a wording
of a term or a page of a treaty, no page can be made of the text: then the row is blamed, and not the text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from activities.loading.pages import ENDINGS, list_written_pages
from activities.loading.wording import suggest
from activities.rows.names import find_term, list_citable, list_wordings
from activities.rows.pages import DIRECTIVES, FOLDERS, MADE_FROM, is_by_hand, list_row_pages, list_taken_in
from activities.rows.places import list_places

from .texts import list_directives, list_links, list_roles

_UNDER = re.compile(r"(?:.+?\s*)<([^<>]+)>", re.DOTALL)  # {chapter}`what a court needs <evidence>`
_OWN_PLACE = re.compile(r"^\(([^()\s]+)\)=\s*$|\{[^{}`]*#([\w-]+)[^{}`]*\}", re.MULTILINE)


@dataclass(frozen=True)
class Citation:
    """One thing that a text names. sort: a key of `SORTS`; written: as the text has it."""

    page: str
    sort: str
    wanted: str
    written: str


class Found:
    """What there is to be named: in the rows, and in the pages that they and the writers make."""

    def __init__(self, rows: Any, texts: dict[str, str], written: dict[str, bool] | None):
        self.rows, self.texts, self.written = rows, texts, written

    @cached_property
    def figures(self) -> set[str]:
        return {figure.id for figure in self.rows.figures}

    @cached_property
    def definitions(self) -> list[str]:
        """The articles that are told in the treaty's own terms, as `c29/2-1`."""
        return [f"{row.id}/{one.id}" for row in self.rows.instruments.values() for one in row.articles if one.phrases]

    @cached_property
    def citable(self) -> dict[str, Any]:
        return list_citable(self.rows.sources, self.rows.further)

    @cached_property
    def made(self) -> dict[str, str]:
        """The pages made from rows, each with the text that stands in it."""
        pages = list_row_pages(*(getattr(self.rows, kind).values() for kind in MADE_FROM))
        return {f"{folder}/{id}": f"```{{{DIRECTIVES[folder]}}} {id}\n```\n" for folder, ids in pages.items() for id in ids}

    @cached_property
    def pages(self) -> set[str] | None:
        """Every page of the book; None where no contents say which there are."""
        if self.written is None:
            return None
        return {*list_taken_in(self.written, self.rows.chapters.values(), self.rows.activities.values()), *self.made}

    @cached_property
    def own_places(self) -> set[str]:
        """The places that writers have named anywhere in the book."""
        return {name for text in self.texts.values() for name in list_own_places(text)}

    def has_place(self, wanted: str) -> bool:
        """Whether a page has a place, as `book/learn/definitions#means`. A page that is not there is told by itself."""
        page, _, place = wanted.partition("#")
        text = self.made.get(page) or self.texts.get(page)
        return text is None or place in self.own_places or place in self.list_places(text)

    def list_places(self, text: str) -> set[str]:
        """The places that the rows give to a page with this text."""
        return {place for name, argument in _list_shown(text) for place in list_places(self.rows, name, argument)}


@dataclass(frozen=True)
class Sort:
    """has: whether something of this sort can be named. kinds: the rows that may have it. kept: what a row is to do that takes it away.

    missed: what is wrong in a text that names what is nowhere. known: what may have been meant; where that would be too much, the advice.
    """

    has: Callable[[Found, str], bool]
    kinds: tuple[str, ...]
    kept: str
    missed: str
    known: Callable[[Found], Any] | None = None
    advice: str = ""


def _of_rows(kind: str, file: str) -> Sort:
    return Sort(
        lambda found, id: id in getattr(found.rows, kind),
        (kind,),
        "keep it",
        f"is no row of {file}",
        lambda found: getattr(found.rows, kind),
    )


SORTS = {
    "term": Sort(
        lambda found, word: find_term(found.rows.terms, word) is not None,
        ("terms",),
        "keep it among its `forms`",
        "is no wording of glossary.yml",
        lambda found: [*found.rows.terms, *list_wordings(found.rows.terms)],
    ),
    "figure": Sort(
        lambda found, id: id in found.figures,
        (),
        "keep it",
        "is no row of tables/figures.csv",
        advice="add it, with vintage and source",
    ),
    "document": Sort(
        lambda found, id: id in found.citable,
        ("sources", "further"),
        "keep it a document that can be cited",
        "is no document that can be cited",
        lambda found: found.citable,
    ),
    "further": Sort(
        lambda found, kind: any(row.kind == kind for row in found.rows.further.values()),
        ("further",),
        "keep one of this kind",
        "names a kind of which there is no document",
        lambda found: dict.fromkeys(row.kind for row in found.rows.further.values()),
    ),
    "page": Sort(
        lambda found, page: found.pages is None or page in found.pages,
        (*MADE_FROM, "chapters"),
        "keep its page",
        "leads to no page of the book",
        lambda found: sorted(found.pages or ()),
    ),
    "place": Sort(
        lambda found, place: found.has_place(place),
        ("offences", "terms", "further", "cases", "plans", "instruments", "decisions", "questions", "milestones"),
        "keep what stands there",
        "leads to a place that the page does not have",
        advice="see to its spelling, or lead to the page alone",
    ),
    "chapter": _of_rows("chapters", "chapters/"),
    "diagram": _of_rows("diagrams", "diagrams.yml"),
    "case": _of_rows("cases", "cases/"),
    "plan": _of_rows("plans", "plans/"),
    "activity": _of_rows("activities", "activities.yml"),
    "instrument": _of_rows("instruments", "instruments/"),
    "paper": _of_rows("papers", "papers/"),
    "sitting": _of_rows("sittings", "sittings.yml"),
    "role-play": _of_rows("role_plays", "role-plays/"),
    "definition": Sort(
        lambda found, place: place in found.definitions,
        ("instruments",),
        "keep its `phrases`",
        "is no article with `phrases`",
        lambda found: found.definitions,
    ),
}
ROLES = {"term": "term", "fact": "figure", "chapter": "chapter", "cite:t": "document", "cite:p": "document"}
SHOWN = {"key-points": "chapter", "self-check": "chapter", "pinpoints": "chapter", "further-reading": "further"} | {
    name: name
    for name in ("chapter", "diagram", "case", "plan", "activity", "instrument", "paper", "sitting", "role-play", "definition")
}


def check(slips) -> None:
    """Everything that a text names is there; of what is not, the row is blamed that took it away, or else the text."""
    root = slips.book.parent
    files = _read_written(slips.book)
    found = Found(slips.rows, {page: text for page, (_, text) in files.items()}, list_written_pages(root))
    for cited in list_missed(found):
        path, sort = files[cited.page][0], SORTS[cited.sort]
        if blamed := _find_taken(found, sort, cited.wanted):
            named = path.relative_to(root).as_posix()
            slips.say(*blamed, (), f"takes away what the text {named} names, {cited.written}; {sort.kept}")
        else:
            advice = suggest(cited.wanted, sort.known(found)) if sort.known else sort.advice
            slips.say_of_page(path, f"{cited.written} {sort.missed}; {advice}")


def find_all(slips) -> Found:
    """What there is to be named in the rows and texts that are judged."""
    texts = {page: text for page, (_, text) in _read_written(slips.book).items()}
    return Found(slips.rows, texts, list_written_pages(slips.book.parent))


def list_missed(found: Found) -> list[Citation]:
    """Everything that the texts name and that is not there."""
    cited = [cited for page, text in found.texts.items() for cited in list_citations(page, text)]
    return [one for one in cited if not SORTS[one.sort].has(found, one.wanted)]


@lru_cache(maxsize=256)
def list_citations(page: str, text: str) -> list[Citation]:
    """Everything that a text names, once each. page: its name, from which its links lead on."""
    named = [
        Citation(page, sort, _unwrap(wanted), f"{{{role}}}`{content}`")
        for role, sort in ROLES.items()
        for content in list_roles(text, role)
        for wanted in (content.split(",") if sort == "document" else [content])
    ]
    named += [
        Citation(page, SHOWN[name], argument, f"{{{name}}} {argument}") for name, argument in _list_shown(text) if name in SHOWN
    ]
    named += [cited for link in list_links(text) for cited in _follow(page, link)]
    return list(dict.fromkeys(named))


def _unwrap(content: str) -> str:
    under = _UNDER.fullmatch(content.strip())
    return (under[1] if under else content).strip()


def list_own_places(text: str) -> list[str]:
    """The places that a writer has named in a text, as `(practice-brazil)=` above a heading or `{#brazil}` behind one."""
    return [one or other for one, other in _OWN_PLACE.findall(text)]


def _list_shown(text: str) -> list[tuple[str, str]]:
    return [(directive.name, directive.argument) for directive in list_directives(text)]


def _follow(page: str, link: str) -> Iterator[Citation]:
    """The page and the place that a link inside the book leads to."""
    parts = urlsplit(link)
    path, place = unquote(parts.path), unquote(parts.fragment)
    if parts.scheme or parts.netloc:
        return
    stem, ending = posixpath.splitext(path)
    if path and ending not in ("", *ENDINGS):
        return  # a file beside the pages
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), stem)).lstrip("/") if path else page
    if path:
        yield Citation(page, "page", target, f"the link ({path})")
    if place:
        yield Citation(page, "place", f"{target}#{place}", f"the link ({path}#{place})")


def _read_written(book: Path) -> dict[str, tuple[Path, str]]:
    """The texts that people write, by their pages: file and text."""
    from .page_rules import read_pages

    files = {path.relative_to(book.parent): (path, text) for path, text in read_pages(book)}
    return {path.with_suffix("").as_posix(): file for path, file in files.items() if _is_written(path)}


def _is_written(path: Path) -> bool:
    folder = path.parent.as_posix()
    return folder not in FOLDERS or is_by_hand(folder, path.stem)


def _find_taken(found: Found, sort: Sort, wanted: str) -> tuple[str, str] | None:
    """The row, as (kind, id), that lies over one with which this could be named."""
    for kind in sort.kinds:
        for id, below in found.rows.below[kind].items():
            rows = replace(found.rows, **{kind: {**getattr(found.rows, kind), id: below.row}})
            if sort.has(Found(rows, found.texts, found.written), wanted):
                return kind, id
    return None
