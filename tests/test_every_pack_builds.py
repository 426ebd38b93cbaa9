"""Whatever passes `check` builds: tried with packs that leave out, double and contradict rows, over the rows of the small book.

A pack is put together from rows that are right, each then changed at random. Either it is refused, in words, or every page and form
is made of it without a warning.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from markup_in_rows import make_pages
from pybtex.database import parse_string
from small_book import LAYERS, ROOT, TESTS, as_own_rows

import activities.page.rows
from activities.kinds import find_kinds
from activities.kinds.forms import render_static
from activities.kinds.needs import find_unmet
from activities.loading import DataErrors, load_rows
from activities.loading.yaml_text import parse_yaml
from activities.page.bibliography import list_entries

pytestmark = pytest.mark.slow  # it builds pages
ODD_TEXTS = [
    "", " ", "x", "0", "a: b", "$5 and $6", "{name}", "{{x}}", "%s", "\\n", "# Heading", "```{raw} html\n<b>\n```", "[a](b.md)", "{term}`x`", "a\nb", "\u0645\u06cc\u200c",
    "\u202e", "x" * 300, "<b>", "&amp;", "- a", "|a|b|", "*", "..", "http://x", "constructor", "none", "Partial: one page", "Reported: by hand",
]  # fmt: skip
ODD_NUMBERS = [-1, 0, 1, 2, 3, 240, 241, 2005, 99999, 10**14]
PAGES = {
    "book/index": "# A book\n",
    "book/guide/sessions": "# Sessions\n\n" + "".join(f"## {form}\n\n" for form in ("Opening", "Talk")),
    "book/plans/index": "# Plans\n\n```{plan-list}\n```\n\n```{aims}\n```\n",
    "book/activities/index": "# Activities\n\n```{activities}\n```\n",
    "book/cases/index": "# Cases\n\n```{case-list}\n```\n",
    "book/learn/indicators": "# Indicators\n\n```{indicators}\n```\n\n```{eleven}\n```\n\n```{offences}\n```\n",
    "book/reference/glossary": "# Glossary\n\n```{terms}\n```\n\n```{indicator-index}\n```\n\n```{disagreements}\n```\n\n```{forms-today}\n```\n",
    "book/reference/figures": "# Figures\n\n```{figure-list}\n```\n\n```{milestones}\n```\n",
    "book/reference/bibliography": "# Bibliography\n\n```{bibliography}\n:all:\n```\n",
    "book/about/index": "# About\n",
    "book/about/sources": "# Sources\n\n```{sources}\n```\n",
    "notebooks/reading-together": "# Reading together\n",
}
EXPLORERS = [
    {"id": "estimated", "of": "estimates", "schemes": ["world"]},
    {
        "id": "counted",
        "of": "counts",
        "tables": [{"id": "all", "title": "All", "vintages": ["register"], "since": 2000, "by_year": True}],
    },
]
OPTIONAL = {
    "explorers.yml": EXPLORERS,
    "glossary.yml": [{"id": "debt-bondage", "sources": [{"source": "own"}], "name": "debt bondage", "definition": "Work for a debt.", "forms": ["bonded labour"]}],
    "disagreements.yml": [{"id": "count", "sources": [{"source": "own"}], "about": "How many", "one": "Ten", "other": "Two", "here": "Ten"}],
    "forms-today.yml": [{"id": "sieving", "sources": [{"source": "own"}], "name": "Sieving", "sector": "screen", "about": "At night", "holds": ["A lamp", "A book"], "seen": ["Lamps", "Names"], "call": [{"who": "The union", "why": "It knows"}, {"who": "A clinic", "why": "It knows too"}], "care": "Bring no light", "law": "The wage is due"}],
    "milestones.yml": [{"id": "first", "sources": [{"source": "own"}], "kind": "policy", "years": [1999], "mark": "A", "name": "A law", "changed": "Much"}],
}  # fmt: skip
TABLES = ("estimates", "prosecutions", "figures")


def read_good() -> dict[str, list[dict]]:
    """Rows that are right, by the file that a pack would have them in; of the tables the cells."""
    rows = dict(OPTIONAL)
    for layer in LAYERS:
        for path in sorted(layer.rglob("*.yml")):
            name = path.relative_to(layer).as_posix()
            read = parse_yaml(path.read_text(encoding="utf-8"))
            rows[name] = read if isinstance(read, list) else [read]
    for table in TABLES:
        head, *lines = (LAYERS[0] / "tables" / f"{table}.csv").read_text(encoding="utf-8").splitlines()
        rows[f"tables/{table}.csv"] = [
            dict(zip(head.split(","), line.replace('"made up, all of it"', "made up").split(","))) for line in lines
        ]
    del rows["ui/en.yml"]
    return rows


GOOD = read_good()
FILES = tuple(sorted(GOOD))


@st.composite
def packs(draw, of=FILES) -> dict[str, list[dict]]:
    """One to three files of a pack, each with rows left out, doubled under another id, or changed in one place. of: the files there are."""
    pack = {}
    for name in draw(st.lists(st.sampled_from(of), min_size=1, max_size=3, unique=True)):
        rows = [row for row in GOOD[name] if draw(st.booleans())] or GOOD[name][:1]
        if draw(st.booleans()):
            rows = [*rows, {**rows[0], "id": draw(st.sampled_from(["another", "own", "index", rows[0]["id"]]))}]
        pack[name] = [_change(draw, row) for row in rows]
    return pack


def _change(draw, row: dict) -> dict:
    row = dict(row)
    for key in draw(st.lists(st.sampled_from([key for key in row if key != "id"]), max_size=2, unique=True)):
        value = row[key]
        how = draw(st.sampled_from(["leave out", "empty", "odd", "double"]))
        if how == "leave out":
            del row[key]
        elif how == "double" and isinstance(value, list):
            row[key] = value + value[:1]
        elif how == "empty":
            row[key] = [] if isinstance(value, list) else None
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            row[key] = [_change(draw, part) if len(part) > 1 else part for part in value]
        else:
            row[key] = draw(st.sampled_from(ODD_NUMBERS if isinstance(value, int) or str(value).isdigit() else ODD_TEXTS))
    return row


def write_pack(folder: Path, pack: dict[str, list[dict]]) -> Path:
    for name, rows in pack.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".csv"):
            heads = list(GOOD[name][0])
            quoted = [",".join('"{}"'.format(str(row.get(head) or "").replace('"', '""')) for head in heads) for row in rows]
            path.write_text("\n".join([",".join(heads), *quoted]) + "\n", encoding="utf-8")
        elif "/" in name:
            for number, row in enumerate(rows):
                path.with_stem(row["id"] if number else path.stem).write_text(_dump(row), encoding="utf-8")
        else:
            path.write_text(_dump(rows), encoding="utf-8")
    return folder


def _dump(rows) -> str:
    return yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=10_000)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Iterator[Path]:
    """The rows and pages of the small book."""
    root = shutil.copytree(TESTS / "books" / "small", tmp_path_factory.mktemp("book") / "book")
    for layer in LAYERS:
        shutil.copytree(layer, root / "data", dirs_exist_ok=True)
    shutil.copytree(ROOT / "data" / "ui", root / "data" / "ui", dirs_exist_ok=True)
    (root / "data" / "explorers.yml").write_text(_dump(EXPLORERS), encoding="utf-8")
    with as_own_rows(root / "data"):
        yield root


def load(book: Path, *packs: dict[str, list[dict]]):
    """The rows with the packs over them, or None where they are refused in words."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            rows = load_rows(book / "data", [write_pack(Path(folder, str(number)), pack) for number, pack in enumerate(packs)])
        except DataErrors as errors:
            assert all(": " in error for error in errors.errors)
            return None
    return None if find_unmet(rows) else rows


