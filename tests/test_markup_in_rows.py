"""What a row says is shown as it is written: no text of any row becomes an element, an attribute or an address, in no page and no form.

Every text field of every kind of row is found by walking the models, and holds the whole corpus of `markup_in_rows`. Pages are read as a
browser reads them, and hold the same elements and attributes as with plain words in the place of the markup.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from book_rows import book_rows, with_few_counts
from markup_in_rows import MARKUP, PLAIN, count_texts, fill_texts, list_markup, make_pages, walk_elements
from selectolax.lexbor import LexborHTMLParser

import activities.page.rows
from activities.kinds import find_kinds
from activities.kinds.forms import render_static

pytestmark = pytest.mark.slow  # it builds pages


def take(rows, kind: str, number: int):
    return dict(list(getattr(rows, kind).items())[:number])


@pytest.fixture(scope="module")
def few_rows():
    """The book's rows, fewer of those that are alike."""
    rows = book_rows()
    cases = take(rows, "cases", 2)
    return replace(
        rows,
        cases=cases,
        readings={id: rows.readings[id] for id in cases},
        activities={
            id: row.model_copy(update={"cases": [case for case in row.cases if case in cases] or list(cases)[: bool(row.cases)]})
            for id, row in rows.activities.items()
        },
        plans=take(rows, "plans", 1),
        originals={"five-day": rows.plans["three-day"]},
        chapters=take(rows, "chapters", 1),
        stages={id: row.model_copy(update={"chapters": list(rows.chapters)[:1]}) for id, row in take(rows, "stages", 1).items()},
        terms=take(rows, "terms", 8),
        forms_today={id: row.model_copy(update={"cases": list(cases)}) for id, row in take(rows, "forms_today", 1).items()},
        diagrams={row.id: row for row in {row.kind: row for row in rows.diagrams.values()}.values()},
        **{kind: take(rows, kind, 1) for kind in ("papers", "role_plays", "sessions", "decks")},
    )


@pytest.fixture(scope="module")
def filled(few_rows):
    """The rows twice: with markup in every text, and with plain words in its place."""
    return fill_texts(few_rows, MARKUP), fill_texts(few_rows, PLAIN)


def list_pages(rows) -> dict[str, str]:
    """A page for everything that shows rows."""
    chapter = next(iter(rows.chapters))

    def show(*directives):
        return "# A page\n\n" + "".join(
            f"```{{{name}}}{' ' + argument if argument else ''}\n```\n\n" for name, argument in directives
        )

    return {
        "book/index": "# A book\n",
        "book/guide/sessions": "# Sessions\n",
        "book/plans/index": show(("plan-list", ""), ("aims", "")),
        "book/activities/index": show(("activities", "")),
        "book/cases/index": show(("case-list", "")),
        f"book/learn/{chapter}": show(*((name, chapter) for name in ("chapter", "key-points", "pinpoints", "self-check")))
        + f"A {{chapter}}`{chapter}`, a {{fact}}`{rows.figures[0].id}`, a {{term}}`it <{next(iter(rows.terms))}>`.\n",
        "book/learn/definitions": show(("offences", "")),
        "book/learn/indicators": show(("indicators", ""), ("eleven", "")),
        "book/learn/forms-today": show(("forms-today", "")),
        "book/learn/diagrams": show(*(("diagram", id) for id in rows.diagrams), ("milestones", "")),
        "book/guide/self-study": show(("self-study", "")),
        "book/law/index": show(("instrument-list", "")),
        "book/law/others": show(("other-instruments", "")),
        "book/reference/glossary": show(("terms", ""), ("indicator-index", "")),
        "book/reference/figures": show(("figure-list", "")),
        "book/reference/disagreements": show(("disagreements", "")),
        "book/reference/further-reading": show(*(("further-reading", kind) for kind in ("ilo", "un", "other", "agreement"))),
        "book/reference/bibliography": "# Bibliography\n\n```{bibliography}\n:all:\n```\n",
        "book/about/index": "# About\n",
        "book/about/sources": show(("sources", "")),
    }


@pytest.fixture(scope="module")
def built(filled, tmp_path_factory):
    """The pages of both sets of rows: name → HTML."""
    pages = []
    with pytest.MonkeyPatch.context() as patch:
        for rows in filled:
            patch.setattr(activities.page.rows, "load_rows", lambda rows=rows: rows)
            folder = make_pages(tmp_path_factory.mktemp("pages"), list_pages(rows))
            pages.append({path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")})
    return pages


def test_every_kind_of_row_has_texts_that_hold_the_markup(filled):
    counted = count_texts(filled[0], MARKUP)
    own = book_rows()  # the book has no holidays, times kept free and contacts: only packs bring these
    assert [kind for kind, number in counted.items() if not number and getattr(own, kind)] == []
    assert sum(counted.values()) > 2000


def test_no_text_of_a_row_becomes_markup_in_a_page(built):
    with_markup, plain = built
    assert with_markup.keys() == plain.keys() and len(plain) > 25
    added = {page: list_markup(html) - list_markup(plain[page]) for page, html in with_markup.items() if page.endswith(".html")}
    assert {page: found for page, found in added.items() if found} == {}


def test_what_a_row_says_can_be_read_in_the_page(built):
    for page in ("book/cases/index.html", "book/reference/glossary.html", "book/activities/index.html", "search.html"):
        text = LexborHTMLParser(built[0][page]).root.text()
        assert MARKUP in " ".join(text.split()), page


@pytest.mark.parametrize("kind", find_kinds())
def test_no_text_of_a_row_becomes_markup_in_a_form(filled, kind):
    for activity in find_kinds()[kind].activities(filled[0]):
        with_markup, plain = (render_static(activity, with_few_counts(rows), "a1")[0] for rows in filled)
        assert list_markup(with_markup) - list_markup(plain) == set(), activity
        scripts = [element for element in walk_elements(with_markup) if element.tag == "script"]
        data = [json.loads(script.text()) for script in scripts if script.attributes.get("type") == "application/json"]
        assert json.dumps(MARKUP)[1:-1] in json.dumps(data), activity
