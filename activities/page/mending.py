"""Puts right what Sphinx and MyST-NB write and an accessibility checker objects to."""

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


def setup_mending(app) -> None:
    """Mend each page before it is written."""
    app.connect("html-page-context", mend_markup)
