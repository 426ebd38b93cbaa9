"""Visits of several groups side by side in a debrief: each course time by time, how it ended, with what groups walked out; worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from book_rows import book_rows
from test_debrief_contract import ask_page

from activities.answers import write_answers
from activities.answers.schema import AnswersFile
from activities.debrief import debrief_folder, lay_out, list_contents, tally_groups
from activities.debrief.files import write_debrief

ROWS = book_rows()
CONTENTS = list_contents(ROWS)
ACTIVITY, SITE = "site-visit", "packing-hall"
VISIT = ROWS.visits[SITE]
STEPS = {step.id: step for place in VISIT.places for step in place.steps}
SPLIT = ["lead/show-powers", "interviewer/call-voice", "documents+safety/ask-gate-log", "lead/stay-with-manager"]
TOGETHER = ["lead+interviewer+documents+safety/tell-of-letter", "lead/leave"]
GROUPS = {
    "Teak": {f"walk/{SITE}": SPLIT},
    "Acacia": {f"walk/{SITE}": TOGETHER},
    # The same course as Teak's, and behind it a step that does not follow and counts in nothing.
    "Willow": {f"walk/{SITE}": [*SPLIT, "lead/no-such-step"]},
    "Neem": {f"words/{SITE}/gate": "We only talked"},
}


@pytest.fixture(params=["python", "page"])
def tables(request) -> dict[str, list[dict]]:
    content = CONTENTS[ACTIVITY]
    if request.param == "python":
        return json.loads(json.dumps(lay_out(tally_groups(GROUPS.items(), content), content)))
    groups = [{"group": group, "answers": answers} for group, answers in GROUPS.items()]
    return ask_page({ACTIVITY: content}, [{"activity": ACTIVITY, "groups": groups, "names": False}])[0]


def test_each_course_stands_once_with_how_many_groups_took_it_and_nobody_is_named(tables):
    told = [
        (row["course"], row["at"], row["roles"], row["did"], row["found"], row["count"]) for row in tables["courses"] if row["did"]
    ]
    split = [
        (0, "lead", "show-powers", "", 2),
        (0, "interviewer", "call-voice", "", 2),
        (0, "documents safety", "ask-gate-log", "gate-log", 2),
        (10, "lead", "stay-with-manager", "chart", 2),
    ]
    together = [(0, "lead interviewer documents safety", "tell-of-letter", "", 1)]
    both = {row[0] for row in told}
    assert both == {1, 2} and sorted(row[1:] for row in told) == sorted([*split, *together])
    ended = {row["end"] for row in tables["courses"] if row["count"] == 1}
    assert ended and "" not in ended and {row["end"] for row in tables["courses"] if row["count"] == 2} == {""}, "one is over"
    assert not [group for group in GROUPS if group in json.dumps(tables)]


def test_what_groups_walked_out_with_counts_groups_and_what_nobody_found_stands_there_too(tables):
    found = {row["find"]: (row["count"], row["of"]) for row in tables["finds"]}
    assert list(found) == [find.id for find in VISIT.finds], "in the order of the site"
    assert {find: counted for find, counted in found.items() if counted[0]} == {"gate-log": (2, 3), "chart": (2, 3)}


def write_room(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for group, answers in GROUPS.items():
        file = AnswersFile(activity=ACTIVITY, kind="visit", group=group, saved="2026-03-02T14:30:00+07:00", answers=answers)
        write_answers(file, folder / f"{group}.answers.json")
    return sorted(folder.iterdir())


@pytest.mark.parametrize("names", [False, True])
def test_the_paper_tells_courses_beside_each_other_in_words_and_by_no_id(tmp_path, names):
    write_room(tmp_path / "room")
    debrief = debrief_folder(tmp_path / "room", CONTENTS, names=names)
    write_debrief(debrief, CONTENTS, ROWS, tmp_path / "out")
    document = docx.Document(str(tmp_path / "out" / "debrief.docx"))
    paper = "\n".join(cell.text for table in document.tables for cell in table._cells)
    step = STEPS["stay-with-manager"]
    for words in (VISIT.begins, step.text, step.follows, step.worker or "", STEPS["tell-of-letter"].follows, VISIT.finds[0].title):
        assert " ".join(words.split()) in " ".join(paper.split()), words
    assert [id for id in STEPS if "-" in id and id in paper] == []
    assert ("Teak" in paper) is names
