"""Every chapter has its parts, every answer of a self-check its feedback, every term and figure its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils.core import publish_doctree

from activities.editing.reading_ease import (
    HARDEST_GRADE,
    count_words,
    grade_text,
    list_paragraphs,
    list_row_texts,
    list_terms_of_art,
)
from activities.loading import DataErrors, load_rows
from activities.page.terms import mark_terms, marked_term

BOOK = Path(__file__).resolve().parent.parent / "book"
LEARN = BOOK / "learn"
# Pages made of rows that chapters lead to; they have no row of their own.
BESIDE = {"definitions", "indicators"}
CLOSING = [("Key points", "key-points"), ("Self-check", "self-check"), ("Sources", "pinpoints")]

try:
    ROWS = load_rows(packs=[])
except DataErrors:  # test_rows says what is wrong
    ROWS = None

CHAPTERS = [pytest.param(chapter, id=chapter.id) for chapter in (ROWS.chapters.values() if ROWS else [])]
QUESTIONS = [
    pytest.param(question, id=question.id) for chapter in (ROWS.chapters.values() if ROWS else []) for question in chapter.questions
]


def read_page(chapter) -> str:
    return (LEARN / f"{chapter.id}.md").read_text(encoding="utf-8")


def list_texts(chapter) -> list[str]:
    """All that a reader of the chapter is given in running text, rows included."""
    return list_paragraphs(read_page(chapter)) + list_row_texts(chapter)


def leave_out_quotations(text: str) -> str:
    return re.sub(r'"[^"]*"|“[^”]*”|‘[^’]*’', " ", text)


def test_every_page_of_a_chapter_has_its_row_and_every_row_its_page():
    pages = {path.stem for path in LEARN.glob("*.md")} - BESIDE
    assert pages == set(ROWS.chapters)


def test_chapters_are_numbered_from_one_without_a_gap_once_they_are_all_there():
    numbers = sorted(chapter.number for chapter in ROWS.chapters.values())
    assert len(numbers) == len(set(numbers))
    if max(numbers) == len(numbers):
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_opens_with_its_title_and_what_it_is_for(chapter):
    lines = [line for line in read_page(chapter).splitlines() if line.strip()]
    assert lines[:3] == [f"# {chapter.title}", f"```{{chapter}} {chapter.id}", "```"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_ends_with_key_points_a_self_check_and_its_sources(chapter):
    ending = "\n\n".join(f"## {title}\n\n```{{{name}}} {chapter.id}\n```" for title, name in CLOSING)
    assert read_page(chapter).rstrip().endswith(ending)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_something_to_look_at(chapter):
    page = read_page(chapter)
    table = re.search(r"^\|.*\|\s*\n\|[\s:|-]+\|\s*$", page, re.MULTILINE)
    steps = re.search(r"(^\d+\. .*(\n(?!\n|\d+\. ).*)*\n){3,}", page, re.MULTILINE)
    shown = re.findall(r"^```\{([\w-]+)\}", page, re.MULTILINE)
    assert table or steps or set(shown) - {"chapter", *(name for _, name in CLOSING)}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_names_where_in_each_source_to_look(chapter):
    assert all(reference.at for reference in chapter.sources)
    assert {reference.source for reference in chapter.sources} - {"own"}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_is_no_harder_than_an_upper_secondary_text(chapter):
    assert grade_text(list_texts(chapter), list_terms_of_art(ROWS.terms)) <= HARDEST_GRADE


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_minutes_of_a_chapter_are_enough_to_read_it_and_not_twice_as_many(chapter):
    words = count_words(list_texts(chapter))
    assert words / 200 <= chapter.minutes <= words / 40


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_uses_no_word_that_the_glossary_refuses(chapter):
    text = leave_out_quotations(" ".join(list_texts(chapter)))
    refused = [word for term in ROWS.terms.values() for word in term.refused]
    assert [word for word in refused if re.search(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_of_a_self_check_is_spoken_to(question):
    feedback = [option.feedback for option in question.options]
    assert len(set(feedback)) == len(feedback)
    assert all(len(text.split()) >= 4 for text in feedback)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_of_a_self_check_asks(question):
    assert question.text.endswith(("?", "…"))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_place_of_an_answer_does_not_give_it_away(chapter):
    places = [[option.holds for option in question.options].index(True) for question in chapter.questions]
    assert len(set(places)) > 1


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_length_of_an_answer_does_not_give_it_away(chapter):
    def is_told_by_length(question):
        lengths = {holds: [len(option.text) for option in question.options if option.holds is holds] for holds in (True, False)}
        return max(lengths[True]) > max(lengths[False])

    assert sum(map(is_told_by_length, chapter.questions)) <= len(chapter.questions) / 2


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_self_check_knows_its_questions_by_ids_of_its_chapter(chapter):
    assert all(question.id.startswith(f"{chapter.id}-") for question in chapter.questions)


@pytest.mark.parametrize("page", sorted(BOOK.rglob("*.md")), ids=lambda page: page.relative_to(BOOK).as_posix())
def test_links_to_other_sites_stand_in_the_list_of_sources_alone(page):
    assert re.findall(r"\bhttps?://[^\s)>\"]+", page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", sorted(BOOK.rglob("*.md")), ids=lambda page: page.relative_to(BOOK).as_posix())
def test_a_figure_in_a_text_is_a_row_with_vintage_and_source(page):
    figures = {figure.id: figure for figure in ROWS.figures}
    for id in re.findall(r"\{fact\}`([^`]+)`", page.read_text(encoding="utf-8")):
        assert figures[id].vintage and ROWS.sources[figures[id].source].short


# --- the glossary ----------------------------------------------------------------------------


def test_a_search_for_passport_leads_to_the_retention_of_identity_documents():
    assert [term.id for term in ROWS.terms.values() if "passport" in term.searched_as] == ["retention-of-identity-documents"]


@pytest.mark.parametrize("term", [pytest.param(term, id=term.id) for term in (ROWS.terms.values() if ROWS else [])])
def test_a_definition_is_short_enough_to_be_read_at_a_word(term):
    assert 2 <= len(term.definition.split()) <= 45


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


def test_the_first_use_of_a_term_is_marked_in_text_and_in_tables_but_not_in_headings_and_links():
    doctree = publish_doctree(MARKED)
    mark_terms(doctree, ROWS.terms)
    found = [(" ".join(node.astext().split()), node["term"]) for node in doctree.findall(marked_term)]
    assert found == [
        ("Debt bondage", "debt-bondage"),
        ("Retained identity documents", "retention-of-identity-documents"),
        ("Recruitment fees", "recruitment-fee"),
        ("deposit", "deposit"),
    ]
