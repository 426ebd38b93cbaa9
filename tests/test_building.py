"""What a build promises: the last good book stays, nothing is done twice, nothing stale is shown."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from activities.running.building import make_pages
from activities.running.programs import Stopped

ROOT = Path(__file__).resolve().parent.parent
CONFIG = """\
title: A small book
author: Its maker
logo: ""
execute:
  execute_notebooks: cache
html:
  use_issues_button: false
"""
TOC = """\
format: jb-book
root: book/first
chapters:
- file: book/second
- file: notebooks/table
"""
NOTEBOOK = """\
{"cells": [
  {"cell_type": "markdown", "id": "title", "metadata": {}, "source": [
   "# A table"
  ]},
  {"cell_type": "code", "id": "show", "metadata": {}, "execution_count": null, "outputs": [], "source": [
   "import os, pathlib\\n",
   "print(pathlib.Path('../data/rows.txt').read_text())\\n",
   "print('readings', 'out' if os.environ.get('WORKSHOP_WITHOUT_READINGS') else 'in')"
  ]}
 ],
 "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
 "nbformat": 4, "nbformat_minor": 5}
"""
BUILD = "import pathlib; from activities.running.building import make_pages; make_pages(pathlib.Path('.').resolve())"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A small book of two pages and a notebook, built once."""
    root = tmp_path_factory.mktemp("built")
    files = {
        "_config.yml": CONFIG,
        "_toc.yml": TOC,
        "book/first.md": "# First\n\nThe first page.\n",
        "book/second.md": "# Second\n\nThe second page.\n",
        "notebooks/table.ipynb": NOTEBOOK,
        "data/rows.txt": "seven rows",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    make_pages(root)
    return root


@pytest.fixture(scope="module")
def kept(built, tmp_path_factory) -> Path:
    """A copy of the small book as it was built."""
    return shutil.copytree(built, tmp_path_factory.mktemp("kept") / "book")


@pytest.fixture
def small(built, kept) -> Path:
    """The small book as it was built. One folder serves every test, since a build knows where it lies."""
    shutil.rmtree(built)
    return shutil.copytree(kept, built)


def read(root: Path, page: str) -> str:
    return (root / "_build" / "html" / page).read_text(encoding="utf-8")


def read_all(root: Path) -> dict[str, bytes]:
    html = root / "_build" / "html"
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in html.rglob("*") if path.is_file()}


