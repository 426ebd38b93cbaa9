"""Instruments of law in pages: `{instrument} c81`, article by article, `{other-instruments}`, `{instrument-list}`, `{definition} c29/2-1`.

Law named in a chapter or a guide, as in "C81 Art. 12(1)(c)", leads to the article on its page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from docutils import nodes

from activities.rows.pages import LAW, has_own_page, page_of
from activities.rows.places import anchor_of
from activities.rows.watched import asked

from .chapters import CHAPTER_MARK
from .directives import RowDirective
from .links import doc_link, rendered
from .rows import book_rows

GUIDES = "book/guide/"
# How a place in an instrument is written behind its name: an article, a paragraph, a section of a law.
_PLACE = r",?\s+(?:Arts?\.|Articles?|para\.|ss?\.|Sections?)[\s\u00a0]*(\d+(?:\([0-9a-z]+\))*)"


def find_article(instrument, place: str):
    """The article that holds `place`, as in "12(1)(c)(i)", or else the nearest above it; None if there is none."""
    parts = re.findall(r"[0-9a-z]+", place)
    while parts:
        for article in instrument.articles:
            found = re.findall(r"[0-9a-z]+", article.id)
            if found[: len(parts)] == parts:
                return article
        parts.pop()
    return None


class InstrumentDirective(RowDirective):
    """`{instrument} c81`: an instrument as a whole page, its title with it, a section for each article."""

    required_arguments = 1

    def show(self):
        instrument = self.find(self.rows.instruments, "instrument")
        articles = [
            self.section(
                f"{article.at[0].upper()}{article.at[1:]}. {article.subject}",
                anchor_of(instrument.id, article.id),
                self.html("article.html.j2", article=article, instrument=instrument),
            )
            for article in instrument.articles
        ]
        top = self.html("instrument-top.html.j2", instrument=instrument, offences=list_defined(instrument, self.rows))
        return [self.section(instrument.heading or instrument.name, anchor_of(instrument.id), top, *articles)]


class OtherInstrumentsDirective(RowDirective):
    """`{other-instruments}`: every instrument without a page of its own, its articles in a table."""

    def show(self):
        return [self._show(one) for one in self.rows.instruments.values() if not has_own_page(one)]

    def _show(self, instrument):
        top = self.html("instrument-top.html.j2", instrument=instrument, offences=list_defined(instrument, self.rows))
        table = self.html("instrument-table.html.j2", instrument=instrument, anchor_of=anchor_of)
        return self.section(instrument.name, anchor_of(instrument.id), top, table)


def list_defined(instrument, rows) -> list:
    """The offences that an instrument defines: those that name its official text before any other source."""
    return [offence for offence in rows.offences.values() if offence.sources[0].source == instrument.official_text]


class DefinitionDirective(RowDirective):
    """`{definition} c29/2-1`: a definition in the treaty's own terms, phrase by phrase, with what each covers."""

    required_arguments = 1

    def show(self):
        articles = {
            f"{instrument.id}/{article.id}": (instrument, article)
            for instrument in self.rows.instruments.values()
            for article in instrument.articles
            if article.phrases
        }
        instrument, article = self.find(articles, "definition")
        return [self.html("phrases.html.j2", instrument=instrument, article=article)]


class InstrumentListDirective(RowDirective):
    """`{instrument-list}`: every instrument by its full title, what it is and whether it binds, under the body that keeps it."""

    def show(self):
        return [
            self.section(title, nodes.make_id(f"law-of-{title}"), self.html("instrument-list.html.j2", instruments=some))
            for title, some in group_instruments(self.rows).items()
        ]


def group_instruments(rows) -> dict[str, list]:
    """The instruments under the body that published them, law of the country first: title of the group → its instruments by number."""
    groups: dict[str, list] = {}
    for one in sorted(rows.instruments.values(), key=lambda row: (row.kind != "law", row.number)):
        title = rows.strings["law.of-the-country"] if one.kind == "law" else rows.sources[one.official_text].author
        groups.setdefault(title, []).append(one)
    return groups


def name_instruments(instruments) -> dict[str, str]:
    """The names by which a text knows instruments, with their ids: the short name, without the year where it ends in one."""
    return {re.sub(r",? \d{4}$", "", one.short): one.id for one in instruments.values()}


@asked
def _name_instruments_in(rows) -> dict[str, str]:
    return name_instruments(rows.instruments)


def link_law(doctree: nodes.document, instruments, source: str, named: dict[str, str] | None = None) -> None:
    """Lead from the first mention of each article in running text or a table to its place.

    named: the names of the instruments with their ids, where they are known already.
    """
    named = name_instruments(instruments) if named is None else named
    if not named:
        return
    cited = re.compile(rf"\b({'|'.join(sorted(map(re.escape, named), key=len, reverse=True))}){_PLACE}")
    seen: set[tuple[str, str]] = set()
    for text in list(doctree.findall(nodes.Text)):
        if can_hold_a_link(text):
            _link(text, cited, lambda name: instruments[named[name]], source, seen)


def _link(text: nodes.Text, cited: re.Pattern, find_named: Callable, source: str, seen: set) -> None:
    whole, pieces, done = text.astext(), [], 0
    for found in cited.finditer(whole):
        instrument = find_named(found[1])
        article = find_article(instrument, found[2])
        if not article or (instrument.id, article.id) in seen:
            continue
        seen.add((instrument.id, article.id))
        href = doc_link(page_of(instrument), anchor_of(instrument.id, article.id))
        link = rendered(f'<a class="law" href="{escape(href)}">{escape(found[0])}</a>', (source, text.line or 0))
        pieces += [nodes.Text(whole[done : found.start()]), link]
        done = found.end()
    if pieces:
        text.parent.replace(text, [*pieces, nodes.Text(whole[done:])])


def can_hold_a_link(text: nodes.Text) -> bool:
    """Whether a piece of text stands in running text or a table, and in no heading, link or literal."""
    node, within = text, False
    while node.parent is not None:
        node = node.parent
        if isinstance(node, (nodes.Titular, nodes.reference, nodes.literal, nodes.raw)) or node.tagname == "pending_xref":
            return False
        within = within or isinstance(node, nodes.paragraph)
    return within


def names_law(page: str, doctree: nodes.document) -> bool:
    """Whether the law that a page names leads to its place: in chapters, in guides and in what is written about the law."""
    return page.startswith((f"{LAW}/", GUIDES)) or any(CHAPTER_MARK in node for node in doctree.findall(nodes.raw))


def _link_named(app, doctree) -> None:
    if names_law(app.env.docname, doctree):
        rows = book_rows()
        link_law(doctree, rows.instruments, app.env.doc2path(app.env.docname), _name_instruments_in(rows))


def setup_law(app) -> None:
    """Register the directives, and lead from pages to the law that they name."""
    app.add_directive("instrument", InstrumentDirective)
    app.add_directive("other-instruments", OtherInstrumentsDirective)
    app.add_directive("instrument-list", InstrumentListDirective)
    app.add_directive("definition", DefinitionDirective)
    app.connect("doctree-read", _link_named, priority=490)
