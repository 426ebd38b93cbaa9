"""The law, the index and the bibliography: what was read, where it leads, and nothing stated that was not."""

from __future__ import annotations

import re

import pytest

from activities.loading import load_rows
from activities.page.bibliography import list_entries
from activities.page.law import WHOLE, anchor_of, find_article, page_of
from activities.page.reference import index_indicators

ROWS = load_rows(packs=[])
INSTRUMENTS = [pytest.param(row, id=row.id) for row in ROWS.instruments.values()]
# What the handbook's annex prints, by article.
PRINTED = {
    "c29": {"1", "2", "25"},
    "palermo": {"2", "3", "6", "9"},
    "c81": {"2", "3", "5", "6", "9", "10", "11", "12", "17"},
}


@pytest.mark.parametrize("row", INSTRUMENTS)
def test_an_instrument_has_what_the_handbook_prints_of_it(row):
    excerpted = {article.id.split("-")[0] for article in row.articles if article.excerpted}
    assert excerpted == PRINTED.get(row.id, set())


@pytest.mark.parametrize("row", INSTRUMENTS)
def test_every_article_is_used_by_an_activity(row):
    assert all(article.used_in for article in row.articles)


def test_what_is_only_reported_of_the_recommendation_has_no_paragraph_number():
    reported = [article for article in ROWS.instruments["r203"].articles if article.read == "reported"]
    assert reported
    assert not [article.at for article in reported if re.search(r"\d", article.at)]


def test_no_instrument_gives_victims_an_immunity():
    texts = [f"{article.says} {article.care or ''}" for row in ROWS.instruments.values() for article in row.articles]
    assert all("no immunity" in text for text in texts if "immunity" in text)


@pytest.mark.parametrize("row", INSTRUMENTS)
def test_an_instrument_stands_on_one_page(row):
    assert page_of(row.id) == (f"book/law/{row.id}" if row.id in WHOLE else "book/law/others")


@pytest.mark.parametrize(
    "instrument, place, found",
    [
        ("c81", "12(1)(c)(i)", "12-1-c-i"),
        ("c81", "12", "12-1-a"),
        ("c81", "3(2)", "3-2"),
        ("p029", "4(2)", "4-2"),
        ("c81", "99", None),
    ],
)
def test_a_place_in_the_law_leads_to_its_article_or_the_nearest_above(instrument, place, found):
    article = find_article(ROWS.instruments[instrument], place)
    assert (article and article.id) == found


def test_every_article_has_a_place_of_its_own():
    places = [anchor_of(row.id, article.id) for row in ROWS.instruments.values() for article in row.articles]
    assert len(places) == len(set(places))


def test_the_index_leads_from_passport_to_the_indicator():
    assert [eleven.id for word, eleven, _ in index_indicators(ROWS) if word == "Passport"] == ["retention-of-identity-documents"]


def test_the_index_has_every_indicator_of_both_lists():
    entries = index_indicators(ROWS)
    assert {eleven.id for _, eleven, _ in entries} == set(ROWS.eleven)
    assert {indicator.id for _, _, six in entries for indicator in six} == set(ROWS.indicators)


def test_every_source_but_our_own_work_stands_in_the_bibliography():
    entries = list_entries(ROWS).entries
    assert set(ROWS.sources) - {"own"} <= set(entries)
    assert all({"author", "title", "year"} <= set(entry.fields) for entry in entries.values())


def test_a_person_who_wrote_for_an_organisation_stands_before_it():
    entry = list_entries(ROWS).entries["belser-2005"]
    assert (entry.fields["author"], entry.fields["publisher"]) == ("{Belser, P.}", "International Labour Office")


def test_no_document_stands_twice_in_the_bibliography():
    documents = [(entry.fields["title"], entry.fields["year"]) for entry in list_entries(ROWS).entries.values()]
    assert len(documents) == len(set(documents))
