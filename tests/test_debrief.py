"""A room whose figures are known by hand goes through a debrief, and rooms are laid together: nothing is lost, nobody is named unasked.

`activities/debrief/example` is the room, which the notebook shows too; `answers/room.json` says what a debrief finds in it; the page is held to the same table.
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from book_rows import book_rows
from test_collecting import collect_in_page
from test_debrief_contract import ask_page

from activities.answers import read_answers, write_answers
from activities.debrief import NoFolder, debrief_folder, list_contents, list_rooms
from activities.debrief.opened import EXAMPLE
from activities.debrief.rooms import read_room

ROOM = EXAMPLE
DUE = json.loads((Path(__file__).parent / "answers" / "room.json").read_text(encoding="utf-8"))
SIX = "indicators-and-investigation"
UNTIL = datetime.fromisoformat(DUE["until"])
CONTENTS = list_contents(book_rows())
COUNTS = (
    "count",
    "tried",
    "struck",
    "divided",
    "marked",
    "nothing",
    "unmarked",
    "met",
    "unclear",
    "not-met",
    "change",
    "keep",
    "ask",
)


def count_something(table: list[dict]) -> list[dict]:
    return [row for row in table if any(row.get(name) for name in COUNTS)]


def lay_out_folder(folder: Path, **how) -> dict[str, dict]:
    return json.loads(json.dumps(debrief_folder(folder, CONTENTS, until=UNTIL, **how).lay_out(CONTENTS)))


@pytest.fixture(scope="module")
def debrief():
    return debrief_folder(ROOM, CONTENTS, until=UNTIL)


# --- the known figures --------------------------------------------------------------------------


def test_every_table_of_the_room_has_the_figures_that_were_worked_out_by_hand():
    tables = lay_out_folder(ROOM)
    assert {id: list(of) for id, of in tables.items()} == {id: list(of) for id, of in sorted_like(tables, DUE["tables"]).items()}
    for activity, of_activity in DUE["tables"].items():
        for name, rows in of_activity.items():
            assert count_something(tables[activity][name]) == rows, (activity, name)


def sorted_like(tables: dict, due: dict) -> dict:
    """The tables that are due, in the order of those that there are, so that only what is missing differs."""
    return {id: {name: due[id][name] for name in of} for id, of in tables.items()}


def test_with_names_each_row_says_whose_it_is():
    tables = lay_out_folder(ROOM, names=True)
    for activity, of_activity in DUE["names"].items():
        for name, rows in of_activity.items():
            for due in rows:
                assert [row for row in tables[activity][name] if due.items() <= row.items()], due


def test_the_page_finds_the_same_from_the_files_to_the_tables():
    [gathered] = collect_in_page(ROOM)["rooms"]
    asked = [{"activity": id, "names": True, "groups": gathered["answers"][id]} for id in DUE["tables"]]
    for room, tables in zip(asked, ask_page(CONTENTS, asked), strict=True):
        activity = room["activity"]
        for name, rows in DUE["names"].get(activity, {}).items():
            for due in rows:
                assert [row for row in tables[name] if due.items() <= row.items()], due
        unnamed = {
            name: [{column: value for column, value in row.items() if column != "groups"} for row in count_something(table)]
            for name, table in tables.items()
        }
        assert unnamed == DUE["tables"][activity]


def test_it_is_known_who_was_there_and_how_many_handed_something_in(debrief):
    [room] = list_rooms(ROOM)
    assert sorted(read_room(room, CONTENTS).groups) == DUE["groups"]
    assert debrief.groups == len(DUE["groups"])
    assert {id: tally.groups for id, tally in debrief.tallies.items()} == DUE["handedIn"]


# --- what became of the files -------------------------------------------------------------------


def test_each_file_is_named_with_what_became_of_it(debrief):
    states = {note.file: note.state for note in debrief.files}
    assert set(states) == {path.name for path in ROOM.iterdir()}
    assert {file: state for file, state in states.items() if state != "taken"} == DUE["files"]
    why = {note.file: note.why for note in debrief.files}
    assert "answers in it that the newer one lacks: 1" in why["indicators-and-investigation_Acacia_2026-03-02_before-lunch.json"]
    assert "it ends in the middle; right is the whole file" in why["indicators-and-investigation_Teak_2026-03-02.json"]


def test_a_late_file_is_told_only_where_it_is_known_when_the_debrief_began():
    assert "late" not in {note.state for note in debrief_folder(ROOM, CONTENTS).files}


def test_a_file_of_an_activity_that_this_edition_lacks_is_named(tmp_path):
    shutil.copy(ROOM / "prevention_Teak_2026-03-03.json", tmp_path)
    [note] = debrief_folder(tmp_path, {"mapping": CONTENTS["mapping"]}).files
    assert (note.state, note.activity) == ("no-such-activity", "prevention")
    assert "right is" in note.why


def test_a_file_with_roles_alone_is_a_group_that_never_began(tmp_path):
    file = read_answers(ROOM / "prevention_Teak_2026-03-03.json")
    write_answers(file.model_copy(update={"answers": {"group/roles": {"chair": "Noor"}}}), tmp_path / "teak.json")
    debrief = debrief_folder(tmp_path, CONTENTS)
    assert (debrief.files[0].state, debrief.files[0].why) == ("taken", "nothing is answered in it")
    assert not any(count_something(table) for table in debrief.lay_out(CONTENTS)["prevention"].values())


def test_names_that_differ_in_capitals_alone_are_pointed_out(tmp_path):
    for name in ("Teak", "teak "):
        file = read_answers(ROOM / "prevention_Teak_2026-03-03.json")
        write_answers(file.model_copy(update={"group": name.strip()}), tmp_path / f"{name.strip()}.json")
    assert debrief_folder(tmp_path, CONTENTS).twins == [["Teak", "teak"]]


@pytest.mark.skipif(os.name != "posix", reason="links ask for rights elsewhere")
def test_a_link_to_a_folder_is_not_gone_into_and_is_named(tmp_path):
    shutil.copy(ROOM / "prevention_Teak_2026-03-03.json", tmp_path)
    (tmp_path / "round").symlink_to(tmp_path)
    notes = {note.file: note.why for note in debrief_folder(tmp_path, CONTENTS).files}
    assert notes["round"] == "a link to a folder; right is the folder itself, or a copy"
    assert len(notes) == 2


def test_a_folder_that_is_none_is_refused_with_what_would_be_right(tmp_path):
    (tmp_path / "file").touch()
    for name, what in (("absent", "no such folder"), ("file", "a file")):
        with pytest.raises(NoFolder, match=f"{name}: {what}; right is the folder"):
            list_rooms(tmp_path / name)


# --- rooms laid together ------------------------------------------------------------------------


@pytest.fixture
def two_rooms(tmp_path) -> Path:
    for path in ROOM.iterdir():
        room = tmp_path / ("first" if "Acacia" in path.name or "Teak" in path.name else "second") / "laptop-2"
        room.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, room)
    return tmp_path


def test_rooms_laid_together_count_as_one_room_does(two_rooms):
    debrief = debrief_folder(two_rooms, CONTENTS, until=UNTIL)
    assert debrief.rooms == ["first", "second"]
    assert lay_out_folder(two_rooms) == lay_out_folder(ROOM)


def test_groups_of_one_name_in_two_rooms_are_two_groups_and_in_one_room_one(two_rooms):
    shutil.copy(ROOM / "prevention_Banyan_2026-03-03.json", two_rooms / "first")
    assert debrief_folder(two_rooms, CONTENTS).tallies["prevention"].groups == 4
    assert debrief_folder(two_rooms, CONTENTS, as_one=True).tallies["prevention"].groups == 3
    said = lay_out_folder(two_rooms, names=True)["prevention"]["prompts"][0]["groups"]
    assert said == ["first › Acacia", "first › Banyan", "second › Banyan"]


# --- care ---------------------------------------------------------------------------------------


def test_no_table_has_a_groups_name_unasked_nor_ever_the_people_in_it():
    for names in (False, True):
        text = json.dumps(lay_out_folder(ROOM, names=names), ensure_ascii=False)
        assert [group for group in DUE["groups"] if f'"{group}"' in text] == (DUE["groups"] if names else [])
        assert not [person for person in ("Noor", "Bao") if person in text]


def test_no_table_adds_up_what_a_group_answered():
    columns = {name for of in lay_out_folder(ROOM, names=True).values() for table in of.values() for row in table for name in row}
    assert not columns & {"group", "score", "total", "points", "rank", "right", "agreement"}


# --- lines --------------------------------------------------------------------------------------


def test_a_group_counts_by_its_line_alone(debrief):
    [note] = [note for note in debrief.files if note.file == "lines.txt"]
    assert (note.state, note.group, note.why) == ("taken", "Neem", "")


def test_a_line_counts_beside_a_file_only_for_a_case_that_the_file_has_not_begun(tmp_path):
    room = Path(shutil.copytree(ROOM, tmp_path / "room"))
    before = lay_out_folder(room)[SIX]
    lines = ["Acacia: 6.1 5D 8I 11W 13T 15I E1+ E2+ E3+ E4+", "Banyan: 6.1 5W", "Neem: 6.2 8P", "Neem: 6.2 99P"]
    (room / "more.txt").write_text("\n".join(lines), encoding="utf-8")
    notes = [note for note in debrief_folder(room, CONTENTS, until=UNTIL).files if note.file == "more.txt"]
    assert sorted((note.state, note.group) for note in notes) == [
        ("damaged", ""), ("duplicate", "Acacia"), ("otherwise", "Banyan"), ("taken", "Neem"),
    ]  # fmt: skip
    assert ["line 4, at 11, '99P'" in note.why for note in notes if note.state == "damaged"] == [True]
    after = lay_out_folder(room)[SIX]
    assert [row for row in after["marks"] if row["case"] == "linh"] == [row for row in before["marks"] if row["case"] == "linh"]
    assert {"case": "den", "passage": "den-08", "number": 8, "mark": "violence", "count": 2, "of": 3} in after["marks"]
