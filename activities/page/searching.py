"""The search of the book: its page, its index, and the texts in which it shows what it found.

A page from a stick may fetch nothing, but load scripts. So the index is a script, and so are the texts, one for each page, which the
search asks for when it shows that page. Everything is made from the pages as they were written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import pickle
from pathlib import Path

from activities.kinds.forms import json_script
from activities.loading.layers import LOCALE

from .page_words import PageWords, read_page_words
from .rows import book_rows
from .search_entries import KINDS, list_entries
from .search_index import build_index, list_words

KEPT = "page-words.pickle"
INDEX = "search-index.js"
TEXTS = "_search"  # the folder of the texts, beside the pages
SMALL_WORDS = "search.small-words"


class SearchedPages:
    """The words of every written page, and the stems of words; kept from one build to the next, as pages are."""

    def __init__(self, folder: Path):
        self._path = folder / KEPT
        try:
            kept = pickle.loads(self._path.read_bytes())
            self.pages: dict[str, PageWords] = kept["pages"]
            self._bodies: dict[str, str] = kept["bodies"]
            self._stems: dict[str, dict[str, str]] = kept["stems"]
        except (OSError, pickle.UnpicklingError, EOFError, AttributeError):
            self.pages, self._bodies, self._stems = {}, {}, {}

    def take(self, page: str, body: str) -> None:
        """Take in a page as it was written. One that is written anew for its frame alone is not read again."""
        digest = hashlib.sha256(body.encode()).hexdigest()
        if page not in self.pages or self._bodies.get(page) != digest:
            self.pages[page], self._bodies[page] = read_page_words(body), digest

    def stems(self, language: str) -> dict[str, str]:
        """Word → stem in a language, as far as it is known; who finds more adds it."""
        return self._stems.setdefault(language, {})

    def choose(self, found: list[str]) -> None:
        """Leave only the pages that are in the book, in its order."""
        self.pages = {page: self.pages[page] for page in found if page in self.pages}

    def save(self) -> None:
        """Keep everything for the next build."""
        self._path.write_bytes(pickle.dumps({"pages": self.pages, "bodies": self._bodies, "stems": self._stems}))


def _read_page(app, pagename, templatename, context, doctree) -> None:
    if doctree is not None and "body" in context:
        app.builder.searched.take(pagename, context["body"])


def _give_search(app, pagename, templatename, context, doctree) -> None:
    if pagename != "search":
        return
    rows = book_rows()
    context["search_kinds"] = KINDS
    context["search_offered"] = [row.said[0] for row in rows.searches.values() if row.offered]
    labels = {key.partition(".")[2]: text for key, text in rows.strings.items() if key.startswith("search.said-")}
    context["search_labels"] = json_script(labels)


def _add_page(app):
    if app.builder.format == "html":
        yield "search", {}, "search.html"


def write_search(out: Path, searched: SearchedPages, rows) -> None:
    """Write the index and the texts into the built book, and take out the texts of pages that are gone."""
    small, language, pages = list_words(rows.strings[SMALL_WORDS]), rows.strings[LOCALE], searched.pages
    entries = list_entries(rows, pages)
    index = build_index(entries, small, rows.searches.values(), language, searched.stems(language))
    _write_call(out / INDEX, "setIndex", index)
    leads = {entry.place: entry.lead for entry in entries if entry.lead}
    for page, words in pages.items():
        pieces = [
            [piece.anchor, piece.heading, piece.text, *filter(None, [leads.get(f"{page}#{piece.anchor}")])]
            for piece in words.pieces
        ]
        _write_call(out / TEXTS / f"{page}.js", "takeTexts", page, leads.get(page, ""), pieces)
    for path in list((out / TEXTS).rglob("*.js")):  # all are found before any folder goes
        if path.relative_to(out / TEXTS).with_suffix("").as_posix() not in pages:
            path.unlink()
            with contextlib.suppress(OSError):  # another page's text is in it
                path.parent.rmdir()


def _write_call(path: Path, name: str, *values) -> None:
    written = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    script = f"workshopSearch.{name}({written})\n"
    if not path.exists() or path.read_text(encoding="utf-8") != script:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, encoding="utf-8")


def _write_all(app, exception) -> None:
    if exception or app.builder.format != "html":
        return
    in_order, searched = app.env.collect_relations(), app.builder.searched
    searched.choose([*in_order, *sorted(app.env.found_docs - in_order.keys())])
    write_search(Path(app.outdir), searched, book_rows())
    searched.save()


def setup_searching(app) -> None:
    """Take in each page as it is written, add the page of the search, and write its index when all are there."""
    app.connect("html-page-context", _read_page, priority=950)
    app.connect("html-page-context", _give_search)
    app.connect("html-collect-pages", _add_page)
    app.connect("build-finished", _write_all, priority=900)
