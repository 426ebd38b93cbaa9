"""The law, the index and the bibliography: where each leads, and that nothing stands twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from book_rows import book_rows
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document
from pydantic import ValidationError

from activities.editing.texts import list_directives
from activities.page.bibliography import list_entries
from activities.page.decisions import link_decisions, name_decisions
from activities.page.directives import list_compared, list_in_terms
from activities.page.law import find_article, link_law
from activities.page.reference import index_indicators
from activities.page.row_directive import render_rows
from activities.rows.chapter_models import Article, Instrument
from activities.rows.models import SourceRef
from activities.rows.pages import FOLDERS, LAW, is_by_hand, list_row_pages, page_of
from activities.rows.places import anchor_of

ROOT = Path(__file__).resolve().parent.parent
KILNS = ROOT / "tests" / "packs" / "kilns"
ROWS = book_rows()


DECISION = """
id: quarry-v-stones
number: 1
sort: judgment
name: Quarry v. Stones
court: Court of Stones
reference: No. 1
decided: 1 May 1901
about: a heavy stone
facts: A stone fell.
holding: Not all of it was his to lift.
matters: Lift with care.
read: copy
cases: [{case: quarry, why: it has stones.}]
searched_as: [boulder]
sources: [{source: own, at: made up}]
"""


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


def test_every_instrument_stands_on_one_page_by_its_row():
    made = list_row_pages((), (), (), ROWS.instruments.values(), (), (), ())[LAW]
    others = (ROOT / f"{LAW}/others.md").read_text(encoding="utf-8")
    assert [directive.name for directive in list_directives(others)] == ["other-instruments"]
    assert {page_of(row) for row in ROWS.instruments.values()} == {f"{LAW}/{page}" for page in (*made, "others")}


def test_only_guidance_is_listed_as_not_binding():
    """A treaty whose entry into force was not read binds all the same."""
    listed = BeautifulSoup(
        render_rows("instrument-list.html.j2", ROWS, "book/law/index", instruments=ROWS.instruments.values()), "html.parser"
    )
    guidance = [one for one in ROWS.instruments.values() if one.kind in ("recommendation", "principles")]
    told = [line.text for line in listed.find_all("p")]
    assert guidance and told.count(ROWS.strings["law.not-in-force"]) == len([one for one in guidance if not one.in_force])
    unread = [one for one in ROWS.instruments.values() if one not in guidance and not one.in_force]
    assert unread and told.count(ROWS.strings["law.force-not-read"]) == len(unread)


def test_every_page_that_somebody_writes_beside_pages_from_rows_is_kept():
    """Git passes over what stands in these folders, since a build writes it; what is written by hand is named."""
    for folder in FOLDERS:
        named = (ROOT / folder / ".gitignore").read_text(encoding="utf-8").split()
        written = [path.name for path in (ROOT / folder).glob("*.md") if is_by_hand(folder, path.stem)]
        assert {f"!{name}" for name in written} <= {*named}, folder


def test_the_list_of_the_law_names_every_instrument_by_its_full_title_under_one_heading(book):
    page = BeautifulSoup((book / f"{LAW}/index.html").read_text(encoding="utf-8"), "html.parser")
    listed = [link.get_text() for link in page.select(".law-list > li > p:first-child > a")]
    assert sorted(listed) == sorted(one.name for one in ROWS.instruments.values())
    assert all(part.find_parent("section").h2 for part in page.select(".law-list"))


def test_every_article_that_a_text_names_by_a_short_name_is_found_by_it():
    source = "The Stones, Art. 12(2), and the Kilns Act s. 4(1) say so; so does Convention C29."
    document = new_document("a page")
    document += nodes.paragraph("", source)
    stones = make_instrument("12-2")
    kilns = make_instrument("4").model_copy(update={"id": "kilns", "short": "Kilns Act, 2019", "kind": "law"})
    link_law(document, {"stones": stones, "kilns": kilns}, "a page")
    assert re.findall('href="([^"]+)">([^<]+)', document.astext()) == [
        ("doc:book/law/others#stones-art-12-2", "Stones, Art. 12(2)"),
        ("doc:book/law/kilns#kilns-art-4", "Kilns Act s. 4(1)"),
    ]


def test_a_law_says_on_which_day_somebody_checked_it():
    with pytest.raises(ValidationError, match="say under `checked` on which day"):
        Instrument(**make_instrument("1").model_dump() | {"kind": "law"})


def test_the_law_of_a_country_has_a_page_is_listed_as_binding_and_is_linked(small_book):
    """A pack's own law, in a book that knew nothing of it: the page, the list, the offence that it defines."""
    pack = small_book.root / "kilns"
    for name in ("sources.yml", "offences.yml", "instruments/kiln-act.yml"):
        small_book.write(f"kilns/{name}", (KILNS / name).read_text(encoding="utf-8"))
    small_book.write("book/law/index.md", "# The law\n\n```{instrument-list}\n```\n")
    small_book.write("book/law/others.md", "# Others\n\n```{other-instruments}\n```\n")
    small_book.write("book/learn/definitions.md", "# Offences\n\n```{offences}\n```\n")
    small_book.append(
        "_toc.yml",
        "  - file: book/law/index\n    sections:\n      - glob: book/law/*\n      - file: book/law/others\n  - file: book/learn/definitions\n",
    )
    small_book.build("--pack", str(pack))
    law, listed = (BeautifulSoup(small_book.read_page(f"book/law/{page}.html"), "html.parser") for page in ("kiln-act", "index"))
    assert law.h1.text.startswith("Brick Kilns Act, 2019")
    assert "No bond by an advance" in law.select_one("#kiln-act-art-4").text
    assert law.select_one("time[datetime='2026-03-02']") and "Binding here" in law.text
    assert law.select_one("a[href='../learn/definitions.html#bonded-kilns']")
    row = listed.select_one("main li a[href='kiln-act.html']").find_parent("li")
    assert "Binding here" in row.text
    assert row.find_parent("section").h2.text.startswith("Law of this country")
    assert "Bonded work in kilns" in small_book.read_page("book/learn/definitions.html")


