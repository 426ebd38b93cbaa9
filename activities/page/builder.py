"""Writes the pages: Sphinx's own HTML builder, which writes again only what would come out differently.

A book that was changed step by step is the same, file by file, as one that was built at once.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from pygments.formatters import HtmlFormatter
from sphinx.builders.html import StandaloneHTMLBuilder

from .component_page import PAGE as COMPONENT_PAGE
from .made_of import WrittenPages
from .room import SCREEN, is_shown
from .searching import SearchedPages

# Two styles that keep their contrast, for the reader's choice of light or dark.
CODE_STYLES = {"light": "a11y-high-contrast-light", "dark": "a11y-high-contrast-dark"}


class BookBuilder(StandaloneHTMLBuilder):
    """The builder of the book's pages."""

    name = "html"
    search = False  # Sphinx's own; ours is searching.py

    def init(self) -> None:
        super().init()
        self.written = WrittenPages(Path(self.doctreedir))
        self.searched = SearchedPages(Path(self.doctreedir))

    def write_doc(self, docname, doctree) -> None:
        with self.written.noting(docname):
            super().write_doc(docname, doctree)

    def create_pygments_style_file(self) -> None:
        rules = [
            HtmlFormatter(style=style).get_style_defs(f'html[data-theme="{mode}"] .highlight')
            for mode, style in CODE_STYLES.items()
        ]
        Path(self.outdir, "_static", "pygments.css").write_text("\n".join(rules), encoding="utf-8")


def _list_to_write(app, env) -> list[str]:
    if not isinstance(app.builder, BookBuilder):
        return []
    unread = sorted(env.found_docs - app.builder.searched.pages.keys())
    return [*dict.fromkeys([*app.builder.written.list_outdated(env), *unread])]


def _remove_gone(app, exception) -> None:
    """Take out the pages and pictures of what is no longer in the book."""
    if exception or not isinstance(app.builder, BookBuilder):
        return
    out, pages = Path(app.outdir), app.env.found_docs | {"index", "search", COMPONENT_PAGE}
    if is_shown(app.env):
        pages = pages | {SCREEN}
    for path in list(out.rglob("*.html")):  # all are found before any folder goes
        name = path.relative_to(out).with_suffix("").as_posix()
        if name not in pages and not name.startswith("_"):
            path.unlink()
            with contextlib.suppress(OSError):  # another page is in it
                path.parent.rmdir()
    pictures = {name for _pages, name in app.env.images.values()}
    for path in (out / "_images").glob("*"):
        if path.name not in pictures:
            path.unlink()
    app.builder.written.save(app.env)


def setup_builder(app) -> None:
    """Write the pages with this builder."""
    app.add_builder(BookBuilder, override=True)
    app.connect("env-updated", _list_to_write, priority=950)
    app.connect("build-finished", _remove_gone, priority=950)
