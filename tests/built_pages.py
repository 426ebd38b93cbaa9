"""Pages of the built book, each parsed once for all tests of a process: to look at, not to change."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from lxml import html


@cache
def read_page(path: Path) -> BeautifulSoup:
    """A page, to be asked by selectors. Takes 20 ms, and a second for fifty; `outline_page` takes one."""
    gc.disable()  # nothing of what is made is rubbish, and to look takes as long as to parse
    try:
        return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    finally:
        gc.enable()


@cache
def outline_page(path: Path) -> html.HtmlElement:
    """A page, to be asked by XPath: what all pages of the book are asked."""
    return html.document_fromstring(path.read_text(encoding="utf-8"))


@cache
def list_ids(path: Path) -> set[str]:
    """All places in a page that a link can lead to."""
    return set(outline_page(path).xpath("//@id"))


class BuiltPages(Mapping[str, BeautifulSoup]):
    """Every page of a book by its path below it, parsed when it is asked for."""

    def __init__(self, book: Path):
        self.book = book
        self.paths = {path.relative_to(book).as_posix(): path for path in sorted(book.rglob("*.html"))}

    def __getitem__(self, page: str) -> BeautifulSoup:
        return read_page(self.paths[page])

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def outlines(self) -> list[tuple[str, html.HtmlElement]]:
        """Each page and its outline."""
        return [(page, outline_page(path)) for page, path in self.paths.items()]
