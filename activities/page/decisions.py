"""Decisions of courts in pages: `{decisions}`, one after the other, and `{decision-list}`, which leads to them.

A decision named in a chapter, as in "Chowdury and Others v. Greece", leads to its place.
"""

from __future__ import annotations

import re
from html import escape

from docutils import nodes

from activities.rows.pages import CASE_LAW, LAW
from activities.rows.watched import asked

from .law import can_hold_a_link, names_law
from .links import doc_link, rendered
from .row_directive import RowDirective
from .rows import book_rows

PAGE = f"{LAW}/{CASE_LAW}"


class DecisionsDirective(RowDirective):
    """`{decisions}`: every decision as a section: what happened, what was held, and what it changes at a workplace."""

    def show(self):
        return [
            self.section(
                f"{decision.name}: {decision.about}",
                f"decision-{decision.id}",
                self.html("decision.html.j2", decision=decision),
            )
            for decision in self.rows.decisions.values()
        ]


class DecisionListDirective(RowDirective):
    """`{decision-list}`: the decisions in a table, with the cases of the book in which each matters."""

    def show(self):
        return [self.html("decision-list.html.j2", page=PAGE)] if self.rows.decisions else []


def link_decisions(doctree: nodes.document, named: dict[str, str], source: str) -> None:
    """Lead from the first mention of each decision in running text or a table to its place.

    named: the names by which a text knows decisions, with their ids.
    """
    if not named:
        return
    cited = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, named), key=len, reverse=True))})(?!\w)")
    seen: set[str] = set()
    for text in list(doctree.findall(nodes.Text)):
        if not can_hold_a_link(text):
            continue
        whole, pieces, done = text.astext(), [], 0
        for found in cited.finditer(whole):
            id = named[found[0]]
            if id in seen:
                continue
            seen.add(id)
            link = f'<a class="law" href="{escape(doc_link(PAGE, f"decision-{id}"))}">{escape(found[0])}</a>'
            pieces += [nodes.Text(whole[done : found.start()]), rendered(link, (source, text.line or 0))]
            done = found.end()
        if pieces:
            text.parent.replace(text, [*pieces, nodes.Text(whole[done:])])


@asked
def name_decisions(rows) -> dict[str, str]:
    """The names of judgments with their ids: in full, and without those who went to court with the first."""
    judgments = [one for one in rows.decisions.values() if one.sort == "judgment"]
    shorter = {one.name.replace(" and Others", ""): one.id for one in judgments}
    return shorter | {one.name: one.id for one in judgments}


def _link_named(app, doctree) -> None:
    if app.env.docname != PAGE and names_law(app.env.docname, doctree):
        link_decisions(doctree, name_decisions(book_rows()), app.env.doc2path(app.env.docname))


def setup_decisions(app) -> None:
    """Register the directives, and lead from pages to the decisions that they name."""
    app.add_directive("decisions", DecisionsDirective)
    app.add_directive("decision-list", DecisionListDirective)
    app.connect("doctree-read", _link_named, priority=491)
