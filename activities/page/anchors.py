"""Places in a page that are made from rows, so that Markdown can link to them: `definitions.md#means`.

MyST knows only the headings that it reads itself. What directives write is added to the same list; a
link to a place that is not there stays a warning, which fails the build.
"""

from __future__ import annotations

import re
from html import unescape

from docutils import nodes

_ID = re.compile(r'<[^>]+?\sid="([^"]+)"')


def list_anchors(doctree: nodes.document) -> dict[str, str]:
    """Ids of sections and of what templates wrote, each with the text that a bare link to it shows."""
    anchors = {}
    for node in doctree.findall():
        if isinstance(node, nodes.section):
            anchors.update(dict.fromkeys(node["ids"], node[0].astext()))
        elif isinstance(node, nodes.raw):
            anchors.update({unescape(id): unescape(id) for id in _ID.findall(node.astext())})
    return anchors


def _add_anchors(app, doctree) -> None:
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    for id, text in list_anchors(doctree).items():
        slugs.setdefault(id, (0, id, text))


def setup_anchors(app) -> None:
    """Let Markdown link to places that rows made."""
    app.connect("doctree-read", _add_anchors)
