"""A page for each case: written from the rows before Sphinx looks for pages.

A case is a row, also a case that a country pack brings, so no one writes its page by hand. Sphinx
wants a file for each page: it gets one with a single directive in it, ignored by git.
"""

from __future__ import annotations

from pathlib import Path

from sphinx_external_toc.api import Document, FileItem, GlobItem

from .rows import book_rows

CASES = "book/cases"
KEPT = {"index.md"}


def prepare_pages(rows, root) -> None:
    """Write the page of each case under `root`, and take away pages whose case is gone.

    rows: the loaded rows. root: the folder of `_config.yml`.
    A page that is right already is left alone, so that its time of change stays and Sphinx does
    not read it again.
    """
    folder = Path(root) / CASES
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {f"{case}.md": f"```{{case}} {case}\n```\n" for case in rows.cases}
    for path in folder.glob("*.md"):
        if path.name not in wanted and path.name not in KEPT:
            path.unlink()
    for name, text in wanted.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def _prepare(app, config) -> None:
    prepare_pages(book_rows(), app.srcdir)


def order_cases(site_map, cases) -> None:
    """Put the cases in the order of the rows where `_toc.yml` says "all cases"."""
    for document in list(site_map.values()):
        for tree in document.subtrees:
            items = []
            for item in tree.items:
                if isinstance(item, GlobItem) and str(item) == f"{CASES}/*":
                    pages = [FileItem(f"{CASES}/{case}") for case in cases]
                    items += pages
                    for page in pages:
                        site_map[str(page)] = Document(docname=str(page))
                else:
                    items.append(item)
            tree.items = items


def _order(app, config) -> None:
    order_cases(config.external_site_map, book_rows().cases)


def setup_stubs(app) -> None:
    """Write the pages before the table of contents is read (500), and order them after."""
    app.connect("config-inited", _prepare, priority=100)
    app.connect("config-inited", _order, priority=900)
