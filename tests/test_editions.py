"""For whom a book is made: what an edition has, what it must not have in any byte, and that each lies in a folder of its own."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from small_book import SmallBook, lay_small_book
from told_sentences import find_told, list_noted, list_reasons, list_told

from activities.loading import load_rows
from activities.loading.editions import Edition
from activities.running.building import build_book

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
LATE = "_static/activities/late/{}.js"  # what a page fetches when it is first needed
# What shows readings in its form: an activity that weighs cases, and one after it that takes up the same case.
WEIGHING = """
- id: {id}
  sources: [{{source: own}}]
  number: {number}
  title: {title}
  aim: To say what a case is.
  task: Weigh the case.
  steps: [Read., Weigh.]
  product: A list
  minutes: 45
  group_size: three or four
  materials: [paper]
  aims: [handbook-1]
  cases: [{cases}]
  kind: {kind}
  offences: [forced-labour]
  page: book/activities/{id}
"""
NOTE = "Let the tables speak first, since the quarry divides them."
NOTES = (Path(__file__).parent / "books" / "noted" / "one-day-reading.yml").read_text(encoding="utf-8")
HINT = "The quarry stands nearest to bondage of all that we read."


def lay_editions(book: SmallBook) -> SmallBook:
    """The small book with all that editions differ by."""
    book.append(
        "data/activities.yml",
        WEIGHING.format(id="telling-apart", number=3, title="Telling apart", cases="quarry, raft", kind="classification")
        + WEIGHING.format(id="marking", number=4, title="Marking", cases="quarry", kind="case-coding"),
    )
    book.replace(
        "data/plans/one-day.yml",
        "        activity: reading-together\n",
        f"        activity: reading-together\n        note: {NOTE}\n",
    )
    book.write("data/sessions/one-day-reading.yml", NOTES)
    book.write("book/guide/projector.md", "# Projector\n\n```{room}\n```\n")
    book.write("book/guide/debrief.md", "# Debrief\n\n```{debrief}\n```\n")
    book.write("book/role-plays/index.md", "# Role plays\n\nAll of this folder is the facilitator's.\n")
    pages = "".join(f"  - file: {page}\n" for page in ("book/guide/projector", "book/guide/debrief", "book/role-plays/index"))
    book.replace("_toc.yml", "  - file: book/guide/sessions\n", f"  - file: book/guide/sessions\n{pages}")
    book.append(
        "book/learn/dust.md",
        f"\nDust is ordinary. [{HINT}]{{.placing}} Ask about it. How a session is run says [the guide](../guide/sessions.md).\n\n"
        "```{in-edition} facilitator\nOnly who runs it reads this.\n```\n\n```{in-edition} participant\nOnly who takes part reads this.\n```\n",
    )
    return book


@pytest.fixture(scope="module")
def editions(tmp_path_factory) -> SmallBook:
    """The book in its three editions, made one after another by one command. Beside it, in `alone`, that for participants made at once."""
    book = lay_editions(lay_small_book(tmp_path_factory.mktemp("editions") / "book"))
    book.build("--edition", "participant")
    folder_of(book, "participant").rename(book.root.with_name("alone"))
    shutil.rmtree(book.root / "_build" / "work-participant")
    book.build("--edition", "self-study", "--edition", "participant", "--edition", "facilitator")
    return book


def folder_of(book: SmallBook, edition: str) -> Path:
    return book.root / "_build" / ("html" if edition == "self-study" else f"html-{edition}")


def read(book: SmallBook, edition: str, page: str) -> str:
    return (folder_of(book, edition) / page).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def told(editions) -> list[str]:
    return list_told(load_rows(editions.root / "data", [], edition="facilitator"))


def test_no_byte_of_the_edition_for_participants_tells_of_a_reading_or_a_note(editions, told):
    """Scripts and the index of the search included."""
    assert NOTE in told and len(told) > 5
    assert find_told(folder_of(editions, "participant"), told) == []


def test_no_byte_of_the_whole_book_for_participants_tells_of_a_reading_or_a_note():
    rows = load_rows(ROOT / "data", [], edition="facilitator")
    texts = [path.read_text(encoding="utf-8") for path in [*(ROOT / "book").rglob("*.md"), *(ROOT / "data/chapters").iterdir()]]
    texts += [passage.text for case in rows.cases.values() for passage in case.passages]
    public = " ".join(" ".join(texts).split())
    noted = {*list_noted(rows), *list_reasons(rows)}  # which let somebody read out, or repeat, what a chapter or a case says
    told = [sentence for sentence in list_told(rows) if not (sentence in noted and sentence in public)]
    assert len(told) > 500
    book = build_book(Edition.of(name="participant"))
    assert find_told(book, told) == []
    # The key of the tests is in the facilitator's page alone.
    asked = {path.stem: path.read_text(encoding="utf-8") for path in (book / "book" / "tests").glob("*.html")}
    assert {"opening", "closing"} <= asked.keys() and not [name for name, page in asked.items() if '"holds"' in page]
    assert not (book / "book" / "guide" / "results.html").exists()


def test_what_the_edition_for_participants_lacks_the_one_for_facilitators_has(editions, told):
    found = {sentence for _file, sentence in find_told(folder_of(editions, "facilitator"), told)}
    raft = load_rows(editions.root / "data", [], edition="facilitator").readings["raft"]
    # No activity that compares passage by passage takes the raft up, so that nothing has a place for these.
    assert set(told) - found <= {passage.reason for passage in raft.passages}


def test_the_notes_for_sessions_are_in_the_edition_for_facilitators_alone_and_only_their_minutes_are_sent_to_the_wall(editions):
    noted = list_noted(load_rows(editions.root / "data", [], edition="facilitator"))
    for edition in ("self-study", "participant"):
        assert find_told(folder_of(editions, edition), noted) == [], edition
        assert not list(folder_of(editions, edition).rglob("book/notes/*")), edition
    facilitator = folder_of(editions, "facilitator")
    in_page = {sentence for file, sentence in find_told(facilitator, noted) if file == "book/notes/one-day-1.html"}
    assert in_page == set(noted)
    assert [file for file, _sentence in find_told(facilitator, noted) if "screen" in file] == []
    assert "../notes/one-day-1.html#one-day-reading" in read(editions, "facilitator", "book/plans/one-day.html")
    content = json.loads(
        re.search(r'<script type="application/json">(.*?)</script>', read(editions, "facilitator", "book/guide/screen.html"))[1]
    )
    lines = {line["id"]: line for day in content["plans"][0]["days"] for line in day["lines"]}
    assert lines["one-day-reading"]["pace"] == [15, 30] and "pace" not in lines["one-day-welcome"]


def test_the_facilitators_pages_are_not_in_the_edition_for_participants_and_nothing_leads_to_them(editions):
    assert (folder_of(editions, "facilitator") / "book/guide/sessions.html").exists()
    book = folder_of(editions, "participant")
    assert not (book / "book/guide/sessions.html").exists()
    assert (folder_of(editions, "facilitator") / "book/role-plays/index.html").exists()
    assert [path for path in book.rglob("role-plays")] == [], "a folder without pages is left"
    texts = {path: path.read_text(encoding="utf-8") for path in book.rglob("*") if path.suffix in (".html", ".js")}
    assert texts and not [path.name for path, text in texts.items() if "guide/sessions" in text]
    assert "How a session is run says the guide" in read(editions, "participant", "book/learn/dust.html")
    assert "sessions.html" in read(editions, "facilitator", "book/plans/one-day.html")
    assert "The quarry" in read(editions, "participant", "book/plans/one-day.html")


def test_the_projector_its_console_and_the_debrief_are_in_no_edition_for_participants_and_the_wall_keeps_what_a_later_activity_is_to_open(
    editions,
):
    pages = ("book/guide/projector.html", "book/guide/screen.html", "book/guide/debrief.html")
    for edition, has in (("self-study", True), ("facilitator", True), ("participant", False)):
        assert [(folder_of(editions, edition) / page).exists() for page in pages] == [has] * len(pages), edition
    content = json.loads(re.search(r'<script type="application/json">(.*?)</script>', read(editions, "facilitator", pages[1]))[1])
    assert content["activities"]["telling-apart"]["later"] == ["quarry"]
    assert content["activities"]["marking"]["later"] == []


def test_a_sentence_that_places_a_case_is_left_out_for_participants_and_the_text_around_it_stays(editions):
    assert HINT in read(editions, "self-study", "book/learn/dust.html")
    page = read(editions, "participant", "book/learn/dust.html")
    assert HINT not in page and "Dust is ordinary." in page and "Ask about it." in page


def test_a_part_for_one_edition_is_in_no_other(editions):
    shown = {edition: read(editions, edition, "book/learn/dust.html") for edition in ("self-study", "participant", "facilitator")}
    assert [edition for edition, page in shown.items() if "Only who runs it" in page] == ["facilitator"]
    assert [edition for edition, page in shown.items() if "Only who takes part" in page] == ["participant"]


def test_what_a_reading_makes_of_a_whole_case_waits_for_the_later_activity_that_takes_it_up(editions):
    readings = load_rows(editions.root / "data", [], edition="facilitator").readings
    first, later = (read(editions, "self-study", LATE.format(id)) for id in ("telling-apart", "marking"))
    assert readings["quarry"].overall not in first and readings["quarry"].overall in later
    assert readings["raft"].overall in first, "nothing takes it up again"
    assert readings["quarry"].elements[0].reason in first
    assert readings["quarry"].overall in read(editions, "facilitator", LATE.format("telling-apart"))


def test_a_reading_waits_in_a_script_of_its_own_and_in_no_page(editions):
    rows = load_rows(editions.root / "data", [], edition="facilitator")
    told = [reading.overall for reading in rows.readings.values()]
    for edition in ("self-study", "facilitator"):
        for page in ("book/activities/telling-apart.html", "book/activities/marking.html", "book/guide/debrief.html"):
            assert [text for text in told if text in read(editions, edition, page)] == [], (edition, page)
        assert (folder_of(editions, edition) / LATE.format("debrief-reading-quarry")).exists()
    assert not list((folder_of(editions, "participant") / LATE).parent.glob("*"))


def test_the_option_of_before_builds_the_edition_for_participants(editions):
    assert "html-participant" in editions.build("--without-readings")


def test_an_edition_built_after_another_is_the_one_that_is_built_at_once(editions):
    after, at_once = ({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
                      for root in (folder_of(editions, "participant"), editions.root.with_name("alone")))  # fmt: skip
    differing = {name for name in after.keys() | at_once.keys() if after.get(name) != at_once.get(name)}
    assert differing <= {".made-from"}  # which tells of the pages from rows, too, that were there when it was made


def test_an_edition_that_is_not_there_is_refused_with_those_that_are(editions):
    code, _out, err = editions.run("build", "--edition", "teacher")
    assert code == 2 and "self-study" in err and "facilitator" in err
