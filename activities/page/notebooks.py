"""The pages of notebooks that activities are done in: read as their rows give them, whatever lies in the folder.

What is for JupyterLab alone, the cells that show answers, stands at the end of the page in a fold.
"""

from __future__ import annotations

from docutils import nodes

from activities.kinds.notebooks import render_page

from .row_directive import render_rows
from .rows import book_rows


def _take_from_row(app, docname, source) -> None:
    if (text := render_page(book_rows(), docname)) is not None:
        source[0] = text


def _fold_cells(app, doctree) -> None:
    if render_page(rows := book_rows(), app.env.docname) is None:
        return
    for section in list(doctree.findall(nodes.section)):
        title = section.next_node(nodes.title)
        if section.parent is doctree or title is None or title.astext() != rows.strings["notebook.live"]:
            continue
        begin, end = render_rows("python-part.html.j2", rows, app.env.docname).split("<!-- cells -->")
        inside = [node for node in section.children if node is not title]
        section.parent.replace(section, [_raw(begin), *inside, _raw(end)])


def _raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def setup_notebooks(app) -> None:
    """Read a notebook of an activity as its row gives it, since a pack may have worded the activity anew."""
    app.connect("source-read", _take_from_row)
    # Before the lists of contents are made of the headings (500): a fold is none of them.
    app.connect("doctree-read", _fold_cells, priority=400)
