"""A room in a notebook: its tables, the passages on which it differs, the map of a case; and what the book's page shows of it."""

from __future__ import annotations

import re

import pytest
from book_rows import book_rows
from test_debrief import DUE

from activities import open_room
from activities.answers import AnswersFile, write_answers
from activities.drawing.layouts import NARROW, WIDE
from activities.drawing.room_map import room_map_figure

SIX = "indicators-and-investigation"


@pytest.fixture(scope="module")
def room():
    return open_room()


def test_without_a_folder_the_invented_room_is_opened_and_says_what_became_of_its_files(room):
    assert set(room.activities) == set(DUE["handedIn"])
    assert set(room.files()["file"]) >= set(DUE["files"])
    for shown in (repr(room), room._repr_markdown_().replace("\\", "")):
        assert "1 room, 6 groups" in shown and all(file in shown for file in DUE["files"] if "Willow" not in file)


def test_what_differs_comes_with_the_most_divided_passage_first(room):
    assert room.differ(SIX, "linh")["number"].tolist() == [13, 8, 15, 11, 18, 5]


def test_an_activity_or_case_that_nobody_worked_on_is_named_with_those_that_there_are(room):
    with pytest.raises(KeyError, match="nobody handed in 'mapping'; there are: distinguishing"):
        room.tables("mapping")
    with pytest.raises(KeyError, match="nobody marked 'manuel' in indicators-and-investigation; there are: linh, den"):
        room.map(SIX, "manuel")


def test_every_case_of_the_book_has_a_map_however_long_it_is(tmp_path):
    for activity, kind in ((SIX, "case-coding"), ("distinguishing", "classification")):
        for case in book_rows().activities[activity].cases:
            answers = {f"{case}/mark/{book_rows().cases[case].passages[0].id}": ["ask" if kind == "case-coding" else "act"]}
            file = AnswersFile(activity=activity, kind=kind, group="Teak", saved="2026-03-02T14:30:00Z", answers=answers)
            rooms = tmp_path / f"{activity}-{case}"
            rooms.mkdir()
            write_answers(file, rooms / "teak.json")
    room = open_room(tmp_path)
    for activity in (SIX, "distinguishing"):
        for case in book_rows().activities[activity].cases:
            assert len(room.map(activity, case).told) == len(book_rows().cases[case].passages)


@pytest.mark.parametrize("layout", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_map_shows_each_count_and_says_it_in_words(room, layout):
    figure = room.map(SIX, "linh").draw_in(layout)
    told = dict(line.rsplit(": ", 1) for line in figure.told)
    assert [words for passage, words in told.items() if passage.startswith("13 ")] == ["2 of 5 Threats, 2 of 5 ask"]
    drawn = [text.get_text() for text in figure.findobj(match=lambda artist: hasattr(artist, "get_text"))]
    numbers = sorted(int(text) for text in drawn if text.isdecimal())
    due = [row["count"] for row in DUE["tables"][SIX]["marks"] if row["case"] == "linh"]
    assert numbers == sorted([*due, *range(1, 21)])  # the counts, and the passages' own numbers


def test_a_table_of_several_cases_or_a_mark_without_a_letter_is_refused(room):
    marks = room.tables(SIX)["marks"]
    with pytest.raises(ValueError, match="of 2 cases; right is the part of one"):
        room_map_figure(marks, letters={})
    with pytest.raises(ValueError, match="no letter for ask, debt"):
        room_map_figure(marks[marks["case"] == "den"], letters={})
    with pytest.raises(ValueError, match="the table lacks number; right is the table `marks`"):
        room_map_figure(marks.drop(columns="number"), letters={})


def test_the_page_shows_the_map_in_the_books_look_without_a_kernel(book):
    page = (book / "notebooks" / "debrief.html").read_text(encoding="utf-8")
    assert "2 of 5 Threats, 2 of 5 ask" in page and page.count("<svg") >= 2
    assert re.search(r'<link[^>]*href="[^"]*figures\.css', page)
    assert "indicators-and-investigation_Teak_2026-03-02.json – damaged" in page and "Traceback" not in page
