"""Links in rendered rows: written as `doc:book/learn/definitions#act`, resolved for each page.

A template cannot know where its page will stand, and a page that it names may be gone. So links are
resolved when the book is whole, and a link to nowhere is a warning, which fails the build.
"""

from __future__ import annotations

import re
from html import escape, unescape

from docutils import nodes
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)
_PLACE = re.compile(r'\bid="([^"]+)"')
_LINK = re.compile(r'href="doc:([^"#]+)(#[^"]*)?"')


def rendered(html: str, source: tuple[str, int]) -> nodes.raw:
    """HTML made from rows as a node whose `doc:` links are still to be resolved."""
    node = nodes.raw("", html, format="html", doc_links=True)
    node.source, node.line = source
    return node


def doc_link(docname: str, anchor: str = "") -> str:
    """What a template writes as `href` to name a page, and a place in it."""
    return f"doc:{docname}#{anchor}" if anchor else f"doc:{docname}"


def resolve_links(app, doctree, docname) -> None:
    """Turn `doc:` links into addresses seen from `docname`; warn of pages that are not there."""
    missing = set()
    for node in doctree.findall(nodes.raw):
        if not node.get("doc_links"):
            continue

        def address(match, node=node):
            target, anchor = unescape(match[1]), match[2] or ""
            if target not in app.env.found_docs:
                if target not in missing:
                    LOGGER.warning("no page '%s'; name a page of _toc.yml, without its ending", target, location=node)
                missing.add(target)
                return 'href="#"'
            if target == docname:
                return f'href="{anchor or "#"}"'
            return f'href="{escape(app.builder.get_relative_uri(docname, target))}{anchor}"'

        node.children = [nodes.Text(_LINK.sub(address, node.astext()))]


def note_places(app, doctree) -> None:
    """Let Markdown name places that come from rows, as in `definitions.md#means`.

    MyST knows the places in a page by its own list of headings, and warns of any other.
    """
    places = {}
    for section in doctree.findall(nodes.section):
        if section.get("from_rows"):
            places[section["ids"][0]] = section.next_node(nodes.title).astext()
    for node in doctree.findall(nodes.raw):
        if node.get("doc_links"):
            places |= {unescape(place): "" for place in _PLACE.findall(node.astext())}
    known = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    known.update({place: (None, place, title) for place, title in places.items()})


def setup_links(app) -> None:
    """Resolve the links of rendered rows when every page is known."""
    app.connect("doctree-read", note_places)
    app.connect("doctree-resolved", resolve_links)
