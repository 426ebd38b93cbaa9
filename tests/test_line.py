"""The line is one grammar with two readers: what either writes, both read as it was, and both name the same slip at the same place."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest
from book_rows import book_rows

from activities.answers import AnswersFile, write_answers
from activities.answers.limits import LINE
from activities.answers.line import LineError, LineKey, make_line_key, read_line, write_line
from activities.debrief.debriefs import list_contents
from activities.debrief.rooms import list_rooms, read_room
from activities.kinds import kind_of
from activities.kinds.bundles import find_node

SCRIPT = Path(__file__).parent / "scripts" / "line.mjs"
ROWS = book_rows(readings=False)
ACTIVITIES = [
    {"activity": id, "kind": kind.name, "number": ROWS.activities[id].number, "content": kind.content(ROWS, id)}
    for id, kind in ((id, kind_of(id, ROWS)) for id in ("distinguishing", "indicators-and-investigation"))
]
KEYS = [make_line_key(one["activity"], one["kind"], one["content"]) for one in ACTIVITIES]
STATUSES = ["met", "unclear", "not-met"]
GROUPS = ["Teak", "ក្រុមទី ១", "Table: two", "🙂 3"]


def ask_page(calls: list[dict]) -> dict:
    asked = json.dumps({"activities": ACTIVITIES, "calls": calls}).encode()
    ran = subprocess.run([find_node(), str(SCRIPT)], input=asked, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def invent_coding(random: Random) -> tuple[LineKey, str, dict]:
    """An activity, a case of it, and what a group may have kept of it that a line can say."""
    key = random.choice(KEYS)
    case = random.choice(key.cases)
    ids = [id for id, _ in key.marks]
    passages = random.sample(case.passages, random.randrange(min(6, len(case.passages)) + 1))
    marked = {passage: random.sample(ids, random.choice([1, 1, 2, len(ids)])) for passage in passages}
    answers: dict = {f"{case.id}/mark/{passage}": [id for id in ids if id in marked[passage]] for passage in marked}
    answers = answers or {f"{case.id}/mark/{case.passages[0]}": []}
    elements = [id for id, _ in key.elements]
    weighed = random.sample(elements, random.randrange(len(elements) + 1))
    answers |= {f"{case.id}/element/{id}": random.choice(STATUSES) for id in weighed}
    return key, case.id, answers | ({f"{case.id}/under-18": True} if random.random() < 0.5 else {})


def test_what_is_written_is_read_as_it_was():
    random = Random(3)
    for _ in range(1500):
        (key, case, answers), group = invent_coding(random), random.choice(GROUPS)
        line = read_line(write_line(group, key, case, answers), KEYS)
        assert (line.group, line.activity, line.case, line.answers, line.checked) == (group, key.activity, case, answers, True)


def test_page_and_python_know_the_same_signs():
    page = ask_page([])["keys"]
    assert page == json.loads(json.dumps([asdict(key) for key in KEYS]))


SLIPS = ["", "9", "0", "W", "I", "?", "E", ".", "/", " ", ":", "é", "١", "🙂", "–", "\u3000", "ß", "<script>"]


def judge(text: str) -> dict:
    try:
        line = read_line(text, KEYS)
    except LineError as slip:
        assert "right " in str(slip)
        return {"ok": False, "problem": {"code": slip.code, "params": slip.params}}
    told = {name: value for name, value in asdict(line).items() if name != "case"}
    return {"ok": True, "line": told | {"caseId": line.case}}


@pytest.mark.slow
def test_a_line_that_nobody_thought_of_is_judged_and_written_alike_by_page_and_python():
    texts: list[str] = []
    written: list[tuple[dict, str]] = []

    random = Random(5)
    for _ in range(1500):
        (key, case, answers), group = invent_coding(random), random.choice(GROUPS)
        line = write_line(group, key, case, answers)
        written.append(({"group": group, "activity": key.activity, "caseId": case, "answers": answers}, line))
        at = random.randrange(61)
        texts.append(line[:at] + random.choice(SLIPS) + line[at + random.randrange(3) :] if random.random() < 0.7 else line)
    texts += [
        "",
        "Teak",
        "Teak:",
        "Teak: 6W",
        "Teak: 6.1",
        "Teak: 6.1 99W",
        "Teak: 6.1 6X",
        f"Teak: {'6W ' * 400}",
        "Teak: 6.99 6W",
        "Teak: 9.1 6W",
        "Teak: 6.1 E9+",
    ]
    outcomes = ask_page([*({"text": text} for text in texts), *(call for call, _ in written)])["outcomes"]
    judged = [judge(text) for text in texts]
    assert [one for one in zip(texts, outcomes, judged, strict=False) if one[1] != one[2]] == []
    assert outcomes[len(texts) :] == [line for _, line in written]
    assert {page["problem"]["code"] for page in outcomes[: len(texts)] if not page["ok"]} == set(LINE["refusals"]), (
        "each slip was met"
    )


@pytest.mark.parametrize("code", LINE["refusals"])
def test_each_slip_is_told_in_words_on_the_page(code):
    text = ROWS.strings[f"line.problem-{code}"]
    assert all("{" + name + "}" in text for name in LINE["refusals"][code] if name != "found" or "{at}" not in text)


# --- lines that a facilitator types into a file ------------------------------------------------------


def read_lines(tmp_path, text: str, **files: dict):
    """What the debrief makes of a folder with these lines, and of a group's file beside them."""
    (tmp_path / "lines.txt").write_text(text, encoding="utf-8")
    for group, answers in files.items():
        file = AnswersFile(activity=MARKING, kind="case-coding", group=group, saved="2026-03-02T14:30:00+07:00", answers=answers)
        write_answers(file, tmp_path / f"{group}.answers.json")
    [room] = list_rooms(tmp_path)
    return read_room(room, list_contents(ROWS))


MARKING = "indicators-and-investigation"


def test_lines_in_a_text_file_count_and_each_that_cannot_is_named_by_line_and_place(tmp_path):
    read = read_lines(tmp_path, "# from paper\n\nTeak: 6.1 6W 8I\nPalm: 6.1 99W\nTeak: 6.2 0\nSee you at ten\n")
    assert read.answers[MARKING] == {
        "Teak": {"linh/mark/linh-06": ["wages"], "linh/mark/linh-08": ["documents"], "den/mark/den-01": []}
    }
    assert [(note.state, note.group) for note in read.notes] == [
        ("damaged", ""),
        ("damaged", ""),
        ("taken", "Teak"),
        ("taken", "Teak"),
    ]
    assert read.notes[0].why.startswith("line 4, at 11, '99W': the case has no such passage; right are 1 to ")
    assert read.notes[1].why.startswith("line 6, no name of a group")
    assert "check letter" in read.notes[2].why


def test_a_line_is_never_written_over_a_file_of_its_group(tmp_path):
    kept = {"linh/mark/linh-06": ["wages"], "linh/note/linh-06": "How much?"}
    read = read_lines(tmp_path, "Teak: 6.1 6W\nTeak: 6.1 6D\nTeak: 6.2 1P\n", Teak=kept)
    assert read.answers[MARKING]["Teak"] == {**kept, "den/mark/den-01": ["violence"]}
    assert sorted(note.state for note in read.notes if note.file == "lines.txt") == ["duplicate", "otherwise", "taken"]


def test_a_text_that_is_no_list_of_lines_is_told_as_something_else(tmp_path):
    read = read_lines(tmp_path, "How it went: well enough.\n")
    assert [(note.file, note.state) for note in read.notes] == [("lines.txt", "other")]
