"""What groups made of a case file goes through a debrief: facts, pairs, what was said of them and on what they bear; figures worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from book_rows import book_rows
from test_debrief_contract import ask_page

from activities.answers import write_answers
from activities.answers.schema import AnswersFile
from activities.debrief import count_rooms, debrief_folder, lay_out, list_contents, list_rooms, tally_groups
from activities.debrief.files import write_debrief

ROWS = book_rows()
CONTENTS = list_contents(ROWS)
ACTIVITY, FILE = "reading-a-file", "packing-hall"
IN, BEGIN, ADVERT, BOOK = "gate-log-d0714-in", "time-sheet-d0714-begin", "advert-m4", "book-april-interest-what"
FACTS = ROWS.case_files[FILE].list_facts()


def pair(id: str, a: str, b: str, **said: str) -> dict[str, str]:
    return {"id": id, "a": a, "b": b, **said}


GROUPS = {
    "Teak": {
        f"{FILE}/mark/{IN}": ["wages", "ask"],
        f"{FILE}/mark/{BEGIN}": ["wages"],
        f"{FILE}/pairs": [
            pair("p1", BEGIN, IN, means="Hours are missing", ask="What happens before eight", whom="The women, one by one"),
            pair("p2", ADVERT, BOOK, other="Two lenders"),
            pair("p3", IN, ""),
        ],
        f"{FILE}/bears/p1": ["wages", "labour-law"],
        f"{FILE}/bears/p2": ["debt"],
    },
    # The same pair begun from the other side, and the same words but for a capital and a full stop.
    "Acacia": {
        f"{FILE}/mark/{IN}": ["wages"],
        f"{FILE}/pairs": [pair("q1", IN, BEGIN, means="hours are missing."), pair("q2", IN, "no-such-fact")],
        f"{FILE}/bears/q1": ["labour-law"],
    },
    "Willow": {f"{FILE}/pairs": [pair("r1", BEGIN, IN, other="An early bus")]},
    "Neem": {f"{FILE}/mark/{IN}": ["ask"]},  # marked, and paired nothing
}


def count_all(names: bool = False) -> dict[str, list[dict]]:
    return json.loads(json.dumps(lay_out(tally_groups(GROUPS.items(), CONTENTS[ACTIVITY], names=names), CONTENTS[ACTIVITY])))


def list_rows(table: list[dict], *columns: str) -> list[tuple]:
    return [tuple(row[column] for column in columns) for row in table]


@pytest.fixture(params=["python", "page"])
def tables(request) -> dict[str, list[dict]]:
    if request.param == "python":
        return count_all()
    groups = [{"group": group, "answers": answers} for group, answers in GROUPS.items()]
    return ask_page({ACTIVITY: CONTENTS[ACTIVITY]}, [{"activity": ACTIVITY, "groups": groups, "names": False}])[0]


def test_facts_pairs_words_and_findings_are_counted_by_groups(tables):
    number = list(FACTS).index
    assert list_rows(tables["facts"], "fact", "number", "count", "of") == sorted(
        [(IN, number(IN) + 1, 3, 3), (BEGIN, number(BEGIN) + 1, 1, 3)], key=lambda row: row[1]
    )
    first = tuple(sorted((IN, BEGIN), key=number))
    second = tuple(sorted((ADVERT, BOOK), key=number))
    found = {(row["a"], row["b"]): (row["count"], row["of"], row["word"], row["place"]) for row in tables["pairs"]}
    places = {pair: place for place, pair in enumerate(sorted((second, first), key=lambda one: one == first), 1)}
    assert found == {second: (1, 3, "divided", places[second]), first: (3, 3, "alike", places[first])}
    said = {(row["a"], row["b"], row["said"]): (row["text"], row["count"], row["of"], row["only"]) for row in tables["meanings"]}
    assert said == {
        (*first, "means"): ("Hours are missing", 2, 3, False),
        (*first, "other"): ("An early bus", 1, 3, True),
        (*first, "ask"): ("What happens before eight – The women, one by one", 1, 3, True),
        (*second, "other"): ("Two lenders", 1, 1, False),
    }
    assert set(list_rows(tables["findings"], "bearing", "count", "of")) == {("wages", 1, 3), ("labour-law", 2, 3), ("debt", 1, 3)}
    assert {(row["a"], row["b"], row["bearing"]): row["count"] for row in tables["bears"]} == {
        (*first, "wages"): 1,
        (*first, "labour-law"): 2,
        (*second, "debt"): 1,
    }
    assert tables["aside"] == [{"key": f"{FILE}/pairs/{IN}/no-such-fact", "count": 1}]


def test_no_name_is_in_any_table_until_it_is_asked_for(tables):
    assert not [group for group in GROUPS if group in json.dumps(tables)]
    assert {group for row in count_all(names=True)["pairs"] for group in row["groups"]} == {"Teak", "Acacia", "Willow"}


def write_rooms(folder: Path) -> Path:
    for at, (group, answers) in enumerate(GROUPS.items()):
        room = folder / ("one" if at < 2 else "two")
        room.mkdir(parents=True, exist_ok=True)
        file = AnswersFile(activity=ACTIVITY, kind="case-file", group=group, saved="2026-03-02T14:30:00+07:00", answers=answers)
        write_answers(file, room / f"{group}.answers.json")
    return folder


def test_two_rooms_are_laid_together_as_one_and_the_paper_tells_it_in_words(tmp_path):
    debrief = debrief_folder(write_rooms(tmp_path / "rooms"), CONTENTS)
    laid = json.loads(json.dumps(debrief.lay_out(CONTENTS)[ACTIVITY]))
    assert laid == count_all()
    halves = [count_rooms([room], CONTENTS) for room in list_rooms(tmp_path / "rooms")]
    halves[1].add(halves[0])
    assert json.loads(json.dumps(halves[1].lay_out(CONTENTS)[ACTIVITY])) == laid, "in any order"
    write_debrief(debrief, CONTENTS, ROWS, tmp_path / "out")
    document = docx.Document(str(tmp_path / "out" / "debrief.docx"))
    paper = "\n".join(cell.text for table in document.tables for cell in table._cells)
    for words in (FACTS[IN].words, "hours are missing", "The women, one by one", ROWS.strings["file.labour-law"], "3 of 3"):
        assert words.lower() in paper.lower()
    assert not [group for group in GROUPS if group in paper]
    assert FACTS[IN].words in (tmp_path / "out" / "tables" / f"{ACTIVITY}_pairs.csv").read_text(encoding="utf-8-sig")
