"""Whatever is wrong in the rows is told in plain words, with its place and what would be right.

Each folder in tests/bad_data is one slip: `data/` is laid over the small good rows in `_good`, `book/` over
the small good texts in `_book` and `notebooks/` beside it, `without.txt` lists files to take out, `packs/` holds packs, and `expected.txt`
is what `check` must say, line for line: what keeps rows from being loaded, or else what is against a rule.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from small_book import restore

from activities.editing.slips import find_slips
from activities.loading import DataErrors, load_rows

BAD_DATA = Path(__file__).parent / "bad_data"
GOOD = BAD_DATA / "_good"
TEXTS = BAD_DATA / "_book"
SLIPS = sorted(folder for folder in BAD_DATA.iterdir() if folder.is_dir() and not folder.name.startswith("_"))
CASE = "cases/quarry.yml"


@pytest.fixture(scope="module")
def laid(tmp_path_factory) -> Path:
    """A folder with a copy of the good rows and texts, and beside it the same once more, as it was."""
    folder = tmp_path_factory.mktemp("spoilt") / "laid"
    shutil.copytree(GOOD, folder / "data")
    shutil.copytree(TEXTS, folder / "book")
    shutil.copytree(folder, folder.with_name("kept"))
    return folder


@pytest.fixture
def good(laid):
    """The folder with all that a test before has spoilt put back."""
    restore(laid.with_name("kept"), laid)
    return laid


@pytest.fixture
def rows(good):
    """A copy of the good rows to spoil."""
    return good / "data"


def tell_errors(folder, packs=()):
    with pytest.raises(DataErrors) as raised:
        load_rows(folder, packs, readings=True)
    assert str(raised.value) == "\n".join(raised.value.errors)
    return raised.value.errors


@pytest.fixture
def book(good):
    """A copy of the good texts to spoil, with the contents that name none of them."""
    return good / "book"


def tell_slips(folder, packs, book):
    """What `check` says: that the rows cannot be loaded and why, or else what in them is against a rule."""
    try:
        rows = load_rows(folder, packs, readings=True)
    except DataErrors as wrong:
        return wrong.errors
    return find_slips(rows, book)


def spoil(slip, rows, book):
    """Lay one slip over the good rows and texts; returns its packs."""
    if (slip / "without.txt").exists():
        for file in (slip / "without.txt").read_text(encoding="utf-8").split():
            (rows / file if (rows / file).exists() else book.parent / file).unlink()
    for name, folder in (("data", rows), ("book", book), ("notebooks", book.parent / "notebooks")):
        if (slip / name).exists():
            shutil.copytree(slip / name, folder, dirs_exist_ok=True)
    return sorted((slip / "packs").iterdir()) if (slip / "packs").exists() else []


def test_the_good_rows_are_good(book):
    rows = load_rows(GOOD, [], readings=True)
    assert list(rows.cases) == list(rows.readings) == ["quarry", "raft"]
    assert find_slips(rows, book) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_in_plain_words(slip, rows, book):
    packs = spoil(slip, rows, book)
    expected = (slip / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert tell_slips(rows, packs, book) == expected


def test_what_is_told_needs_no_programmer():
    for slip in SLIPS:
        told = (slip / "expected.txt").read_text(encoding="utf-8")
        assert not re.search(r"pydantic|Traceback|Error\b|Input should|NoneType|\bstr\b|\bint\b|dict\b|<class", told), slip.name
        assert all(": " in line for line in told.splitlines()), slip.name


def test_everything_wrong_in_several_files_is_told_at_once(rows):
    (rows / CASE).write_text((rows / CASE).read_text(encoding="utf-8").replace("The quarry", "off", 1), encoding="utf-8")
    (rows / "indicators.yml").write_text("- id: debt\n  - id: documents\n", encoding="utf-8")
    told = tell_errors(rows)
    assert len(told) == 2
    assert told[0].startswith("indicators.yml › line 2: ")
    assert told[1].startswith(f"{CASE} › title: ")


def test_a_broken_row_is_not_told_again_by_rows_that_name_it(rows):
    (rows / "sources.yml").write_text("- id: own\n- id: register\n", encoding="utf-8")
    assert all(error.startswith("sources.yml › ") for error in tell_errors(rows))


def test_a_file_larger_than_any_rows_is_refused_unread(rows):
    with (rows / CASE).open("a", encoding="utf-8") as file:
        file.write("# " + "x" * 2_000_000)
    assert tell_errors(rows) == [f"{CASE}: larger than 2 MB; no file of rows is, so look what got into it"]


def test_a_folder_in_the_place_of_a_file_is_told(rows):
    (rows / "aims.yml").unlink()
    (rows / "aims.yml").mkdir()
    assert "aims.yml/: unknown folder; put a file in its place" in tell_errors(rows)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_in_the_place_of_a_file_does_not_keep_the_loader_waiting(rows):
    (rows / "aims.yml").unlink()
    os.mkfifo(rows / "aims.yml")
    assert tell_errors(rows) == ["aims.yml: no ordinary file; put a text file here"]


def test_rows_in_no_folder_are_told(tmp_path):
    assert tell_errors(tmp_path / "dta") == [
        f"{tmp_path / 'dta'}: no such folder; rows stand in a folder with sources.yml, cases/ and so on"
    ]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(rows):
    for path in rows.rglob("*.*"):
        content = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + content)
    assert load_rows(rows, []).figures == load_rows(GOOD, []).figures
    assert load_rows(rows, []).cases == load_rows(GOOD, []).cases


def test_notes_and_leftovers_beside_the_rows_are_let_be(rows):
    for name in ("README.md", ".DS_Store", "cases/.quarry.yml.swp", "cases/quarry.yml~", "LICENSE"):
        (rows / name).write_text("not a row", encoding="utf-8")
    load_rows(rows, [])


@pytest.mark.parametrize("file", sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.*")))
def test_a_file_cut_off_anywhere_gives_rows_or_sentences(file, rows):
    whole = (rows / file).read_bytes()
    for end in range(0, len(whole), 41):
        (rows / file).write_bytes(whole[:end])
        try:
            load_rows(rows, [])
        except DataErrors as wrong:
            assert all(re.match(r"[a-z]+(/[a-z-]+)?\.(yml|csv)\b", error) for error in wrong.errors)
