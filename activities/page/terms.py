"""Terms of the glossary in running text: the first of each in a chapter shows its definition.

Shown by hover, by focus and by a tap, from plain HTML and CSS, so also from a stick and without
script; on paper only the word is left. A writer can ask for it anywhere with {term}`debt bondage`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from activities.loading.wording import suggest
from activities.rows import names
from activities.rows.names import list_wordings
from activities.rows.watched import asked

from .chapters import CHAPTER_MARK
from .directives import RowDirective
from .rows import book_rows

GLOSSARY = "book/reference/glossary"
_WORD = re.compile(r"[\w-]+")
# A word in a heading, a link or the head of a table is not marked by itself: the note would be in the way.
_LEFT_ALONE = (nodes.Titular, nodes.reference, nodes.literal, nodes.thead, nodes.raw, nodes.pending)


class marked_term(nodes.inline):
    """A word with the definition that it shows. As text it is the word alone."""


class TermRole(SphinxRole):
    """{term}`debt bondage`, or {term}`they owed more each month <debt-bondage>`."""

    def run(self):
        found = re.fullmatch(r"(.+?)\s*<([^<>]+)>", self.text, re.DOTALL)
        word, wanted = (found[1], found[2]) if found else (self.text, self.text)
        term = find_term(book_rows(), wanted)
        if term is None:
            terms = book_rows().terms
            message = f"no term '{wanted}' in the glossary; {suggest(wanted, [*terms, *list_wordings(terms)])}"
            return [nodes.Text(word)], [self.inliner.reporter.error(message, line=self.lineno)]
        return [marked_term(word, word, term=term)], []


class GlossaryDirective(RowDirective):
    """`{terms}`: every term, letter by letter."""

    def show(self):
        letters: dict[str, list] = {}
        for term in sorted(self.rows.terms.values(), key=lambda term: term.name.lower()):
            letters.setdefault(term.name[0].upper(), []).append(term)
        return [
            self.section(letter, f"letter-{letter.lower()}", self.html("glossary.html.j2", terms=terms))
            for letter, terms in letters.items()
        ]


@asked
def find_term(rows, wanted: str) -> str | None:
    """The id of the term with this id or wording; None where there is none."""
    return names.find_term(rows.terms, wanted)


def list_marked(terms) -> dict[str, str]:
    """The wordings of the terms that a chapter marks by itself, each with the id of its term."""
    return {wording: id for wording, id in list_wordings(terms).items() if terms[id].marked}


@asked
def _list_marked_in(rows) -> dict[str, str]:
    return list_marked(rows.terms)


def mark_terms(doctree: nodes.document, wanted: dict[str, str]) -> None:
    """Mark the first use of each term in the text and tables of a chapter. wanted: wordings, with the ids of their terms."""
    for element in list(doctree.findall(nodes.paragraph)):
        _join_lines(element)
    # A pattern of all terms at every place of every chapter would grow with both; most are in no one chapter.
    said = _WORD.findall(" ".join(text.astext() for text in doctree.findall(nodes.Text)).lower())
    wanted = {wording: wanted[wording] for wording in _list_said(said, tuple(wanted))}
    if not wanted:
        return
    longest_first = sorted(wanted, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, wording.split())) for wording in longest_first)
    pattern = re.compile(rf"(?<![\w-])({words})(?![\w-])", re.IGNORECASE)
    seen: set[str] = set()
    for text in list(doctree.findall(nodes.Text)):
        above = _list_above(text)
        asked = next((node for node in above if isinstance(node, marked_term)), None)
        if asked is not None:
            seen.add(asked["term"])
        elif any(isinstance(node, nodes.paragraph) for node in above) and not _is_left_alone(above):
            _mark(text, pattern, wanted, seen)


def _list_said(said: list[str], wordings: tuple[str, ...]) -> list[str]:
    """The wordings whose words stand in a text one after the other. The text is gone through once, however many wordings there are."""
    grouped, lengths = _group_by_words(wordings)
    runs = dict.fromkeys(tuple(said[at : at + length]) for at, word in enumerate(said) for length in lengths.get(word, ()))
    return [wording for run in ((), *runs) for wording in grouped.get(run, ())]


@lru_cache(maxsize=2)
def _group_by_words(wordings: tuple[str, ...]) -> tuple[dict[tuple[str, ...], list[str]], dict[str, list[int]]]:
    """Wordings under their words, one of signs alone under none, which any text has; and how many words those have that begin with a word."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for wording in wordings:
        grouped.setdefault(tuple(_WORD.findall(wording)), []).append(wording)
    lengths: dict[str, list[int]] = {}
    for first, length in dict.fromkeys((words[0], len(words)) for words in grouped if words):
        lengths.setdefault(first, []).append(length)
    return grouped, lengths


def _mark(text: nodes.Text, pattern: re.Pattern, wanted: dict[str, str], seen: set[str]) -> None:
    whole, pieces, done = text.astext(), [], 0
    for found in pattern.finditer(whole):
        term = wanted[" ".join(found[0].lower().split())]
        if term in seen:
            continue
        seen.add(term)
        pieces += [nodes.Text(whole[done : found.start()]), marked_term(found[0], found[0], term=term)]
        done = found.end()
    if pieces:
        text.parent.replace(text, [*pieces, nodes.Text(whole[done:])])


def _join_lines(element: nodes.Element) -> None:
    """One text for each run of texts: MyST makes one of every line, and a term may stand across two."""
    joined: list = []
    for child in element.children:
        if isinstance(child, nodes.Text) and joined and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(joined[-1].astext() + child.astext())
        else:
            joined.append(child)
    if len(joined) < len(element.children):
        element.children = []
        element.extend(joined)


def _list_above(node: nodes.Node) -> list[nodes.Node]:
    above = []
    while node.parent is not None:
        node = node.parent
        above.append(node)
    return above


def _is_left_alone(above: list[nodes.Node]) -> bool:
    # A link to another page is not a reference yet when the page has just been read.
    return any(isinstance(node, _LEFT_ALONE) or node.tagname == "pending_xref" for node in above)


def _mark_chapter(app, doctree) -> None:
    if any(CHAPTER_MARK in node for node in doctree.findall(nodes.raw)):
        mark_terms(doctree, _list_marked_in(book_rows()))
    for number, node in enumerate(doctree.findall(marked_term), 1):
        node["note"] = f"term-{number}"


def _open_term(translator, node) -> None:
    # An HTML button is a box: it would break the line before a long term, and push a comma to the next one.
    note = node["note"]
    translator.body.append(f'<span class="term"><span class="term-word" role="button" tabindex="0" aria-describedby="{note}">')


def _close_term(translator, node) -> None:
    rows, builder = book_rows(), translator.builder
    address = f"{builder.get_relative_uri(builder.current_docname, GLOSSARY)}#term-{node['term']}"
    translator.body.append(
        f'</span><span class="term-note" id="{node["note"]}">{escape(rows.terms[node["term"]].definition)} '
        f'<a href="{escape(address)}">{escape(rows.strings["chapter.term-note"])}</a></span></span>'
    )


def _leave(translator, node) -> None:
    """Nothing to add in a builder other than HTML."""


def setup_terms(app) -> None:
    """Let {term} show our definitions instead of linking to Sphinx's own glossary."""
    plain = (_leave, _leave)
    app.add_node(marked_term, html=(_open_term, _close_term), text=plain, latex=plain)
    app.add_directive("terms", GlossaryDirective)
    app.add_role_to_domain("std", "term", TermRole(), override=True)
    app.connect("doctree-read", _mark_chapter)
