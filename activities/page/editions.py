"""What the editions differ in: the facilitator's pages and the links to them, parts for some editions, and words that place a case.

`facilitators_pages` in `_config.yml` names the pages. In a text, `{in-edition}` holds what only some editions have, and a span of the
class `placing` is a sentence that says where a case stands, which would give its reading away.
"""

from __future__ import annotations

import re
from html import unescape

from docutils import nodes
from sphinx import addnodes
from sphinx_external_toc.api import FileItem

from activities.rows.editions import EDITIONS
from activities.rows.for_whom import edition_of, is_for_participants

from .made_of import note_page
from .row_directive import RowDirective
from .rows import book_rows

PLACING = "placing"
_LINK = re.compile(r'<a\b[^>]*\bhref="doc:([^"#]+)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


class InEditionDirective(RowDirective):
    """`{in-edition} self-study facilitator`: what stands in these editions and in no other."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def show(self):
        named = self.arguments[0].split()
        if unknown := [name for name in named if name not in EDITIONS]:
            raise self.error(f"no edition '{unknown[0]}'; there are: {', '.join(EDITIONS)}")
        return self.parse_content_to_nodes() if edition_of(self.rows) in named else []


def leave_out_pages(config) -> None:
    """Take the facilitator's pages out of the contents; what these do not name is not read."""
    if not is_for_participants(book_rows()):
        return
    gone, contents = set(config.facilitators_pages), config.external_site_map
    for document in list(contents.values()):
        for tree in document.subtrees:
            kept = [item for item in tree.items if not (isinstance(item, FileItem) and str(item) in gone)]
            if len(kept) < len(tree.items) and tree.caption:
                tree.caption = book_rows().strings["page.part-for-participants"]
            tree.items = kept
        document.subtrees = [tree for tree in document.subtrees if tree.items]
    for page in gone & set(contents):
        del contents[page]


def _part_pages(app, doctree) -> None:
    """Settle what depends on the edition, once a page is read: links to pages that may be missing, and words that place a case."""
    facilitators = set(app.config.facilitators_pages)
    for link in [*doctree.findall(addnodes.pending_xref)]:
        if link.get("refdomain") == "doc" and link["reftarget"] in facilitators:
            note_page(app.env, link["reftarget"])
            if is_for_participants(book_rows()):
                _put(
                    link, [part for child in link.children for part in (child.children if "xref" in child["classes"] else [child])]
                )
    for node in [*doctree.findall(nodes.inline)]:
        if PLACING in node["classes"]:
            _put(node, [] if is_for_participants(book_rows()) else node.children)
    for paragraph in [*doctree.findall(nodes.paragraph)]:
        if not paragraph.astext().strip() and not paragraph.next_node(lambda node: isinstance(node, (nodes.image, nodes.raw))):
            paragraph.parent.remove(paragraph)


def _put(node, others) -> None:
    """Put other nodes in the place of one; its class goes with it."""
    place = node.parent.index(node)
    node.parent[place : place + 1] = list(others)


def _unlink(app, doctree, docname) -> None:
    """Leave the words of links in rendered rows that lead to a page of the facilitator, where there is none."""
    facilitators = set(app.config.facilitators_pages)
    for node in doctree.findall(nodes.raw):
        named = {unescape(page) for page, _ in _LINK.findall(node.astext())} if node.get("doc_links") else set()
        if named & facilitators and is_for_participants(book_rows()):
            words = _LINK.sub(lambda link: link[2] if unescape(link[1]) in facilitators else link[0], node.astext())
            node.children = [nodes.Text(words)]


def setup_editions(app) -> None:
    """Take out of the edition for participants what it is not to have."""
    app.add_config_value("facilitators_pages", [], "")
    app.add_directive("in-edition", InEditionDirective)
    # Before the links are resolved (500) and before what a page was made of is taken down (990).
    app.connect("doctree-read", _part_pages, priority=100)
    app.connect("doctree-resolved", _unlink, priority=100)