def lay_all(book: Path, packs: list[dict[str, list[dict]]]):
    """The rows with one pack over the other, but for those that are refused where they would lie: many packs for what one costs to make pages of."""
    rows, taken = load_rows(book / "data", []), []
    for pack in packs:
        if over := load(book, *taken, pack):
            rows, taken = over, [*taken, pack]
    assume(len(taken) > 1)
    return rows


# The same packs each time, and each as it was drawn: to make a failing one smaller would build a hundred others.
PATIENT = {
    "deadline": None, "suppress_health_check": list(HealthCheck), "derandomize": True, "database": None, "phases": (Phase.explicit, Phase.generate),
}  # fmt: skip


@settings(max_examples=60, **PATIENT)
@given(pack=packs())
def test_a_pack_is_refused_in_words_or_every_form_is_made_of_it(book, pack):
    if not (rows := load(book, pack)):
        return
    for kind in find_kinds().values():
        if kind.name != "figure-explorer":
            for activity in kind.activities(rows):
                assert render_static(activity, rows, "a1")


TABLED = packs(tuple(name for name in FILES if name.startswith(("tables/", "explorers"))))


@settings(max_examples=2, **PATIENT)
@given(packs=st.lists(TABLED, min_size=8, max_size=8, unique_by=repr))
def test_the_tables_of_packs_are_refused_in_words_or_drawn(book, packs):
    rows = lay_all(book, packs)
    for activity in rows.explorers:
        assert render_static(activity, rows, "a1")


OWN_SERIES = {
    "tables/figures.csv": [{**GOOD["tables/figures.csv"][0], "id": "own-1", "series": "of-our-own", "scheme": "of our own"}]
}


@settings(max_examples=2, **PATIENT)
@given(packs=st.lists(packs(), min_size=8, max_size=8, unique_by=repr))
def test_of_packs_that_pass_every_page_is_made_without_a_warning(book, packs):
    rows = lay_all(book, [OWN_SERIES, *packs])
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(activities.page.rows, "load_rows", lambda: rows)
        told: list[str] = []
        assert (make_pages(Path(folder), PAGES, told) / "book/cases/quarry.html").exists()
        assert told == []


@settings(max_examples=60, **PATIENT)
@given(
    text=st.text(alphabet="ab %&#_~$^'\"-{}\\@=.é<>|;", min_size=1, max_size=12).filter(lambda text: any(map(str.isalpha, text)))
)
def test_any_author_and_title_stand_in_the_bibliography(text):
    from activities.page.bibliography import _PlainWriter

    row = SimpleNamespace(id="one", author=text, title=text, publisher=text, year=None, url=None)
    written = _PlainWriter().to_string(list_entries(SimpleNamespace(sources={"one": row}, further={})))
    entry = parse_string(written, "bibtex").entries["one"]
    assert len(entry.persons["author"]) == 1
    assert sum(map(str.isalpha, entry.fields["title"])) == sum(map(str.isalpha, text))
