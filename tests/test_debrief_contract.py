"""A debrief has one arithmetic on two sides, Python's and the page's: any room gives the same tables in both.

The rooms are made up from what each activity of the book asks. All of them go to Node in one process.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random

import pytest
from book_rows import book_rows
from invented_rooms import invent_room

from activities.debrief import lay_out, list_contents, tally_groups
from activities.kinds import find_kinds
from activities.kinds.bundles import find_node

PAGE = Path(__file__).parent / "answers" / "debrief.mjs"
ROOMS = 8  # of each activity


def ask_page(contents: dict[str, dict], rooms: list[dict]) -> list[dict]:
    given = json.dumps({"contents": contents, "rooms": rooms}).encode()
    ran = subprocess.run([find_node(), str(PAGE)], input=given, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def lay_out_room(room: dict, content: dict) -> dict:
    groups = [(one["group"], one["answers"]) for one in room["groups"]]
    return json.loads(json.dumps(lay_out(tally_groups(groups, content, names=room["names"]), content)))


ALL = list_contents(book_rows())
CHECKS = find_kinds()["self-check"].activities(book_rows())
CONTENTS = {id: content for id, content in ALL.items() if id not in CHECKS[1:]}  # they are all of one shape
pytestmark = pytest.mark.slow  # rooms by the hundred


@pytest.mark.parametrize("names", [False, True], ids=["without names", "with names"])
def test_any_room_gives_the_same_tables_in_python_and_in_the_page(names):
    random = Random(5)
    rooms = [
        {"activity": id, "groups": invent_room(content, random), "names": names}
        for id, content in CONTENTS.items()
        for _ in range(ROOMS)
    ]
    said = set()
    for room, page in zip(rooms, ask_page(CONTENTS, rooms), strict=True):
        python = lay_out_room(room, CONTENTS[room["activity"]])
        said |= {name for name, table in python.items() if table}
        for name, table in python.items():
            assert table == page[name], f"{room['activity']}, {name}: {json.dumps(room)[:2000]}"
        assert list(python) == list(page)
    assert said == {
        "cases", "marks", "passages", "notes", "elements", "reasons", "questions", "stances", "whys", "plans", "facts", "pairs", "meanings", "bears", "findings", "prompts", "choices", "rows", "ways", "ends", "said", "courses", "finds", "answers",
        "aside",
    }, "what was made up reaches every table"  # fmt: skip
