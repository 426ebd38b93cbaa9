"""A bundle: one zip file with the book, what is printed and where to start, the same byte for byte from the same files."""

from __future__ import annotations

import hashlib
import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from book_rows import book_rows
from bs4 import BeautifulSoup

from activities.bundling import MOST_BYTES, NotBuilt, make_bundle
from activities.bundling.bundles import word_file_name, word_name
from activities.handouts import list_handouts
from activities.handouts.files import write_handouts
from activities.handouts.settled import settle

ROOT = Path(__file__).resolve().parent.parent
ROWS = book_rows()
TITLE = "A reason to look further"
START = "a-reason-to-look-further-self-study-1.2.0/"


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("printed") / "out"
    write_handouts(ROWS, folder, TITLE)
    return folder


@pytest.fixture(scope="module")
def bundle(book, printed, tmp_path_factory):
    return make_bundle(ROOT, book, ROWS, TITLE, "1.2.0", tmp_path_factory.mktemp("bundle"), {"handouts": printed})


def test_the_whole_book_with_what_is_printed_is_small_enough_to_send(bundle):
    assert bundle.size == bundle.path.stat().st_size <= MOST_BYTES
    assert bundle.path.name == "a-reason-to-look-further-self-study-1.2.0.zip"


def test_every_file_of_the_book_and_of_what_is_printed_is_in_it(bundle, book, printed):
    with zipfile.ZipFile(bundle.path) as made:
        assert made.testzip() is None
        names = set(made.namelist())
        due = {
            f"{START}website/{path.relative_to(book).as_posix()}"
            for path in book.rglob("*")
            if path.is_file() and path.name[0] != "."
        }
        due |= {f"{START}handouts/{path.name}" for path in printed.iterdir()}
        due |= {START + name for name in ("START HERE.html", "START HERE.txt", "LICENCE.txt", "CHECKSUMS.txt")}
        assert names == due
        licence = made.read(f"{START}LICENCE.txt").decode()
        assert "MIT License" in licence and "CC BY 4.0" in licence


def test_checksums_tell_each_file_and_the_one_beside_it_the_whole(bundle):
    with zipfile.ZipFile(bundle.path) as made:
        listed = dict(reversed(line.split("  ", 1)) for line in made.read(f"{START}CHECKSUMS.txt").decode().splitlines())
        assert set(listed) == {name.removeprefix(START) for name in made.namelist()} - {"CHECKSUMS.txt"}
        assert all(hashlib.sha256(made.read(START + name)).hexdigest() == due for name, due in listed.items())
    whole = hashlib.sha256(bundle.path.read_bytes()).hexdigest()
    assert bundle.path.with_suffix(".zip.sha256").read_text(encoding="utf-8") == f"{whole}  {bundle.path.name}\n"
    assert whole == bundle.checksum


def test_the_same_files_give_the_same_bytes_on_another_day_and_in_another_folder(bundle, book, printed, tmp_path):
    """What an archive usually takes from the disk differs here: the times, the rights, the order in which files were written."""
    copy = tmp_path / "book"
    for path in sorted((one for one in book.rglob("*") if one.is_file()), reverse=True):
        target = copy / path.relative_to(book)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        target.chmod(0o600)
        os.utime(target, (time.time() - 1e6, time.time() - 1e6))
    again = make_bundle(ROOT, copy, ROWS, TITLE, "1.2.0", tmp_path / "out", {"handouts": printed})
    assert again.path.read_bytes() == bundle.path.read_bytes()


def test_office_files_with_tables_in_them_are_the_same_whenever_they_were_made():
    """A chart of a slide has a workbook of its own inside, which says when it was made."""

    def make(moment: int) -> bytes:
        inner = pack(
            {"docProps/core.xml": f"<p><dcterms:created a='b'>{moment}</dcterms:created></p>", "sheet.xml": "<s/>"}, moment
        )
        return pack(
            {"ppt/embeddings/one.xlsx": inner, "docProps/core.xml": f"<dcterms:modified>{moment}</dcterms:modified>"}, moment
        )

    def pack(files: dict, moment: int) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as opened:
            for name, data in files.items():
                opened.writestr(zipfile.ZipInfo(name, (moment, 1, 1, 0, 0, 0)), data)
        return made.getvalue()

    assert make(2026) != make(2027)
    assert settle(make(2026)) == settle(make(2027))
    with zipfile.ZipFile(io.BytesIO(settle(make(2026)))) as opened:
        assert opened.testzip() is None and len(opened.namelist()) == 2


def test_the_start_page_and_the_text_say_version_edition_licence_and_that_all_is_to_be_unpacked(bundle):
    with zipfile.ZipFile(bundle.path) as made:
        page = BeautifulSoup(made.read(f"{START}START HERE.html"), "html.parser")
        text = made.read(f"{START}START HERE.txt").decode("utf-8-sig")
    assert page.html["lang"] == "en"
    for said in (" ".join(page.get_text(" ").split()), " ".join(text.split())):
        assert "Version 1.2.0" in said and "unpack all of it first" in said and "CC BY 4.0" in said
    assert max(map(len, text.splitlines())) <= 80
    links = [link["href"] for link in page.find_all("a")]
    assert "website/index.html" in links and "website/book/guide/test-device.html" in links
    assert {f"handouts/{one.id}.pdf" for one in list_handouts(ROWS)} <= set(links)


def test_participants_get_nothing_that_is_the_facilitators(book, printed, tmp_path):
    made = make_bundle(ROOT, book, book_rows(readings=False), TITLE, "1.2.0", tmp_path, {"handouts": printed})
    assert made.path.name == "a-reason-to-look-further-participant-1.2.0.zip"
    with zipfile.ZipFile(made.path) as opened:
        found = {Path(name).stem for name in opened.namelist() if "/handouts/" in name}
    assert found == {"cases", "cards", "worksheets", "papers"}


def test_without_a_built_book_nothing_is_packed(tmp_path):
    with pytest.raises(NotBuilt, match="run.py build"):
        make_bundle(ROOT, tmp_path / "html", ROWS, TITLE, "1.2.0", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "title, name",
    [("Une raison d’enquêter", "une-raison-d-enqueter"), ("काम", "workshop"), ("../../etc", "etc"), ("a" * 90, "a" * 60)],
)
def test_a_title_gives_a_name_that_every_system_takes(title, name):
    assert word_name(title) == name


@pytest.mark.parametrize(
    "words, name", [("COMMENCER ICI", "COMMENCER ICI"), ("यहाँ से", "यहाँ से"), ("a/b: c?", "a b  c"), ("..", "START HERE")]
)
def test_the_start_page_is_called_in_the_books_language(words, name):
    assert word_file_name(words) == name


def test_the_command_packs_an_edition_and_the_same_again_where_nothing_changed(small_book, tmp_path):
    for name in ("LICENSE", "LICENSE-CONTENT.md"):
        small_book.write(name, "A licence.\n")
    code, said, wrong = small_book.run("bundle", "--edition", "participant", "--out", str(tmp_path))
    assert code == 0, said + wrong
    [path] = tmp_path.glob("*.zip")
    first = path.read_bytes()
    assert path.name in said and hashlib.sha256(first).hexdigest() in said
    assert small_book.run("bundle", "--edition", "participant", "--out", str(tmp_path))[0] == 0
    assert path.read_bytes() == first
