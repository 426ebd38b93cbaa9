"""What a debrief leaves on disk: a Word file and a table for each question, whole or not at all, and what the command says."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path

import docx
import pandas
import pytest
from book_rows import book_rows
from test_debrief import CONTENTS, DUE, ROOM, UNTIL

from activities.__main__ import main
from activities.answers import read_answers, write_answers
from activities.debrief import debrief_folder
from activities.debrief.files import write_debrief
from activities.debrief.frames import frame_tables
from activities.debrief.words import name_ids
from activities.laying import NoPlace

ROWS = book_rows()
FEW = {"prevention": CONTENTS["prevention"]}  # for what holds of every debrief
SIX = "indicators-and-investigation"


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("room") / "out"
    write_debrief(debrief_folder(ROOM, CONTENTS, until=UNTIL), CONTENTS, ROWS, folder)
    return folder


def read_paper(folder: Path) -> str:
    document = docx.Document(str(folder / "debrief.docx"))
    cells = [cell.text for table in document.tables for cell in table._cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def copy_room(folder: Path) -> Path:
    return Path(shutil.copytree(ROOM, folder / "room"))


# --- the tables ---------------------------------------------------------------------------------


def test_each_table_is_a_csv_file_with_the_known_figures_and_what_people_read(written):
    marks = pandas.read_csv(written / "tables" / f"{SIX}_marks.csv")
    due = pandas.DataFrame(DUE["tables"][SIX]["marks"])
    assert marks[marks["count"] > 0][list(due.columns)].values.tolist() == due.values.tolist()
    texts = {passage.id: passage.text for case in ROWS.cases.values() for passage in case.passages}
    assert list(marks["passage_text"]) == [texts[id] for id in marks["passage"]]
    passages = pandas.read_csv(written / "tables" / f"{SIX}_passages.csv")
    assert list(passages.sort_values(["case", "place"])["how_divided"])[-20] == ROWS.strings["debrief.word-much"]


def test_every_file_is_in_the_table_of_files(written):
    files = pandas.read_csv(written / "tables" / "files.csv")
    assert set(files["file"]) == {path.name for path in ROOM.iterdir()}


def test_rows_of_a_worksheet_stand_by_section_under_its_own_columns_and_no_cell_is_a_formula(written):
    rows = pandas.read_csv(written / "tables" / "prevention_rows-issues.csv")
    assert list(rows.columns)[:4] == ["issue", "message", "law", "checked"]
    assert rows.iloc[1][["message", "checked", "count", "only"]].tolist() == ['\'=HYPERLINK("x")', "To be looked up", 1, True]


def test_with_pandas_the_tables_are_frames_that_can_be_counted_on():
    debrief = debrief_folder(ROOM, CONTENTS, names=True)
    frames = frame_tables(debrief.lay_out(CONTENTS)[SIX], CONTENTS[SIX], name_ids(CONTENTS[SIX], ROWS))
    map_ = frames["marks"].query("case == 'linh'").pivot(index="number", columns="mark", values="count")
    assert map_.loc[8, ["documents", "debt"]].tolist() == [3, 1]
    assert frames["elements"].set_index(["case", "element"]).loc[("linh", "menace-of-penalty"), "groups_met"] == "Acacia; Neem"


def test_a_column_of_a_worksheet_may_be_called_like_a_count():
    content = {"sections": [{"id": "s", "table": {"columns": [{"id": "count", "options": [], "type": "text"}]}}]}
    row = {"section": "s", "cells": {"count": "three"}, "given": False, "count": 2, "of": 2, "only": False, "struck": 0}
    [frame] = frame_tables({"rows": [row]}, content, {}).values()
    assert frame.iloc[0][["count-cell", "count"]].tolist() == ["three", 2]


# --- the paper ----------------------------------------------------------------------------------


def test_the_paper_says_where_groups_differ_and_how_many_said_what(written):
    paper, said = read_paper(written), ROWS.strings["debrief.how-divided"]
    tables = [table for table in docx.Document(str(written / "debrief.docx")).tables if len(table.columns) == 4]
    differing = [table for table in tables if table.cell(0, 3).text == said]
    numbers = [[row.cells[0].text for row in table.rows][1:] for table in differing]
    assert numbers == [["5"], ["13", "8", "15", "11", "18", "5"], ["8"]]  # activity 1, then Linh and Den in activity 6
    for words in (
        "Threats: 2 of 5\nask: 2 of 5",
        "much divided",
        "Read the case and marked nothing: 1.",
        "Meet workers away from the factory",
    ):
        assert words in paper
    assert "Taxi drivers at the border" in paper and ROWS.interviews["packing-hall"].scenes[0].ways[1].text in paper


def test_the_paper_has_no_names_unless_they_are_asked_for(written, tmp_path):
    def find_groups(folder: Path) -> list[str]:
        paper = read_paper(folder)
        return [group for group in DUE["groups"] if group in paper]

    assert find_groups(written) == []  # nor in the list of files, whose names hold those of groups
    assert ROWS.strings["debrief.files-named"] in read_paper(written)
    write_debrief(debrief_folder(ROOM, CONTENTS, names=True), CONTENTS, ROWS, tmp_path / "named")
    assert find_groups(tmp_path / "named") == DUE["groups"]


def test_signs_that_no_paper_can_hold_are_left_out_of_it(tmp_path):
    room = copy_room(tmp_path)
    file = read_answers(room / "prevention_Teak_2026-03-03.json")
    answers = {**file.answers, "audience/who": "before\x00\x0b\uffffafter"}
    write_answers(file.model_copy(update={"answers": answers}), room / "prevention_Teak_2026-03-03.json")
    write_debrief(debrief_folder(room, FEW), FEW, ROWS, tmp_path / "out")
    assert "beforeafter" in read_paper(tmp_path / "out")


# --- whole or not at all ------------------------------------------------------------------------


def test_a_debrief_takes_the_place_of_an_earlier_one_whole(tmp_path):
    out = tmp_path / "out"
    write_debrief(debrief_folder(ROOM, FEW), FEW, ROWS, out)
    (out / "tables" / "of-an-earlier-day.csv").touch()
    write_debrief(debrief_folder(ROOM, FEW), FEW, ROWS, out)
    assert not (out / "tables" / "of-an-earlier-day.csv").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("fails", ["writing", "renaming"])
def test_a_debrief_that_cannot_be_written_leaves_the_earlier_one_as_it_was(tmp_path, monkeypatch, fails):
    out = tmp_path / "out"
    write_debrief(debrief_folder(ROOM, FEW), FEW, ROWS, out)
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    rename = Path.rename

    def refuse(path, target):
        if path.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    if fails == "writing":
        monkeypatch.setattr("activities.debrief.files.write_csv", lambda *_: refuse(Path("x.part"), None))
    else:
        monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="No space"):
        write_debrief(debrief_folder(ROOM, FEW), FEW, ROWS, out)
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path):
    (tmp_path / "holiday.jpg").touch()
    with pytest.raises(NoPlace, match="right is a new folder"):
        write_debrief(debrief_folder(ROOM, FEW), FEW, ROWS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


# --- the command --------------------------------------------------------------------------------


def test_the_command_says_what_became_of_the_files_and_where_the_debrief_is(tmp_path, capsys):
    room = copy_room(tmp_path)
    assert main(["debrief", str(room), "--until", DUE["until"]]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(f"1 room, 6 groups, {len(list(ROOM.iterdir()))} files\n")
    for file in DUE["files"]:
        assert file in out
    assert f"Wrote {room / 'debrief' / 'debrief.docx'}, and" in out
    assert main(["debrief", str(room)]) == 0  # what it wrote there is no answer, and no room
    assert capsys.readouterr().out.startswith("1 room, 6 groups")


def test_the_command_refuses_a_folder_without_answers_and_writes_nothing(tmp_path, capsys):
    (tmp_path / "photo.jpg").touch()
    assert main(["debrief", str(tmp_path)]) == 1
    assert "no answers in it; right is the folder" in capsys.readouterr().err
    assert main(["debrief", str(tmp_path / "absent")]) == 1
    assert "no such folder; right is" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_time_that_is_none_is_a_slip_of_the_pen(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["debrief", str(ROOM), "--until", "noon"])
    assert ended.value.code == 2
    assert "noon is not a time; right is one as in" in capsys.readouterr().err


# --- side by side -------------------------------------------------------------------------------


def test_without_dask_its_option_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["debrief", str(ROOM), "--dask"]) == 1
    assert "right is: .venv/bin/python -m pip install -r requirements-dask.txt" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(not importlib.util.find_spec("distributed"), reason="Dask is an extra: pip install -r requirements-dask.txt")
def test_rooms_counted_side_by_side_with_dask_give_the_same_tables_as_one_after_the_other(tmp_path, capfd):
    import distributed

    from activities.debrief.side_by_side import count_side_by_side

    for number in range(12):
        copy_room(tmp_path).rename(tmp_path / f"room-{number}")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None) as cluster:
        side_by_side = debrief_folder(
            tmp_path, CONTENTS, names=True, until=UNTIL, count=count_side_by_side(cluster.scheduler_address)
        )
    one_by_one = debrief_folder(tmp_path, CONTENTS, names=True, until=UNTIL)
    assert json.dumps(side_by_side.lay_out(CONTENTS)) == json.dumps(one_by_one.lay_out(CONTENTS))
    assert (side_by_side.files, side_by_side.rooms, side_by_side.groups) == (one_by_one.files, one_by_one.rooms, 72)
    assert one_by_one.tallies[SIX].groups == 60


@pytest.mark.skipif(os.name != "posix" or not importlib.util.find_spec("distributed"), reason="Dask is an extra")
def test_an_address_where_no_cluster_is_is_named(capsys):
    assert main(["debrief", str(ROOM), "--cluster", "nonsense"]) == 1
    assert "no Dask scheduler answers at nonsense" in capsys.readouterr().err