def test_a_text_that_names_a_judgment_leads_to_it_in_full_or_by_its_first_party():
    document = new_document("a page")
    source = "Since Chowdury v. Greece, and since Chowdury and Others v. Greece too; see S.M. v. Croatia and S.M. v. Croatians."
    document += nodes.paragraph("", source)
    link_decisions(document, name_decisions(ROWS), "a page")
    assert re.findall('href="([^"]+)">([^<]+)', document.astext()) == [
        ("doc:book/law/decisions#decision-chowdury", "Chowdury v. Greece"),
        ("doc:book/law/decisions#decision-s-m", "S.M. v. Croatia"),
    ]


def test_a_decision_is_told_in_a_book_and_a_search_finds_it_by_what_people_call_it(small_book):
    small_book.write("data/decisions/quarry-v-stones.yml", DECISION)
    small_book.write("book/law/index.md", "# The law\n\n```{decision-list}\n```\n")
    small_book.write("book/law/decisions.md", "# Case law\n\n```{decisions}\n```\n")
    small_book.append("_toc.yml", "  - file: book/law/index\n    sections:\n      - file: book/law/decisions\n")
    small_book.build()
    told = BeautifulSoup(small_book.read_page("book/law/decisions.html"), "html.parser").select_one("#decision-quarry-v-stones")
    assert "Quarry v. Stones: a heavy stone" in told.text and "Not all of it was his to lift" in told.text
    assert told.select_one("a[href='../cases/quarry.html']")
    assert "law/decisions.html#decision-quarry-v-stones" in small_book.read_page("book/cases/quarry.html")
    assert "decisions.html#decision-quarry-v-stones" in small_book.read_page("book/law/index.html")
    assert "boulder" in small_book.read_page("search-index.js")


def test_an_edition_without_readings_does_not_say_in_which_cases_a_decision_matters():
    for rows, told in ((ROWS, True), (book_rows(readings=False), False)):
        decision = rows.decisions["brasil-verde"]
        shown = render_rows("decision.html.j2", rows, "book/law/decisions", decision=decision)
        listed = render_rows("decision-list.html.j2", rows, "book/law/index", page="book/law/decisions")
        assert ("cases/manuel" in shown, "cases/manuel" in listed, bool(list_compared(rows, "manuel"))) == (told, told, told)


def test_every_definition_in_the_treaty_s_terms_is_part_of_what_an_offence_shows():
    shown = {
        (instrument.id, article.id) for offence in ROWS.offences.values() for instrument, article in list_in_terms(offence, ROWS)
    }
    assert shown == {(row.id, one.id) for row in ROWS.instruments.values() for one in row.articles if one.phrases}
    assert {("c29", "2-1"), ("palermo", "3-a")} <= shown


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
