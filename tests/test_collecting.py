"""The page and Python make the same of the files of a room: whose answers count, and what becomes of each file."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from book_rows import book_rows

from activities.answers import AnswersFile, Collection, write_answers, write_collection
from activities.debrief.debriefs import list_contents
from activities.debrief.opened import EXAMPLE
from activities.debrief.rooms import list_rooms, read_room
from activities.kinds import kind_of
from activities.kinds.bundles import find_node

TESTS = Path(__file__).parent
ROWS = book_rows(readings=False)
CONTENTS = list_contents(ROWS)
MARKING = "indicators-and-investigation"


def collect_in_page(folder: Path) -> dict:
    paths = [f"{folder.name}/{path.relative_to(folder).as_posix()}" for path in sorted(folder.rglob("*")) if path.is_file()]
    activities = {id: {"kind": kind_of(id, ROWS).name, "content": content} for id, content in CONTENTS.items()}
    asked = json.dumps({"folder": str(folder.parent), "paths": paths, "lines": [], "activities": activities}).encode()
    ran = subprocess.run([find_node(), str(TESTS / "scripts" / "collect.mjs")], input=asked, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def lay_room(folder: Path) -> Path:
    """A room with a collection, a copy, lines and something else in it, beside the files of the room with known figures."""
    shutil.copytree(EXAMPLE, folder)

    def file(group: str, clock: str, answers: dict) -> AnswersFile:
        return AnswersFile(activity=MARKING, kind="case-coding", group=group, saved=f"2026-03-02T{clock}:00+07:00", answers=answers)

    fig = file("Fig", "14:30", {"linh/mark/linh-06": ["wages"], "group/roles": {"chair": "Sokha"}})
    write_collection(Collection("k7f3", "2026-03-02T15:00:00+07:00", ["Fig", "Bamboo"], [fig]), folder / "all.collection.json")
    write_answers(file("Fig", "13:00", {}), folder / "fig.answers.json")
    (folder / "more-lines.txt").write_text("Palm: 6.1 6W\nFig: 6.1 6D\nPalm: 6.2 99W\n", encoding="utf-8")
    return folder


def test_what_becomes_of_a_rooms_files_is_the_same_in_the_page_and_in_python(tmp_path):
    folder = lay_room(tmp_path / "room")
    [room] = list_rooms(folder)
    ours, page = read_room(room, CONTENTS), collect_in_page(folder)
    assert sorted(group["group"] for group in page["groups"]) == sorted(ours.groups)
    [read] = page["rooms"]
    assert {activity: {entry["group"]: entry["answers"] for entry in entries} for activity, entries in read["answers"].items()} == {
        activity: {group: {key: value for key, value in given.items() if key != "group/roles"} for group, given in by_group.items()}
        for activity, by_group in ours.answers.items()
    }
    told = {(one["name"].removeprefix("room/"), "taken" if one["state"] == "carried" else one["state"]) for one in page["told"]}
    assert told == {(note.file, "taken" if note.state == "late" else note.state) for note in ours.notes}
