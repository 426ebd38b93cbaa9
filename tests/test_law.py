"""The law, the index and the bibliography: where each leads, and that nothing stands twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from activities.editing.texts import list_directives
from activities.loading import load_rows
from activities.page.bibliography import list_entries
from activities.page.law import anchor_of, find_article, page_of
from activities.page.reference import index_indicators
from activities.rows.chapter_models import Article, Instrument
from activities.rows.models import SourceRef

ROOT = Path(__file__).resolve().parent.parent
ROWS = load_rows(packs=[])


def make_instrument(*articles):
    told = {"subject": "A subject", "says": "It says so.", "matters": "It matters.", "read": "official"}
    return Instrument(
        id="stones",
        number=1,
        name="Convention on Stones",
        short="Stones",
        year=1901,
        kind="convention",
        about="Stones.",
        adopted="1901",
        binding="Nobody.",
        official_text="registry",
        articles=[Article(id=id, at=f"Art. {id}", **told) for id in articles],
        sources=[SourceRef(source="own")],
    )


@pytest.mark.parametrize("row", ROWS.instruments.values(), ids=list(ROWS.instruments))
def test_an_instrument_stands_once_on_the_page_that_links_lead_to(row):
    shown = [
        page.relative_to(ROOT).with_suffix("").as_posix()
        for page in sorted((ROOT / "book").rglob("*.md"))
        for directive in list_directives(page.read_text(encoding="utf-8"))
        if (directive.name, directive.argument) == ("instrument", row.id)
    ]
    assert shown == [page_of(row.id)]


@pytest.mark.parametrize(
    "place, found",
    [("12(1)(c)(i)", "12-1-c-i"), ("12(1)(c)", "12-1-c-i"), ("12", "12-1-a"), ("3(2)", "3"), ("99", None)],
)
def test_a_place_in_the_law_leads_to_its_article_or_the_nearest_above(place, found):
    article = find_article(make_instrument("3", "12-1-a", "12-1-c-i", "12-2"), place)
    assert (article and article.id) == found


def test_every_article_has_a_place_of_its_own():
    places = [anchor_of(row.id, article.id) for row in ROWS.instruments.values() for article in row.articles]
    assert len(places) == len(set(places))


def test_the_index_leads_from_passport_to_the_indicator():
    assert "retention-of-identity-documents" in [eleven.id for word, eleven, _ in index_indicators(ROWS) if word == "Passport"]


def test_the_index_has_every_indicator_of_both_lists():
    entries = index_indicators(ROWS)
    assert {eleven.id for _, eleven, _ in entries} == set(ROWS.eleven)
    assert {indicator.id for _, _, six in entries for indicator in six} == set(ROWS.indicators)


def test_every_source_but_our_own_work_stands_in_the_bibliography():
    entries = list_entries(ROWS).entries
    assert set(ROWS.sources) - {"own"} <= set(entries)
    assert all({"author", "title", "year"} <= set(entry.fields) for entry in entries.values())


def test_a_person_who_wrote_for_an_organisation_stands_before_it():
    written = [source for source in ROWS.sources.values() if source.publisher]
    assert written
    for source in written:
        entry = list_entries(ROWS).entries[source.id]
        assert (entry.fields["author"], entry.fields["publisher"]) == (f"{{{source.author}}}", source.publisher)


def test_no_document_stands_twice_in_the_bibliography():
    documents = [(entry.fields["title"], entry.fields["year"]) for entry in list_entries(ROWS).entries.values()]
    assert len(documents) == len(set(documents))
