"""Terms are marked where a chapter first uses them, and what is invented is said to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from book_rows import book_rows
from docutils.core import publish_doctree

from activities.page.terms import list_marked, mark_terms, marked_term
from activities.rows.chapter_models import Term
from activities.rows.models import SourceRef

LEARN = Path(__file__).resolve().parent.parent / "book" / "learn"
MARKED = """
Debt bondage
============

A `debt bondage`_ is named in a link, then comes *Debt
bondage* over two lines, and debt bondage again.

+------------------+------------------+
| Sign             | Recruitment fees |
+==================+==================+
| **Retained       | Recruitment fees |
| identity         | and a deposit    |
| documents**      |                  |
+------------------+------------------+

Deposits, and bonded labourers.

.. _debt bondage: glossary
"""


def make_term(id, name, *forms, **more):
    return Term(id=id, name=name, forms=list(forms), definition=f"What {name} is.", sources=[SourceRef(source="own")], **more)


TERMS = {
    term.id: term
    for term in (
        make_term("debt-bondage", "debt bondage", "bonded labourers"),
        make_term("kept-papers", "kept papers", "retained identity documents"),
        make_term("recruitment-fee", "recruitment fee", "recruitment fees"),
        make_term("deposit", "deposit", "deposits"),
        make_term("over", "over", marked=False),
    )
}


def test_the_first_use_of_a_term_is_marked_in_text_and_in_tables_but_not_in_headings_and_links():
    doctree = publish_doctree(MARKED)
    mark_terms(doctree, list_marked(TERMS))
    found = [(" ".join(node.astext().split()), node["term"]) for node in doctree.findall(marked_term)]
    assert found == [
        ("Debt bondage", "debt-bondage"),
        ("Retained identity documents", "kept-papers"),
        ("Recruitment fees", "recruitment-fee"),
        ("deposit", "deposit"),
    ]


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("carte d'identité", "Her carte d'identité was kept."),
        ("H-2A visa", "He had an H-2A\nvisa, no more."),
        ("(C. 29)", "The Convention (C. 29) says so."),
        ("§ 5", "By § 5 it is an offence."),
        ("…", "They paid … and paid."),
    ],
)
def test_a_term_with_signs_in_it_is_marked_like_any_other(wording, text):
    doctree = publish_doctree(text)
    mark_terms(doctree, list_marked({**TERMS, "signs": make_term("signs", wording)}))
    assert [" ".join(node.astext().split()) for node in doctree.findall(marked_term)] == [wording]


@pytest.mark.parametrize(
    "chapter", [chapter for chapter in book_rows().chapters.values() if "invented" in str(chapter.sources)], ids=lambda c: c.id
)
def test_a_chapter_says_in_its_text_that_its_example_is_invented(chapter):
    assert "invented" in (LEARN / f"{chapter.id}.md").read_text(encoding="utf-8")
