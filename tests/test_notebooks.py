"""Notebooks of activities are written from their rows: number, title and the cells that show answers come from nowhere else."""

import json
from pathlib import Path

import nbformat
import pytest
import yaml
from book_rows import book_rows
from docutils.frontend import get_default_settings
from docutils.utils import new_document
from markup_in_rows import MARKUP
from myst_parser.parsers.docutils_ import Parser
from worksheet_example import read_example

from activities.kinds import find_kinds
from activities.kinds.notebooks import find_differing, render_notebook
from activities.rows.pages import has_notebook

ROOT = Path(__file__).resolve().parent.parent
ROWS = book_rows()
DONE_IN_NOTEBOOKS = [row for row in ROWS.activities.values() if has_notebook(row)]
SMALL = "notebooks/reading-together.ipynb"
CURE = "not what its row gives; have it written anew: python3 run.py notebooks"


def test_every_notebook_of_the_book_is_what_its_row_gives():
    assert DONE_IN_NOTEBOOKS
    assert find_differing(ROWS, ROOT) == {}


@pytest.mark.parametrize("activity", DONE_IN_NOTEBOOKS, ids=lambda row: row.id)
def test_a_notebook_is_written_as_jupyterlab_would_save_it(activity):
    """Else whoever opens one and saves it has changed it."""
    text = render_notebook(activity, ROWS.strings)
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + "\n" == text


@pytest.mark.parametrize("kind", [kind for kind in find_kinds().values() if not kind.serves], ids=lambda kind: kind.name)
def test_a_notebook_shows_the_answers_in_each_way_that_its_kind_has(kind):
    activity = DONE_IN_NOTEBOOKS[0].model_copy(update={"kind": kind.name})
    cells = json.loads(render_notebook(activity, ROWS.strings))["cells"]
    shown = {cell["id"] for cell in cells if cell["cell_type"] == "code"} - {"open"}
    assert shown == {way for way in ("table", "figure") if getattr(kind, way)}


def read_markdown(text):
    """Markdown as the book reads it: the titles in it, and the names of what is no mere text."""
    settings = get_default_settings(Parser)
    settings.myst_enable_extensions = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["parse"][
        "myst_enable_extensions"
    ]
    document = new_document("page", settings)
    Parser().parse(text, document)
    return [heading.astext() for heading in document.findall(lambda node: node.tagname == "title")], {
        node.tagname for node in document.findall()
    } - {"document", "section", "title", "paragraph", "#text"}


@pytest.mark.parametrize(
    "words", [MARKUP, "$a$ and (b)=", "2. First", "- *one* `two`", "% gone", "{cite:t}`own`", "# More #", "---"]
)
def test_words_of_a_row_stay_words_in_a_notebook(words):
    words = " ".join(words.split())
    activity = DONE_IN_NOTEBOOKS[0].model_copy(update={"title": words, "short": None})
    labels = {**ROWS.strings, "notebook.intro": words.replace("{", "{{").replace("}", "}}")}
    cell = json.loads(render_notebook(activity, labels))["cells"][0]
    titles, markup = read_markdown("".join(cell["source"]))
    assert (titles, markup) == ([words], set())


def test_check_names_a_notebook_whose_row_has_changed_and_a_command_writes_it_anew(laid_small_book):
    book = laid_small_book
    before = book.read_source(SMALL)
    book.replace("data/activities.yml", "title: Reading together", "title: Reading in company")
    code, _, err = book.run("check")
    assert (code, err) == (1, f"{SMALL}: {CURE}\n")
    code, out, err = book.run("notebooks")
    assert (code, err) == (0, "") and f"Wrote {SMALL}" in out
    assert book.read_source(SMALL) == before.replace("# Reading together", "# Reading in company")
    assert book.run("check")[0] == 0


def test_a_notebook_that_is_not_there_yet_is_written(laid_small_book):
    book = laid_small_book
    book.replace("data/activities.yml", "page: book/activities/looking-back", "page: notebooks/looking-back")
    code, _, err = book.run("check")
    assert code == 1
    assert "notebooks/looking-back.ipynb is not there; have it written: python3 run.py notebooks" in err
    assert book.run("notebooks")[0] == 0
    assert (book.run("check")[0], "# Looking back" in book.read_source("notebooks/looking-back.ipynb")) == (0, True)


def test_a_pack_that_words_an_activity_anew_and_brings_a_worksheet_has_both_on_their_pages_and_leaves_the_notebook(small_book):
    """The whole way from the row that the README of the rows shows to a page of its own in the contents."""
    first, begun, second = small_book.read_source("data/activities.yml").partition("- id: looking-back")
    ours = (begun + second).replace("looking-back", "kiln-visits").replace("number: 2", "number: 3")
    small_book.write("packs/own/activities.yml", first.replace("title: Reading together", "title: Reading <b>at</b> *home*") + ours)
    small_book.write("packs/own/worksheets/kiln-visits.yml", read_example())
    sectors = "- {id: sectors, title: Sectors, sources: [{source: own}], options: [{id: kilns, name: Brick kilns}]}\n"
    small_book.write("packs/own/options.yml", sectors)
    before = small_book.read_source(SMALL)
    code, out, err = small_book.run("check", "--pack", "packs/own")
    assert (code, err) == (0, ""), out
    small_book.build("--pack", "packs/own")
    page = small_book.read_page(SMALL.replace(".ipynb", ".html"))
    assert "Reading &lt;b&gt;at&lt;/b&gt; *home*" in page and "<b>at</b>" not in page
    assert small_book.read_source(SMALL) == before
    page = small_book.read_page("book/activities/kiln-visits.html")
    assert "Kilns in the district" in page and 'data-do="ics"' in page
    assert "kiln-visits.html" in small_book.read_page("book/activities/index.html")
