"""A collection, everything that one device kept, is one format with two readers; a damaged file in it takes none of the others with it."""

from __future__ import annotations

import json

import jsonschema
import pytest
from referencing import Registry, Resource
from test_answers import FIVE_MEGABYTES, ask_page, make_file

from activities.answers import AnswersError, Collection, read_collection, read_file, read_folder, write_answers, write_collection
from activities.answers.limits import COLLECTION_VERSION, MAX_COLLECTION_BYTES, ROLES
from activities.answers.schema import describe_answers_file

SAVED = "2026-11-26T10:42:07+01:00"


def make_collection(**changes) -> Collection:
    marked = make_file(group="Teak", answers={"linh/mark/linh-06": ["wages"], ROLES: {"chair": "Sokha"}})
    mapped = make_file(group="Palm", activity="mapping", kind="worksheet", answers={"map/where": "in the port"})
    given = {"device": "k7f3", "saved": SAVED, "groups": ["Teak", "Palm", "Bamboo"], "files": [marked, mapped]}
    return Collection(**{**given, **changes})


@pytest.fixture
def lay(tmp_path):
    """Writes a collection with parts of it changed, as another program might; gives its path."""

    def change(**changes):
        path = write_collection(make_collection(), tmp_path / "room.collection.json")
        content = {**json.loads(path.read_text(encoding="utf-8")), **changes}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return change


def judge_in_page(path) -> dict:
    return ask_page({"call": "collection", "path": str(path)})[0]


def test_a_collection_says_the_same_in_the_page_and_in_python_and_is_written_alike(tmp_path):
    path = write_collection(make_collection(), tmp_path / "room.collection.json")
    page, ours = judge_in_page(path), read_collection(path)
    assert page["text"] == path.read_text(encoding="utf-8")
    assert page["collection"]["files"] == [file.model_dump() for file in ours.files]
    assert (page["collection"]["device"], page["collection"]["saved"]) == (ours.device, ours.saved) == ("k7f3", SAVED)


def test_a_collection_takes_no_names_of_roles_along_and_gives_none_that_another_put_in(tmp_path, lay):
    path = write_collection(make_collection(), tmp_path / "room.collection.json")
    assert "Sokha" not in path.read_text(encoding="utf-8")
    path = lay(files=[file.model_dump() for file in make_collection().files])
    assert ROLES not in read_collection(path).files[0].answers
    assert "Sokha" not in json.dumps(judge_in_page(path))


def test_a_group_that_the_device_knows_and_that_began_nothing_is_there_without_a_file(tmp_path):
    path = write_collection(make_collection(), tmp_path / "room.collection.json")
    assert read_collection(path).groups == judge_in_page(path)["collection"]["groups"] == ["Teak", "Palm", "Bamboo"]
    assert [file.group for file in read_collection(path).files] == ["Teak", "Palm"]


@pytest.mark.parametrize(
    "damaged",
    [7, {"format": "another"}, {**make_file().model_dump(), "group": " "}, {**make_file().model_dump(), "version": 99}],
    ids=["number", "foreign", "nameless", "newer"],
)
def test_what_is_damaged_in_a_collection_is_named_by_its_number_and_the_rest_is_read(damaged, lay):
    path = lay(files=[damaged, make_file().model_dump()])
    ours, page = read_collection(path), judge_in_page(path)["collection"]
    [problem] = ours.problems
    assert problem.file == "room.collection.json › files › 1"
    assert page["problems"] == [{"at": 1, "code": problem.code, "params": problem.params}]
    assert [file.group for file in ours.files] == ["Group 1"]
    assert [file["group"] for file in page["files"]] == ["Group 1"]


@pytest.mark.parametrize(
    ("changes", "code", "params"),
    [
        ({"format": "another"}, "not-answers", {"at": "format"}),
        ({"version": "1"}, "not-answers", {"at": "version"}),
        ({"version": COLLECTION_VERSION + 1}, "newer-version", {"version": COLLECTION_VERSION + 1}),
        ({"book": "another"}, "not-answers", {"at": "book"}),
        ({"device": "../k"}, "not-answers", {"at": "device"}),
        ({"device": None}, "not-answers", {"at": "device"}),
        ({"saved": "yesterday"}, "not-answers", {"at": "saved"}),
        ({"groups": "Teak"}, "not-answers", {"at": "groups"}),
        ({"groups": [1]}, "not-answers", {"at": "groups"}),
        ({"groups": [" "]}, "bad-group", {"limit": 60}),
        ({"files": {}}, "not-answers", {"at": "files"}),
    ],
)
def test_a_collection_that_is_damaged_itself_is_refused_alike_by_both_readers(changes, code, params, lay):
    path = lay(**changes)
    with pytest.raises(AnswersError) as refusal:
        read_collection(path)
    assert (refusal.value.code, refusal.value.params) == (code, params)
    assert "right" in str(refusal.value)
    assert judge_in_page(path)["problem"] == {"code": code, "params": params}


def test_a_collection_may_be_larger_than_an_answers_file_and_has_an_end_too(tmp_path):
    path = write_collection(make_collection(), tmp_path / "room.collection.json")
    whole = path.read_bytes()
    path.write_bytes(whole.ljust(FIVE_MEGABYTES + 1))
    assert judge_in_page(path)["ok"] and len(read_collection(path).files) == 2
    path.write_bytes(whole.ljust(MAX_COLLECTION_BYTES + 1))
    assert judge_in_page(path)["problem"] == {"code": "too-large", "params": {"limit": MAX_COLLECTION_BYTES}}
    with pytest.raises(AnswersError, match="larger than"):
        read_collection(path)
    # An answers file of that size is none, though a collection might be.
    large = write_answers(make_file(), tmp_path / "large.json")
    large.write_bytes(large.read_bytes().ljust(FIVE_MEGABYTES + 1))
    assert [problem.code for problem in read_file(large).problems] == ["too-large"]


def test_a_folder_gives_what_collections_and_files_in_it_hold(tmp_path):
    write_collection(make_collection(), tmp_path / "b.collection.json")
    write_answers(make_file(group="Bamboo"), tmp_path / "a.answers.json")
    (tmp_path / "c.collection.json").write_text('{"format": "workshop-collection"', encoding="utf-8")
    files, problems = read_folder(tmp_path)
    assert [file.group for file in files] == ["Bamboo", "Teak", "Palm"]
    assert [problem.file for problem in problems] == ["c.collection.json"]


def test_a_collection_fits_what_is_published_about_it(tmp_path):
    described = Resource.from_contents(describe_answers_file())
    registry = Registry().with_resource("urn:answers", described)
    schema = jsonschema.Draft202012Validator({"$ref": "urn:answers#/$defs/collection"}, registry=registry)
    written = json.loads(write_collection(make_collection(), tmp_path / "room.json").read_text(encoding="utf-8"))
    assert not list(schema.iter_errors(written))
    written["files"][0]["group"] = 7
    assert [list(error.absolute_path) for error in schema.iter_errors(written)] == [["files", 0, "group"]]
