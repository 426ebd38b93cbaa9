"""The answers file is published as a JSON Schema, and files of every earlier version are carried over.

`tests/answers/golden/version-<n>` holds files as the page wrote them in that version; `golden/now` holds what
this edition makes of each. A new version brings a folder of its own, and the old ones stay.
"""

import json
from pathlib import Path

import jsonschema
import pytest
from book_rows import book_rows
from test_answers import ask_page

from activities.answers import read_answers
from activities.answers.files import MIGRATIONS
from activities.answers.limits import VERSION
from activities.answers.schema import PUBLISHED, describe_answers_file, is_published, write_schema
from activities.kinds import find_kinds, kind_of

ANSWERS = Path(__file__).parent / "answers"
GOOD = sorted((ANSWERS / "good").glob("*.json"))
GOLDEN = sorted((ANSWERS / "golden").glob("version-*/*.json"))
# What a schema cannot say: which activity is asked for, and that no month has thirty days in February.
BEYOND_A_SCHEMA = {"other-activity", "saved-on-30-february"}


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=refuse_constant)


def refuse_constant(name):
    raise ValueError(f"{name} is not JSON")


def can_be_parsed(path):
    try:
        return bool(read_json(path))
    except (ValueError, RecursionError):
        return False


def find_refused():
    """The bad files that a JSON reader takes, and that a schema can tell from good ones."""
    for path in sorted((ANSWERS / "bad").glob("*/*.json")):
        if BEYOND_A_SCHEMA & {path.parent.name, path.stem} or not can_be_parsed(path):
            continue
        if "line-end" in path.stem or "controls" in path.stem:
            continue  # `$` and `\S` are JavaScript's in a schema and mean a little more in Python
        yield pytest.param(path, id=f"{path.parent.name}-{path.stem}")


@pytest.fixture(scope="module")
def schema():
    return jsonschema.Draft202012Validator(read_json(PUBLISHED))


def test_the_published_schema_is_the_one_that_the_model_gives():
    assert is_published(), "run: python3 run.py schema"
    assert read_json(PUBLISHED) == describe_answers_file()


def test_a_schema_that_is_out_of_date_is_noticed(tmp_path):
    path = write_schema(tmp_path / "answers.schema.json")
    assert is_published(path)
    path.write_text(path.read_text(encoding="utf-8").replace("20000", "30000"), encoding="utf-8")
    assert not is_published(path)


def test_the_schema_is_a_schema(schema):
    jsonschema.Draft202012Validator.check_schema(schema.schema)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_file_that_the_readers_take_fits_the_schema(path, schema):
    assert not list(schema.iter_errors(read_json(path)))


@pytest.mark.parametrize("path", list(find_refused()))
def test_a_file_that_the_readers_refuse_does_not_fit_the_schema(path, schema):
    assert not schema.is_valid(read_json(path))


def test_every_version_up_to_this_one_has_golden_files():
    assert {path.parent.name for path in GOLDEN} == {f"version-{number}" for number in range(1, VERSION + 1)}


def test_every_kind_that_keeps_answers_has_a_golden_file_of_this_version():
    rows = book_rows(readings=False)
    golden = {path.name.split(".")[0] for path in GOLDEN if path.parent.name == f"version-{VERSION}"}
    assert golden <= set(rows.activities)
    kept = {kind.name for kind in find_kinds().values() if kind.keeps_answers and not kind.serves}
    assert {kind_of(activity, rows).name for activity in golden} == kept


def test_both_readers_know_the_way_from_every_earlier_version():
    earlier = list(range(1, VERSION))
    assert sorted(MIGRATIONS) == earlier
    assert ask_page({"call": "versions"}) == [{"now": VERSION, "carriedOver": earlier}]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[0]}")
def test_a_file_of_an_earlier_version_is_carried_over_by_both_readers(path):
    now = read_json(ANSWERS / "golden" / "now" / path.name)
    assert now["version"] == VERSION
    assert read_answers(path).model_dump() == now
    expected = {"activity": now["activity"], "kind": now["kind"]}
    [reading] = ask_page({"call": "read", "path": str(path), "expected": expected})
    assert reading["file"] == now


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[0]}")
def test_what_an_earlier_version_is_carried_over_to_fits_the_schema(path, schema):
    assert not list(schema.iter_errors(read_answers(path).model_dump()))
