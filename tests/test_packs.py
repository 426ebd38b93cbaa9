"""A pack is a second folder of rows laid over the first: it adds rows, and replaces those of the same id."""

import shutil
from pathlib import Path

import pytest

from activities.loading import DATA, DataErrors, load_rows
from activities.loading.editions import Edition

GOOD = Path(__file__).parent / "bad_data" / "_good"
LISTS = {
    "sources": "own",
    "indicators": "debt",
    "questions": "debt-1",
    "eleven": "debt-bondage",
    "offences": "forced-labour",
    "aims": "handbook-1",
    "activities": "reading-together",
}
FILES = {"cases": "quarry", "readings": "quarry", "plans": "one-day"}
TABLES = {"estimates": "world-2005", "prosecutions": "year-2005-first", "figures": "notes-2005"}


@pytest.fixture
def write_pack(tmp_path):
    """Writes a pack of the given files, each by its name in the pack, and returns its folder."""

    def write(name, files):
        folder = tmp_path / name
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        return folder

    return write


def read_good(file, *changes):
    """A file of the good rows with some of its words changed."""
    text = (GOOD / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def load(*packs, readings=True):
    return load_rows(GOOD, packs, readings=readings)


def new_case(id, number, file="cases/quarry.yml"):
    return read_good(file, ("quarry", id), *((("number: 1", f"number: {number}"),) if file.startswith("cases") else ()))


@pytest.mark.parametrize("kind", LISTS)
def test_a_pack_replaces_a_row_of_a_list_and_leaves_the_others(kind, write_pack):
    pack = write_pack(
        "nepal",
        {
            f"{kind}.yml": read_good(f"{kind}.yml", ("source: own", "source: register"))
            if kind != "sources"
            else read_good("sources.yml", ("The book", "The same book"))
        },
    )
    before, after = getattr(load(), kind), getattr(load(pack), kind)
    assert list(after) == list(before)
    assert after[LISTS[kind]] != before[LISTS[kind]]


@pytest.mark.parametrize("kind", FILES)
def test_a_pack_replaces_a_row_that_has_a_file_of_its_own(kind, write_pack):
    file = f"{kind}/{FILES[kind]}.yml"
    adapted = [("title: One day", "title: A day in Nepal\nadapted_from: one-day")] if kind == "plans" else []
    pack = write_pack("nepal", {file: read_good(file, ("source: own", "source: register"), *adapted)})
    before, after = getattr(load(), kind), getattr(load(pack), kind)
    assert list(after) == list(before)
    assert after[FILES[kind]].sources[0].source == "register"
    assert after[FILES[kind]] != before[FILES[kind]]


@pytest.mark.parametrize("kind", TABLES)
def test_a_pack_replaces_a_row_of_a_table(kind, write_pack):
    file = f"tables/{kind}.csv"
    header, *lines = read_good(file).splitlines()
    line = next(line for line in lines if line.startswith(TABLES[kind]))
    swapped = line.replace(",register,", ",own,") if ",register," in line else line.replace(",own,", ",register,")
    pack = write_pack("nepal", {file: f"{header}\n{swapped}\n"})
    before, after = getattr(load(), kind), getattr(load(pack), kind)
    assert [row.id for row in after] == [row.id for row in before]
    assert [row.id for row, other in zip(after, before) if row != other] == [TABLES[kind]]


def test_a_pack_may_bring_a_plan_without_the_lines_that_chapters_name(write_pack):
    plan = (
        (DATA / "plans" / "three-day.yml")
        .read_text(encoding="utf-8")
        .replace("id: three-", "id: nepal-")
        .replace("id: nepal-day", "id: three-day")
        .replace("title: Three-day workshop", "title: Three days in Nepal\nadapted_from: three-day")
        .replace("minutes are a suggestion", "minutes are the ministry's")
    )
    rows = load_rows(packs=[write_pack("nepal", {"plans/three-day.yml": plan})])
    lines = {line.id for day in rows.plans["three-day"].days for line in day.lines}
    assert "nepal-1-m-1" in lines
    assert any(session.startswith("three-") for chapter in rows.chapters.values() for session in chapter.sessions)


def test_a_pack_adds_a_row_after_those_of_the_base(write_pack):
    pack = write_pack("nepal", {"sources.yml": "- id: ministry\n  author: A ministry\n  title: A report\n  short: report\n"})
    assert list(load(pack).sources) == ["own", "register", "ministry"]


def test_a_pack_adds_a_figure(write_pack):
    line = read_good("tables/figures.csv", ("notes-2005", "slips-2005"), ("41.5", "12"))
    figures = load(write_pack("nepal", {"tables/figures.csv": line})).figures
    assert [(figure.id, figure.value) for figure in figures] == [("notes-2005", 41.5), ("slips-2005", 12.0)]


def test_a_pack_words_a_string_anew_and_leaves_the_others(write_pack):
    strings = load(write_pack("nepal", {"ui/en.yml": "save: Keep\n"})).strings
    assert strings == load().strings | {"save": "Keep"}


def test_a_case_of_a_pack_takes_its_place_by_number_before_the_contrast_cases(write_pack):
    pack = write_pack(
        "nepal", {"cases/kiln.yml": new_case("kiln", 2), "readings/kiln.yml": new_case("kiln", 2, "readings/quarry.yml")}
    )
    rows = load(pack)
    assert list(rows.cases) == list(rows.readings) == ["quarry", "kiln", "raft"]


def test_a_case_may_be_retold_with_the_same_passages_and_keep_its_reading(write_pack):
    pack = write_pack("nepal", {"cases/quarry.yml": read_good("cases/quarry.yml", ("in spring", "in the month of Chait"))})
    rows = load(pack)
    assert "Chait" in rows.cases["quarry"].passages[0].text
    assert rows.readings["quarry"] == load().readings["quarry"]


def test_a_case_with_other_passages_needs_a_reading_of_its_own(write_pack):
    files = {"cases/quarry.yml": read_good("cases/quarry.yml", ("quarry-03", "quarry-04"))}
    with pytest.raises(DataErrors) as raised:
        load(write_pack("nepal", files))
    assert raised.value.errors == [
        "pack 'nepal' › cases/quarry.yml › passages: the reading of the base (readings/quarry.yml) is of other passages; "
        "bring readings/quarry.yml in this pack"
    ]
    files["readings/quarry.yml"] = read_good("readings/quarry.yml", ("quarry-03", "quarry-04"))
    assert [passage.passage for passage in load(write_pack("nepal", files)).readings["quarry"].passages][-1] == "quarry-04"


def test_a_case_with_other_passages_names_the_pack_whose_reading_no_longer_fits(write_pack):
    first = write_pack("nepal", {"readings/quarry.yml": read_good("readings/quarry.yml")})
    second = write_pack("district", {"cases/quarry.yml": read_good("cases/quarry.yml", ("quarry-03", "quarry-04"))})
    with pytest.raises(DataErrors) as raised:
        load(first, second)
    assert "pack 'district' › cases/quarry.yml › passages: the reading of pack 'nepal'" in str(raised.value)


def test_a_row_of_the_base_that_a_pack_unsettles_is_blamed_in_the_base(write_pack):
    pack = write_pack("nepal", {"offences.yml": read_good("offences.yml", ("- id: menace", "- id: threat"))})
    with pytest.raises(DataErrors) as raised:
        load(pack)
    assert all(error.startswith("readings/") for error in raised.value.errors)


def test_of_several_packs_the_last_has_the_last_word(write_pack):
    nepal = write_pack("nepal", {"ui/en.yml": "save: Keep\n", "sources.yml": read_good("sources.yml", ("The book", "Nepal"))})
    district = write_pack("district", {"ui/en.yml": "save: Store\n"})
    assert (load(nepal, district).strings["save"], load(district, nepal).strings["save"]) == ("Store", "Keep")
    assert load(nepal, district).sources["own"].author == "Nepal"


def test_a_pack_may_name_rows_of_a_pack_below_it(write_pack):
    ministry = write_pack("nepal", {"sources.yml": "- id: ministry\n  author: A ministry\n  title: A report\n  short: report\n"})
    aims = write_pack("district", {"aims.yml": read_good("aims.yml", ("source: own", "source: ministry"))})
    assert load(ministry, aims).aims["handbook-1"].sources[0].source == "ministry"


def test_slips_of_the_base_and_of_every_pack_are_told_together(tmp_path, write_pack):
    base = Path(shutil.copytree(GOOD, tmp_path / "data"))
    (base / "aims.yml").write_text("", encoding="utf-8")
    nepal = write_pack("nepal", {"case/kiln.yml": "id: kiln\n"})
    district = write_pack("district", {"ui/en.yml": "saev: Keep\n"})
    with pytest.raises(DataErrors) as raised:
        load_rows(base, [nepal, district])
    assert [error.split(":")[0] for error in raised.value.errors] == [
        "aims.yml",
        "pack 'nepal' › case/",
        "pack 'district' › ui/en.yml › saev",
    ]


def test_packs_of_one_name_are_told_apart_by_their_folders(write_pack):
    packs = [write_pack(f"{country}/pack", {"notes.txt": "to come"}) for country in ("nepal", "peru")]
    with pytest.raises(DataErrors) as raised:
        load(*packs)
    assert [str(pack) in error for pack, error in zip(packs, raised.value.errors)] == [True, True]


def test_a_pack_that_is_not_there_is_told_with_its_folder(tmp_path):
    with pytest.raises(DataErrors) as raised:
        load(tmp_path / "nepla")
    assert raised.value.errors == [
        f"pack 'nepla': no such folder ({tmp_path / 'nepla'}); rows stand in a folder with sources.yml, cases/ and so on"
    ]


def test_a_file_is_no_pack(tmp_path):
    (tmp_path / "nepal.zip").write_bytes(b"PK")
    with pytest.raises(DataErrors) as raised:
        load(tmp_path / "nepal.zip")
    assert raised.value.errors[0].startswith(f"pack 'nepal.zip': no folder but a file ({tmp_path / 'nepal.zip'}); ")


def test_packs_are_taken_from_the_environment(monkeypatch, write_pack):
    first = write_pack("nepal", {"ui/en.yml": "save: Keep\n"})
    second = write_pack("district", {"ui/en.yml": "saved_at: Kept at {time}\n"})
    for name, value in Edition.of([first, second]).to_environment().items():
        monkeypatch.setenv(name, value)
    strings = load_rows(GOOD).strings
    assert (strings["save"], strings["saved_at"]) == ("Keep", "Kept at {time}")
    assert load_rows(GOOD, []).strings["save"] == "Save"


def test_readings_are_left_out_where_the_environment_asks_for_it(monkeypatch, write_pack):
    pack = write_pack("nepal", {"cases/kiln.yml": new_case("kiln", 2), "readings/quarry.yml": "broken: ["})
    for name, value in Edition(name="participant").to_environment().items():
        monkeypatch.setenv(name, value)
    rows = load_rows(GOOD, [pack])
    assert rows.readings == {} and list(rows.cases) == ["quarry", "kiln", "raft"]
    assert not any("readings" in file.parts for file in rows.files)


def test_every_file_that_was_read_is_known_to_the_build(write_pack):
    pack = write_pack("nepal", {"ui/en.yml": "save: Keep\n", "README.md": "Rows for Nepal."})
    files = load(pack).files
    assert set(files) == {path for path in GOOD.rglob("*.*")} | {pack / "ui" / "en.yml"}
    assert all(file.is_absolute() for file in files)
