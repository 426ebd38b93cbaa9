"""An answers file is one format with two readers, the page's and Python's, which judge every file alike.

`tests/answers/good` holds files that must be read; `tests/answers/bad/<code>` files that must be refused with
that code. Both are found by looking: a new example is a new file. `page.mjs` runs the page's reader in Node.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from book_rows import book_rows

from activities.answers import (
    AnswersError,
    AnswersFile,
    coding_frame,
    coding_matrix,
    read_answers,
    read_folder,
    write_answers,
)
from activities.kinds import kind_of
from activities.kinds.bundles import find_node
from activities.kinds.forms import render_form

FOLDER = Path(__file__).parent / "answers"
GOOD = sorted((FOLDER / "good").glob("*.json"))
BAD = sorted((FOLDER / "bad").glob("*/*.json"))
HERE = {"activity": "indicators-and-investigation", "kind": "case-coding"}
FIVE_MEGABYTES = 5 * 1024 * 1024

each_good_file = pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
each_bad_file = pytest.mark.parametrize("path", BAD, ids=lambda path: f"{path.parent.name}-{path.stem}")


def ask_page(*calls: dict) -> list:
    ran = subprocess.run(
        [find_node(), str(FOLDER / "page.mjs")], input=json.dumps(calls).encode(), capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def read_in_page(path: Path) -> dict:
    return ask_page({"call": "read", "path": str(path), "expected": HERE})[0]


def make_file(**changes) -> AnswersFile:
    given = {**HERE, "group": "Group 1", "saved": "2026-03-02T14:30:00+07:00", "answers": {}}
    return AnswersFile(**{**given, **changes})


@pytest.fixture(scope="module")
def page_readings() -> dict[Path, dict]:
    paths = GOOD + BAD
    outcomes = ask_page(*({"call": "read", "path": str(path), "expected": HERE} for path in paths))
    return dict(zip(paths, outcomes, strict=True))


@pytest.fixture(scope="module")
def rows():
    return book_rows(readings=False)


# --- one format, two readers -----------------------------------------------------------------


@each_good_file
def test_a_good_file_says_the_same_in_the_page_and_in_python(path, page_readings):
    assert page_readings[path]["file"] == read_answers(path, **HERE).model_dump()


@each_good_file
def test_a_good_file_is_written_alike_by_the_page_and_by_python(path, page_readings, tmp_path):
    written = write_answers(read_answers(path), tmp_path / path.name)
    assert written.read_bytes().decode() == page_readings[path]["text"]


@each_good_file
def test_what_is_written_reads_as_it_was(path, tmp_path):
    file = read_answers(path)
    assert read_answers(write_answers(file, tmp_path / path.name)) == file


@each_bad_file
def test_a_bad_file_is_refused_with_its_code_in_the_page_and_in_python(path, page_readings):
    with pytest.raises(AnswersError) as caught:
        read_answers(path, **HERE)
    assert caught.value.code == path.parent.name
    assert page_readings[path] == {"ok": False, "problem": {"code": caught.value.code, "params": caught.value.params}}


@each_bad_file
def test_a_refusal_names_the_file_and_what_would_be_right(path):
    with pytest.raises(AnswersError) as caught:
        read_answers(path, **HERE)
    assert str(caught.value).startswith(path.name)
    assert "right is" in str(caught.value) or "right are" in str(caught.value)


def test_a_refusal_names_the_place_in_the_file():
    with pytest.raises(AnswersError) as caught:
        read_answers(FOLDER / "bad/bad-value/number-in-a-plan.json")
    assert str(caught.value).startswith("number-in-a-plan.json › answers › linh/plan: the wrong kind of value")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("cut-off", "truncated"),
        ("cut-off-in-a-text-with-brackets", "truncated"),
        ("utf-16", "encoding"),
        ("broken-beside-a-quotation", None),
    ],
)
def test_a_file_that_is_no_json_says_what_may_have_happened(name, hint, page_readings):
    path = FOLDER / f"bad/not-json/{name}.json"
    assert page_readings[path]["problem"]["params"] == {"hint": hint}


@pytest.mark.parametrize(("more", "readable"), [(0, True), (1, False)])
def test_a_file_is_read_up_to_five_megabytes(more, readable, tmp_path):
    path = tmp_path / "large.json"
    path.write_bytes((FOLDER / "good/every-kind-of-answer.json").read_bytes().ljust(FIVE_MEGABYTES + more))
    page = read_in_page(path)
    if readable:
        assert page["file"] == read_answers(path).model_dump()
    else:
        with pytest.raises(AnswersError) as caught:
            read_answers(path)
        assert caught.value.code == page["problem"]["code"] == "too-large"


@pytest.mark.parametrize(("length", "readable"), [(20_000, True), (20_001, False)])
def test_a_text_is_read_up_to_twenty_thousand_characters_of_any_size(length, readable, tmp_path):
    path = tmp_path / "long.json"
    given = {**make_file().model_dump(), "answers": {"linh/note/linh-01": "🙂" * length}}
    path.write_text(json.dumps(given), encoding="utf-8")
    page = read_in_page(path)
    assert page["ok"] is readable
    if readable:
        assert read_answers(path).model_dump() == given
    else:
        with pytest.raises(AnswersError, match="20,000 characters"):
            read_answers(path)


@pytest.mark.parametrize(
    "name", ["  Group\t1 ", "\u202eGroup 1", "Nho\u0301m 1", "ក្រុមទី ១", "a \u200e\u2066 b", "\ufeff🙂 x\u0000y"]
)
def test_a_group_is_named_alike_in_the_page_and_in_python(name):
    assert ask_page({"call": "clean", "name": name}) == [make_file(group=name).group]


def test_a_name_that_is_cleaned_can_always_be_written():
    [name] = ask_page({"call": "clean", "name": "long name " * 9})
    assert len(name) <= 60
    assert make_file(group=name).group == name


def test_the_page_writes_nothing_that_it_would_not_read():
    answers = {"linh/mark/linh-01": ["debt", ["wages"]]}
    call = {"call": "write", "file": {**make_file().model_dump(), "answers": answers}}
    params = {"key": "linh/mark/linh-01", "reason": "kind"}
    assert ask_page(call) == [{"problem": {"code": "bad-value", "params": params}}]


def test_a_form_and_an_answers_file_belong_to_the_same_book(rows):
    id = HERE["activity"]
    _, payload = render_form(kind_of(id, rows), id, rows, "a1")
    assert make_file().book == payload["book"]


# --- files in a folder -----------------------------------------------------------------------


def test_a_missing_file_is_told_without_a_traceback_of_its_own(tmp_path):
    with pytest.raises(AnswersError, match="absent.json: cannot be read"):
        read_answers(tmp_path / "absent.json")


def test_a_file_that_would_be_too_large_leaves_the_old_one_as_it_was(tmp_path):
    path = write_answers(make_file(), tmp_path / "group-1.json")
    before = path.read_bytes()
    notes = {f"linh/note/linh-{number}": "x" * 20_000 for number in range(300)}
    with pytest.raises(AnswersError, match="group-1.json: larger than"):
        write_answers(make_file(answers=notes), path)
    assert path.read_bytes() == before


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError):
        write_answers(make_file(), tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_folder_gives_what_can_be_used_and_says_what_is_wrong_with_the_rest(tmp_path):
    write_answers(make_file(group="Group 2"), tmp_path / "b.answers.json")
    write_answers(make_file(group="Group 1"), tmp_path / "a.answers.json")
    write_answers(make_file(group="Group 3"), tmp_path / "C.JSON")
    (tmp_path / "cut.json").write_text('{"format": "workshop-answers"', encoding="utf-8")
    (tmp_path / "._a.answers.json").write_bytes(b"\0\5\26\7")
    (tmp_path / "notes.txt").write_text("not ours", encoding="utf-8")
    (tmp_path / "older.json").mkdir()
    files, problems = read_folder(tmp_path)
    assert [file.group for file in files] == ["Group 3", "Group 1", "Group 2"]
    assert [str(problem).partition(":")[0] for problem in problems] == ["cut.json"]


def test_a_folder_that_is_not_there_is_a_problem_and_not_a_crash(tmp_path):
    files, [problem] = read_folder(tmp_path / "absent")
    assert files == []
    assert "absent: cannot be read" in str(problem)


def test_when_a_group_saved_is_known_with_its_own_clock():
    assert make_file().saved_at.isoformat() == "2026-03-02T14:30:00+07:00"


# --- answers as tables -----------------------------------------------------------------------

MARKS = {
    "den/mark/den-02": ["ask"],
    "linh/mark/linh-05": ["speaks-against", "documents"],
    "linh/mark/linh-03": ["debt", "documents", "debt"],
    "linh/note/linh-03": "Who holds the paper?",
    "linh/note/linh-04": "A note alone is no mark.",
    "linh/element/means": "met",
}


def test_a_coding_has_a_row_for_each_marked_passage_and_tag_in_reading_order(rows):
    frame = coding_frame(make_file(answers=MARKS), rows)
    assert frame[["passage", "tag"]].values.tolist() == [
        ["linh-03", "debt"],
        ["linh-03", "documents"],
        ["linh-05", "documents"],
        ["linh-05", "speaks-against"],
        ["den-02", "ask"],
    ]
    texts = {passage.id: passage.text for passage in rows.cases["linh"].passages}
    first = frame.iloc[0].to_dict()
    assert first["text"] == texts["linh-03"]
    assert first["indicator"] == rows.indicators["debt"].name
    assert first["note"] == "Who holds the paper?"
    assert frame["indicator"].tolist()[-2:] == ["speaks against", "ask"]


def test_a_widgets_answers_are_coded_like_a_files(rows):
    assert coding_frame(MARKS, rows).equals(coding_frame(make_file(answers=MARKS), rows))


def test_a_case_or_tag_that_this_edition_lacks_stays_in_the_coding_and_comes_last(rows):
    marks = {"no-such-case/mark/no-such-case-01": ["debt"], "linh/mark/linh-03": ["another-tag", "debt"]}
    frame = coding_frame(marks, rows)
    assert frame[["case", "tag"]].values.tolist() == [["linh", "debt"], ["linh", "another-tag"], ["no-such-case", "debt"]]
    assert frame["text"].isna().tolist() == [False, False, True]
    assert frame["indicator"].isna().tolist() == [False, True, False]


def test_a_matrix_counts_passages_for_every_indicator_and_each_marked_case(rows):
    matrix = coding_matrix(coding_frame(MARKS, rows), rows)
    assert matrix.index.tolist() == [indicator.name for indicator in rows.indicators.values()]
    assert matrix.columns.tolist() == ["linh", "den"]
    by_id = dict(zip(rows.indicators, matrix["linh"], strict=True))
    assert by_id == {**dict.fromkeys(rows.indicators, 0), "debt": 1, "documents": 2}
    assert matrix["den"].tolist() == [0] * len(rows.indicators)


def test_no_marks_make_an_empty_matrix_and_not_an_error(rows):
    matrix = coding_matrix(coding_frame({}, rows), rows)
    assert matrix.shape == (len(rows.indicators), 0)
