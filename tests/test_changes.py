"""A book that is changed step by step is, file by file, the book that is built at once from what is there now."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_book import SmallBook, lay_small_book

pytestmark = pytest.mark.slow  # they build

DIAGRAM = """
- id: notes-owed
  kind: bars
  title: Notes that are still owed
  shown: Notes of the valleys
  finding: Of all notes, {notes-2005} were still owed.
  vintage: Register of 2005
  panels:
    - name: Valleys
      bars:
        - {name: Still owed, figure: notes-2005}
  sources: [{source: register, at: page 3}]
"""
TERMS = """
- id: note
  name: note
  definition: A paper that says what somebody owes.
  sources: [{source: own}]
"""
NOTES = "# Notes\n\nA {term}`note` is owed for long: {fact}`notes-2005`.\n\n```{diagram} notes-owed\n```\n\nSee [](../cases/index.md).\n"
PAGES = {
    "book/guide/notes.md": NOTES,
    "book/reference/glossary.md": "# Glossary\n\n```{terms}\n```\n",
    "book/reference/figures.md": "# Figures\n\n```{figure-list}\n```\n",
    "data/diagrams.yml": DIAGRAM,
    "data/glossary.yml": TERMS,
}
CONTENTS = "  - file: book/guide/notes\n  - file: book/reference/glossary\n  - file: book/reference/figures\n"


@pytest.fixture(scope="module")
def richer(tmp_path_factory) -> tuple[SmallBook, Path]:
    """The small book with a term, a figure and a diagram, built, and a copy of it as it was built."""
    book = lay_small_book(tmp_path_factory.mktemp("changes") / "book")
    for name, text in PAGES.items():
        book.write(name, text)
    book.append("_toc.yml", CONTENTS)
    book.append("data/ui/en.yml", "\nfigures.series-notes: Notes\n")
    book.build()
    return book, shutil.copytree(book.root, book.root.with_name("kept"), symlinks=True)


def write_pack(book: SmallBook) -> str:
    pack = book.root.with_name("pack")
    case = book.read_source("data/cases/raft.yml").replace("title: The raft", "title: The ferry")
    words = "- {id: ferry, said: [lost at the crossing], leads_to: [book/cases/raft#text]}\n"
    for name, text in {"cases/raft.yml": case, "ui/en.yml": "page.case-text: What they tell\n", "searches.yml": words}.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_text(text, encoding="utf-8")
    return str(pack)


def rename_case(book: SmallBook) -> None:
    """A case under another id, with its reading; nothing of the old one is left."""
    for folder in ("cases", "readings"):
        old = book.root / "data" / folder / "raft.yml"
        book.write(f"data/{folder}/boat.yml", old.read_text(encoding="utf-8").replace("raft", "boat"))
        old.unlink()


def word_label(book: SmallBook, key: str, text: str) -> None:
    lines = book.read_source("data/ui/en.yml").splitlines()
    book.write("data/ui/en.yml", "\n".join(f"{key}: {text}" if line.startswith(f"{key}:") else line for line in lines) + "\n")


# Changes that are made together before a build: what is changed; the page where it is to be seen, and how.
ROUNDS = (
    (  # nothing here shows on every page
        (lambda b: b.replace("data/cases/quarry.yml", "A valley", "A far hill"), "book/cases/index.html", "A far hill"),
        (lambda b: b.append("book/guide/sessions.md", "\nA late line.\n"), "book/guide/sessions.html", "A late line."),
        (lambda b: b.replace("data/tables/figures.csv", "41.5", "42.5"), "book/guide/notes.html", "42.5"),
        (lambda b: b.replace("data/glossary.yml", "A paper", "A slip"), "book/guide/notes.html", "A slip that says"),
        (lambda b: b.replace("data/sources.yml", "author: The book", "author: This book"), "book/about/sources.html", "This book"),
    ),
    (
        (lambda b: b.replace("book/guide/sessions.md", "# Sessions", "# Meetings"), "book/index.html", "Meetings"),
        (lambda b: b.replace("data/cases/raft.yml", "The raft", "The barge"), "book/cases/quarry.html", "The barge"),
        (rename_case, "book/cases/index.html", "boat.html"),
        (lambda b: b.replace("book/cases/index.md", "# The cases", "# Cases"), "book/guide/notes.html", ">Cases<"),
    ),
)  # fmt: skip


def list_differences(book: SmallBook, other: dict[str, bytes]) -> list[str]:
    pages = {name: content for name, content in book.read_pages().items() if not name.startswith(".")}
    other = {name: content for name, content in other.items() if not name.startswith(".")}
    return sorted(name for name in pages.keys() | other.keys() if pages.get(name) != other.get(name))


def test_whatever_is_changed_is_shown_and_the_book_is_the_one_that_is_built_at_once(richer):
    """It is changed in steps, and then back: each page is to be as it was when all was built at once, whatever it has shown meanwhile.

    Nothing of that has every page read anew, which would hide what was forgotten; labels do, and are changed in the next test.
    """
    book, kept = richer
    for changes in ROUNDS:
        for change, _page, _sign in changes:
            change(book)
        book.build()
        for _change, page, sign in changes:
            assert sign in book.read_page(page), sign
    assert "book/cases/raft.html" not in book.read_pages()
    shutil.rmtree(book.root / "data")  # the times of these files are older than those of the book that shows them otherwise
    for folder in ("data", "book"):
        shutil.copytree(kept / folder, book.root / folder, dirs_exist_ok=True)
    book.build()
    assert list_differences(book, SmallBook(kept).read_pages()) == []


def test_a_pack_and_a_label_are_seen_on_the_pages_that_show_them_and_taken_away_leave_nothing(richer):
    book, kept = richer
    book.build()
    before = book.read_pages()
    word_label(book, "page.search", "Look up")
    pack = write_pack(book)
    book.build("--pack", pack)
    assert "Look up" in book.read_page("book/guide/sessions.html")
    assert "The ferry" in book.read_page("book/cases/quarry.html")
    assert "What they tell" in book.read_page("book/cases/quarry.html")
    assert "lost at the crossing" in book.read_page("search-index.js") and "The ferry" in book.read_page("search-index.js")
    shutil.copy2(kept / "data" / "ui" / "en.yml", book.root / "data" / "ui")
    book.build()
    assert list_differences(book, before) == []


def test_a_changed_row_has_only_the_pages_made_anew_that_show_it(richer):
    book, _ = richer
    book.build()
    book.replace("data/cases/quarry.yml", "Breaking stones", "Cutting stones")
    book.build()
    log = (book.root / "_build" / "logs" / "build.log").read_text(encoding="utf-8")
    assert "book/cases/quarry" in log
    assert "book/guide/notes" not in log and "book/guide/sessions" not in log
