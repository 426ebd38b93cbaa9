"""Puts right what Sphinx and MyST-NB write: what an accessibility checker objects to, and what a changed book no longer says."""

from __future__ import annotations

import re

MENDED = (
    # The words on a folded cell are its name; the label says something else.
    (re.compile(r' aria-label="Toggle hidden content"'), ""),
    # An empty corner of a table heads nothing.
    (re.compile(r'<th class="head[^>]*>(?:<p></p>)?</th>'), "<td></td>"),
    # Roles of a bibliography that the standard has dropped again.
    (re.compile(r' role="doc-biblioentry"'), ""),
    (re.compile(r'<div role="list" class="citation-list">'), '<div class="citation-list">'),
)


def mend_markup(app, pagename, templatename, context, doctree) -> None:
    """Mend the text of one page."""
    if "body" in context:
        for fault, instead in MENDED:
            context["body"] = fault.sub(instead, context["body"])


def forget_words_without_page(app) -> tuple[()]:
    """Take words that stand on no page any more out of the search: Sphinx keeps them, without a page, for ever."""
    if index := getattr(app.builder, "indexer", None):
        for words in (index._mapping, index._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return ()  # the event asks for further pages


def setup_mending(app) -> None:
    """Mend each page before it is written, and the search's index before it is."""
    app.connect("html-page-context", mend_markup)
    app.connect("html-collect-pages", forget_words_without_page)
