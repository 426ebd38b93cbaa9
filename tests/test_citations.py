"""Whatever a text of the book names is there: no row that a text names can go without a word of `check`.

What the texts name is found here by the spelling of roles and links alone, and not by the scanner that is put to the test.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from book_rows import book_rows
from built_pages import list_ids

from activities.editing.citation_rules import Found, list_missed
from activities.editing.page_rules import read_pages
from activities.loading.pages import list_written_pages
from activities.rows.names import find_term
from activities.rows.pages import FOLDERS, is_by_hand

ROOT = Path(__file__).resolve().parent.parent
ROWS = book_rows()
TEXTS = [
    (path, text)
    for path, text in read_pages(ROOT / "book")
    if (folder := path.parent.relative_to(ROOT).as_posix()) not in FOLDERS or is_by_hand(folder, path.stem)
]
# How a text names the row of a kind; the group is its id, or for a term one of its wordings.
SPELT = {
    "terms": r"\{term\}`(?:[^`<]*<)?([^`>]+?)>?`",
    "figures": r"\{fact\}`([^`]+)`",
    "sources": r"\{cite:[tp]\}`([\w-]+)`",
    "chapters": r"(?:\{chapter\}`(?:[^`<]*<)?|\{(?:chapter|key-points|self-check|pinpoints)\} )([\w-]+)",
    "diagrams": r"\{diagram\} ([\w-]+)",
    "cases": r"\]\([./]*cases/([\w-]+)\.md",
    "plans": r"\]\([./]*plans/([\w-]+)\.md",
    "instruments": r"\]\([./]*law/([\w-]+)\.md",
    "disagreements": r"\]\([./\w-]*disagreements\.md#disagreement-([\w-]+)\)",
    "elements": r"\]\([./\w-]*definitions\.md#([\w-]+)\)",
    "notebooks": r"\]\([./]*notebooks/([\w-]+)\.ipynb",
}
NAMED = {kind: {id for _, text in TEXTS for id in re.findall(spelling, text)} for kind, spelling in SPELT.items()}


WRITTEN = list_written_pages(ROOT)
BY_CONTENTS = {page for page, by_itself in WRITTEN.items() if by_itself}
PAGES = {path.relative_to(ROOT).with_suffix("").as_posix(): text for path, text in TEXTS}


def take_out(kind: str, id: str):
    """The rows without one that a text names."""
    if kind == "elements":
        offences = {
            offence.id: offence.model_copy(update={"elements": [one for one in offence.elements if one.id != id]})
            for offence in ROWS.offences.values()
        }
        return replace(ROWS, offences=offences)
    if kind == "notebooks":
        kind, id = "activities", next(row.id for row in ROWS.activities.values() if row.page == f"notebooks/{id}")
    id = find_term(ROWS.terms, id) if kind == "terms" else id
    rows = getattr(ROWS, kind)
    if isinstance(rows, list):
        return replace(ROWS, **{kind: [row for row in rows if row.id != id]})
    return replace(ROWS, **{kind: {other: row for other, row in rows.items() if other != id}})


@pytest.mark.parametrize("kind", SPELT)
def test_no_row_that_a_text_names_goes_without_a_word(kind):
    folders = {"notebooks": "notebooks", "instruments": "book/law"}
    by_hand = {page.rpartition("/")[2] for page in BY_CONTENTS if page.startswith(f"{folders.get(kind, f'book/{kind}')}/")}
    ids = NAMED[kind] - by_hand  # these pages stand without a row
    assert ids
    for id in ids:
        naming = {page for page, text in PAGES.items() if id in re.findall(SPELT[kind], text)}
        missed = list_missed(Found(take_out(kind, id), PAGES, WRITTEN))
        assert naming <= {one.page for one in missed if id in one.wanted}, id


def test_a_page_has_the_places_that_check_counts_on(book):
    found = Found(ROWS, PAGES, WRITTEN)
    for page in found.pages or ():
        text = found.made.get(page) or found.texts[page]
        assert found.list_places(text) <= list_ids(book / f"{page}.html"), page


# --- packs ---------------------------------------------------------------------------------------

GLOSSARY = "- {id: stone-dust, sources: [{source: own}], name: stone dust, forms: [dust of stones], definition: What is left of a stone.}\n"
NAMING = """
There is {term}`dust of stones` on [the raft](../cases/raft.md#not-stated), and on [the form](../../notebooks/reading-together.ipynb).
"""
TAKEN = {
    "glossary.yml › stone-dust": "{term}`dust of stones`; keep it among its `forms`",
    "cases/raft.yml": "the link (../cases/raft.md#not-stated); keep what stands there",
    "activities.yml › reading-together": "the link (../../notebooks/reading-together.ipynb); keep its page",
}


@pytest.fixture
def naming_book(laid_small_book):
    """The small book with a text that names what a pack can take away, and the pack that does."""
    book = laid_small_book
    book.write("data/glossary.yml", GLOSSARY)
    book.append("data/cases/raft.yml", "not_stated: [Who held the money.]\n")
    book.append("book/guide/sessions.md", NAMING)
    book.write("packs/office/glossary.yml", GLOSSARY.replace("dust of stones", "dust of the road"))
    book.write("packs/office/cases/raft.yml", book.read_source("data/cases/raft.yml").partition("not_stated")[0])
    rows = yaml.safe_load(book.read_source("data/activities.yml"))
    moved = [{**rows[0], "page": "book/activities/reading-together"}]
    book.write("packs/office/activities.yml", yaml.safe_dump(moved, sort_keys=False))
    return book


def test_a_pack_s_row_is_blamed_for_what_it_takes_from_a_text(naming_book):
    code, out, err = naming_book.run("check")
    assert code == 0, out + err
    code, out, err = naming_book.run("check", "--pack", "packs/office")
    assert code == 1
    for place, named in TAKEN.items():
        assert f"pack 'office' › {place}: takes away what the text book/guide/sessions.md names, {named}" in err


@pytest.mark.slow
def test_no_page_could_be_made_of_what_check_refuses(naming_book):
    code, out, err = naming_book.run("build", "--pack", "packs/office")
    assert code == 1
    for missing in ("dust of stones", "not-stated", "notebooks/reading-together"):
        assert missing in out + err
