"""What is kept of the book's own rows between two commands is what their files say, whatever has happened to either."""

import os
import shutil

import pytest

from activities.kinds import environments
from activities.loading import folders, kept_layer
from activities.loading.kept_layer import read_own_layer
from tests.test_bad_data import GOOD


@pytest.fixture
def rows(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_layer, "KEPT", tmp_path / "_build" / "rows")
    monkeypatch.setattr(kept_layer, "READ", {})
    return shutil.copytree(GOOD, tmp_path / "data")


@pytest.fixture
def files_read(monkeypatch):
    """The files that have been read to make rows of them."""
    read, read_text = [], folders._read_text
    monkeypatch.setattr(folders, "_read_text", lambda path: read.append(path.name) or read_text(path))
    return read


def say(layer):
    """All that a layer holds, in a form that can be compared."""
    return {kind: {id: (one.row, one.file, one.label) for id, one in rows.items()} for kind, rows in layer.rows.items()}


def test_rows_whose_files_are_the_same_are_not_read_again_and_are_the_same(rows, files_read):
    first = read_own_layer(rows, readings=True)
    assert files_read
    files_read.clear()
    for is_another in (False, True):
        if is_another:
            kept_layer.READ.clear()  # as the next command finds it
        again = read_own_layer(rows, readings=True)
        assert files_read == []
        assert (say(again), again.files, again.unsure) == (say(first), first.files, first.unsure)
        assert (again is first) != is_another


@pytest.mark.parametrize("changed", ["a word", "a file more", "a file less", "the edition"])
def test_rows_are_read_again_as_soon_as_anything_is_different(rows, changed):
    before = read_own_layer(rows, readings=True)
    aims = rows / "aims.yml"
    if changed == "a word":  # of the same length, in a file that says it is as old as before
        times = (aims.stat().st_atime, aims.stat().st_mtime)
        aims.write_text(aims.read_text(encoding="utf-8").replace("Know", "Knew", 1), encoding="utf-8")
        os.utime(aims, times)
    elif changed == "a file more":
        (rows / "cases" / "stray.yml").write_text("not: a case\n", encoding="utf-8")
    elif changed == "a file less":
        aims.unlink()
    after = read_own_layer(rows, readings=changed != "the edition")
    fresh = folders.read_layer(rows, None, 0, changed != "the edition")
    assert (say(after), after.errors) == (say(fresh), fresh.errors)
    assert (say(after), after.errors) != (say(before), before.errors)


@pytest.mark.parametrize("damage", [b"", b"half", b"\x80\x05K\x01."])
def test_damage_to_what_is_kept_does_no_harm(rows, damage):
    before = read_own_layer(rows, readings=True)
    for kept in kept_layer.KEPT.iterdir():
        kept.write_bytes(damage)
    kept_layer.READ.clear()
    assert say(read_own_layer(rows, readings=True)) == say(before)


def test_rows_are_read_where_nothing_can_be_kept(rows, monkeypatch):
    (rows.parent / "in-the-way").write_text("a file", encoding="utf-8")
    monkeypatch.setattr(kept_layer, "KEPT", rows.parent / "in-the-way" / "rows")
    assert say(read_own_layer(rows, readings=True)) == say(folders.read_layer(rows, None, 0, True))


def test_rows_with_a_slip_are_not_kept(rows):
    (rows / "aims.yml").write_text("no: list\n", encoding="utf-8")
    assert read_own_layer(rows, readings=True).errors
    assert list(rows.parent.glob("_build/rows/*")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_among_the_rows_keeps_nobody_waiting(rows):
    os.mkfifo(rows / "pipe.yml")
    assert read_own_layer(rows, readings=True).errors


@pytest.fixture
def fill(tmp_path, monkeypatch):
    """Fills a template of this text, as a program does that has just begun."""
    monkeypatch.setattr(environments, "KEPT", tmp_path / "_build" / "templates")

    def fill(text: str, loud=str.upper) -> str:
        (tmp_path / "one.html.j2").write_text(text, encoding="utf-8")
        return environments.make_environment(tmp_path, {"loud": loud}).get_template("one.html.j2").render(name="<Mara>")

    return fill


def test_a_template_that_was_compiled_before_gives_what_it_says_now_with_the_filters_of_now(fill, tmp_path):
    assert fill("{{ name }} {{ 'calls' | loud }}") == "&lt;Mara&gt; CALLS"
    [kept] = (tmp_path / "_build" / "templates").iterdir()
    assert fill("{{ name }} {{ 'calls' | loud }}", str.title) == "&lt;Mara&gt; Calls"
    assert fill("{{ name }} waits") == "&lt;Mara&gt; waits"
    for spoilt in (b"", b"of another kind", kept.read_bytes()[:-40]):
        kept.write_bytes(spoilt)
        assert fill("{{ name }} waits") == "&lt;Mara&gt; waits"


def test_where_nothing_can_be_kept_a_template_is_filled_all_the_same(fill, tmp_path):
    (tmp_path / "_build").write_text("no folder", encoding="utf-8")
    assert fill("{{ name }} waits") == "&lt;Mara&gt; waits"
