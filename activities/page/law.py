"""Instruments of law in pages: `{instrument} c81`, article by article, and `{instrument-list}`.

Law named in a chapter, as in "C81 Art. 12(1)(c)", leads to the article on its page.
"""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from docutils.parsers.rst import directives

from .chapters import CHAPTER_MARK
from .directives import RowDirective
from .links import doc_link, rendered
from .rows import book_rows

PAGES = "book/law"
# These five have a page of their own; the others stand together on one.
WHOLE = ("c29", "p029", "r203", "palermo", "c81")
OTHERS = f"{PAGES}/others"

_NAMED = {
    "C29": "c29",
    "P029": "p029",
    "R203": "r203",
    "Palermo Protocol": "palermo",
    "C81": "c81",
    "C105": "c105",
    "C129": "c129",
    "C138": "c138",
    "C150": "c150",
    "C181": "c181",
    "C182": "c182",
    "C189": "c189",
}
_CITED = re.compile(
    rf"\b({'|'.join(sorted(map(re.escape, _NAMED), key=len, reverse=True))}),?\s+(?:Arts?\.|Articles?|para\.)[\s\u00a0]*(\d+(?:\([0-9a-z]+\))*)"
)


def page_of(instrument: str) -> str:
    """The page on which an instrument stands."""
    return f"{PAGES}/{instrument}" if instrument in WHOLE else OTHERS


def anchor_of(instrument: str, article: str = "") -> str:
    """The place of an instrument or of one of its articles in that page."""
    return f"{instrument}-art-{article}" if article else instrument


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
    """`{instrument} c81`: a whole page; with `:brief:` a section with its articles in a table."""

    required_arguments = 1
    option_spec = {"brief": directives.flag}
    reads = ("activities.yml",)

    def show(self):
        instrument = self.find(self.rows.instruments, "instrument")
        self.note_files([f"instruments/{instrument.id}.yml"])
        top = self.html("instrument-top.html.j2", instrument=instrument)
        if "brief" in self.options:
            table = self.html("instrument-table.html.j2", instrument=instrument, anchor_of=anchor_of)
            return [self.section(instrument.name, anchor_of(instrument.id), top, table)]
        articles = [
            self.section(
                f"{article.at[0].upper()}{article.at[1:]}. {article.subject}",
                anchor_of(instrument.id, article.id),
                self.html("article.html.j2", article=article),
            )
            for article in instrument.articles
        ]
        return [top, *articles]


class InstrumentListDirective(RowDirective):
    """`{instrument-list}`: every instrument, what it is and whether it binds."""

    reads = ("instruments/*.yml",)

    def show(self):
        return [self.html("instrument-list.html.j2", page_of=page_of, anchor_of=anchor_of, whole=WHOLE)]


def link_law(doctree: nodes.document, instruments, source: str) -> None:
    """Lead from the first mention of each article in running text or a table to its place."""
    seen: set[tuple[str, str]] = set()
    for text in list(doctree.findall(nodes.Text)):
        if _can_hold_a_link(text):
            _link(text, instruments, source, seen)


def _link(text: nodes.Text, instruments, source: str, seen: set) -> None:
    whole, pieces, done = text.astext(), [], 0
    for found in _CITED.finditer(whole):
        instrument = instruments.get(_NAMED[found[1]])
        article = instrument and find_article(instrument, found[2])
        if not article or (instrument.id, article.id) in seen:
            continue
        seen.add((instrument.id, article.id))
        href = doc_link(page_of(instrument.id), anchor_of(instrument.id, article.id))
        link = rendered(f'<a class="law" href="{escape(href)}">{escape(found[0])}</a>', (source, text.line or 0))
        pieces += [nodes.Text(whole[done : found.start()]), link]
        done = found.end()
    if pieces:
        text.parent.replace(text, [*pieces, nodes.Text(whole[done:])])


def _can_hold_a_link(text: nodes.Text) -> bool:
    node, within = text, False
    while node.parent is not None:
        node = node.parent
        if isinstance(node, (nodes.Titular, nodes.reference, nodes.literal, nodes.raw)) or node.tagname == "pending_xref":
            return False
        within = within or isinstance(node, nodes.paragraph)
    return within


def _link_chapter(app, doctree) -> None:
    if any(CHAPTER_MARK in node for node in doctree.findall(nodes.raw)):
        link_law(doctree, book_rows().instruments, app.env.doc2path(app.env.docname))


def setup_law(app) -> None:
    """Register the directives, and lead from chapters to the law that they name."""
    app.add_directive("instrument", InstrumentDirective)
    app.add_directive("instrument-list", InstrumentListDirective)
    app.connect("doctree-read", _link_chapter, priority=490)