def say(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_a_build_with_nothing_changed_runs_nothing(small):
    log = small / "_build" / "logs" / "build.log"
    log.unlink(missing_ok=True)
    assert make_pages(small) == small / "_build" / "html"
    assert not log.exists()


def test_pages_that_a_build_writes_itself_are_no_change(small):
    (small / "book/.gitignore").write_text("# Written by the build.\n*\n!*.md\nstub-*.md\n", encoding="utf-8")
    (small / "book/stub-one.md").write_text("# Stub\n", encoding="utf-8")
    log = small / "_build" / "logs" / "build.log"
    log.unlink(missing_ok=True)
    make_pages(small)
    assert not log.exists()


def test_a_changed_page_is_shown(small):
    say(small / "book/second.md", "\nA sentence of today.\n")
    make_pages(small)
    assert "A sentence of today." in read(small, "book/second.html")


def test_a_changed_title_is_shown_on_every_page(small):
    page = small / "book/second.md"
    page.write_text("# Renamed\n\nThe second page.\n", encoding="utf-8")
    make_pages(small)
    assert "Renamed" in read(small, "book/first.html")


def test_a_changed_row_starts_no_kernel_and_a_changed_engine_does(small):
    (small / "data/rows.txt").write_text("eight rows", encoding="utf-8")
    make_pages(small)
    assert "seven rows" in read(small, "notebooks/table.html"), "an output names an activity; rows reach the page otherwise"
    (small / "activities").mkdir(exist_ok=True)
    (small / "activities/engine.py").write_text("CHANGED = True\n", encoding="utf-8")
    make_pages(small)
    assert "eight rows" in read(small, "notebooks/table.html")


def test_a_book_without_readings_is_not_taken_for_the_whole_one(small):
    make_pages(small, without_readings=True)
    assert "readings out" in read(small, "notebooks/table.html")
    make_pages(small)
    assert "readings in" in read(small, "notebooks/table.html")


def test_notebooks_run_side_by_side(small):
    """Each waits for the other: one after the other they would never end."""
    for ours, other in (("table", "second-table"), ("second-table", "table")):
        meet = (f"import pathlib, time; here = pathlib.Path('{small.as_posix()}/_build')\\n\",\n"
                f"\"(here / 'met-{ours}').touch()\\n\",\n"
                f"\"while not (here / 'met-{other}').exists(): time.sleep(0.01)\\n\",\n\"import os")  # fmt: skip
        (small / f"notebooks/{ours}.ipynb").write_text(NOTEBOOK.replace("import os", meet), encoding="utf-8")
    say(small / "_toc.yml", "- file: notebooks/second-table\n")
    make_pages(small)
    assert "seven rows" in read(small, "notebooks/table.html") and "seven rows" in read(small, "notebooks/second-table.html")


def test_a_failed_build_says_where_and_leaves_the_last_good_book(small):
    before = read_all(small)
    say(small / "book/second.md", "\nSee [](nowhere.md).\n")
    with pytest.raises(Stopped) as stopped:
        make_pages(small)
    assert "second.md:5: WARNING: 'myst' cross-reference target not found: 'nowhere.md'" in str(stopped.value)
    assert str(small / "_build" / "logs" / "build.log") in str(stopped.value)
    assert read_all(small) == before
    with pytest.raises(Stopped):  # Sphinx alone would forget the warning, since the page has not changed since
        make_pages(small)
    assert read_all(small) == before


def test_a_notebook_that_fails_is_named_with_its_error(small):
    notebook = small / "notebooks/table.ipynb"
    notebook.write_text(NOTEBOOK.replace("rows.txt", "missing.txt"), encoding="utf-8")
    with pytest.raises(Stopped, match=r"(?s)table\.ipynb.*FileNotFoundError.*missing\.txt"):
        make_pages(small)


def test_settings_that_are_not_yaml_are_told_in_a_line(small):
    (small / "_config.yml").write_text("title: [unclosed\n", encoding="utf-8")
    with pytest.raises(Stopped, match=r"^_config\.yml is not YAML: .*line 2"):
        make_pages(small)


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_build_leaves_the_last_good_book_and_is_made_good_by_the_next(small, end):
    before = read_all(small)
    say(small / "book/second.md", "\nA sentence that came late.\n")
    (small / "notebooks/table.ipynb").write_text(
        NOTEBOOK.replace("import os", f"import pathlib; pathlib.Path('{small}/_build/reached').touch()\\n\",\n"
                         "\"import time; time.sleep(600)\\n\",\n\"import os"), encoding="utf-8")  # fmt: skip
    program = subprocess.Popen([sys.executable, "-c", BUILD], cwd=small, stderr=subprocess.DEVNULL, start_new_session=True)
    reached = small / "_build" / "reached"
    while not reached.exists():
        assert program.poll() is None
    os.killpg(program.pid, end)
    program.wait()
    reached.unlink()
    assert read_all(small) == before
    (small / "notebooks/table.ipynb").write_text(NOTEBOOK, encoding="utf-8")
    make_pages(small)
    assert "A sentence that came late." in read(small, "book/second.html")


def test_a_swap_that_was_cut_short_is_mended(small):
    html = small / "_build" / "html"
    html.rename(small / "_build" / "html.old")
    log = small / "_build" / "logs" / "build.log"
    log.unlink(missing_ok=True)
    make_pages(small)
    assert "The first page." in read(small, "book/first.html")
    assert not log.exists()


@pytest.mark.skipif(os.name != "posix", reason="the lock is POSIX's")
def test_a_second_build_waits_for_the_first(small):
    import fcntl

    with (small / "_build" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        program = subprocess.Popen([sys.executable, "-c", BUILD], cwd=small, stdout=subprocess.PIPE, text=True)
        assert program.stdout.readline() == "Another build of this book is at work; waiting for it.\n"
    out, _ = program.communicate()
    assert program.returncode == 0 and out == "The book is up to date.\n"
