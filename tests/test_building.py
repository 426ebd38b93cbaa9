"""What a build promises: the last good book stays, nothing is done twice, nothing stale is shown."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from processes import find_processes, wait_until
from warm_starts import POSSIBLE, WarmStarts, guard_warm

from activities.loading.editions import Edition
from activities.running import building, programs
from activities.running.building import COLOUR, PAGE_READ, make_pages
from activities.running.programs import Stopped

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
CONFIG = """\
title: A small book
author: Its maker
logo: ""
execute:
  execute_notebooks: cache
sphinx:
  config:
    extensions: [myst_nb, jupyter_book, sphinx_external_toc, sphinx_comments]
    html_theme: basic
    html_theme_options: {}
    use_jupyterbook_latex: false
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
   "from activities.loading.editions import Edition\\n",
   "print('readings', 'in' if Edition.from_environment().readings else 'out')"
  ]}
 ],
 "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
 "nbformat": 4, "nbformat_minor": 5}
"""
BAD_START = """
import pathlib, runpy, sys
here = pathlib.Path(__file__).parent
begun = len(list(here.glob("start-*")))
(here / ("start-" + str(begun))).touch()
if begun < {starts}:
    sys.exit(1)
runpy.run_module("ipykernel_launcher", run_name="__main__")
"""
BUILD = """
import pathlib
from activities.running import building, programs
from activities.running.building import make_pages
from activities.running.programs import end_on_signals
end_on_signals()
make_pages(pathlib.Path('.').resolve())
"""


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
def small(built, kept, monkeypatch) -> Path:
    """The small book as it was built, to be built on by a warm start. One folder serves every test, since a build knows where it lies."""
    if POSSIBLE:
        guarded, starts = programs._guarded, WarmStarts()
        monkeypatch.setattr(programs, "_guarded", lambda command, **options: guard_warm(starts, guarded, command, **options))
    shutil.rmtree(built)
    return shutil.copytree(kept, built)


def read(root: Path, page: str) -> str:
    return (root / "_build" / "html" / page).read_text(encoding="utf-8")


def read_all(root: Path, folder: str = "html") -> dict[str, bytes]:
    html = root / "_build" / folder
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


def test_a_notebook_is_run_without_readings_and_once_for_all_editions(small):
    """So its outputs, which every edition shares, cannot tell of them."""
    begun = sorted((small / "_build/cache/outputs").rglob("*.ipynb"))
    for name in ("participant", "facilitator"):
        html = make_pages(small, Edition(name=name))
        assert html == small / "_build" / f"html-{name}"
        assert "readings out" in (html / "notebooks/table.html").read_text(encoding="utf-8")
    assert "readings out" in read(small, "notebooks/table.html")
    assert "running notebooks" not in (small / "_build/logs/build.log").read_text(encoding="utf-8")
    assert sorted((small / "_build/cache/outputs").rglob("*.ipynb")) == begun


def test_a_further_edition_begins_with_what_another_has_made(small):
    make_pages(small, Edition(name="facilitator"))
    log = COLOUR.sub("", (small / "_build" / "logs" / "build.log").read_text(encoding="utf-8"))
    assert not [line for line in log.splitlines() if PAGE_READ.match(line)]
    whole = read_all(small)
    assert {**read_all(small, "html-facilitator"), ".made-from": whole[".made-from"]} == whole


LATE = """
import sys
from pathlib import Path
from activities.running import jupyter_book_process as making
try:
    making.make_pages(*map(Path, sys.argv[1:]))
except SystemExit as end:
    assert not end.code, end
print("loaded:", *{"sqlalchemy", "IPython", "jupyter_client", "nbclient"} & set(sys.modules))
import IPython
print("real:", IPython.core.formatters.__name__)
"""


def test_what_runs_notebooks_is_not_loaded_where_none_is_run_and_what_stands_in_for_it_is_gone(small):
    """It would be a third of what a changed page costs."""
    say(small / "book/second.md", "\nA sentence of today.\n")
    work = small / "_build" / "work"
    program = [sys.executable, "-P", "-c", LATE, str(small), str(work), str(work / "config.yml")]
    out = subprocess.run(program, cwd=small, capture_output=True, text=True, check=True).stdout
    assert "A sentence of today." in (work / "_build/html/book/second.html").read_text(encoding="utf-8")
    assert out.splitlines()[-2:] == ["loaded:", "real: IPython.core.formatters"]


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


def test_after_a_failed_build_the_next_one_reads_only_what_has_changed(small):
    page = small / "book/second.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nSee [](nowhere.md).\n", encoding="utf-8")
    with pytest.raises(Stopped):
        make_pages(small)
    page.write_text(f"{text}\nA sentence of today.\n", encoding="utf-8")
    make_pages(small)
    assert "A sentence of today." in read(small, "book/second.html")
    log = (small / "_build" / "logs" / "build.log").read_text(encoding="utf-8")
    assert re.findall(r"reading sources\.\.\. .*?\[ *\d+%\] \S*?(book/\w+|notebooks/\w+)", log) == ["book/second"]


def test_a_text_about_the_project_is_no_part_of_the_book(small):
    log = small / "_build" / "logs" / "build.log"
    log.unlink(missing_ok=True)
    for name in ("README.md", "CONTRIBUTING.md", "LICENSE", "docs/decisions/0001-why.md"):
        (small / name).parent.mkdir(parents=True, exist_ok=True)
        (small / name).write_text("# For who works on it\n", encoding="utf-8")
    make_pages(small)
    assert not log.exists()


def test_a_notebook_that_fails_is_named_with_its_error(small):
    notebook = small / "notebooks/table.ipynb"
    notebook.write_text(NOTEBOOK.replace("rows.txt", "missing.txt"), encoding="utf-8")
    with pytest.raises(Stopped, match=r"(?s)table\.ipynb.*FileNotFoundError.*missing\.txt"):
        make_pages(small)


@pytest.fixture
def bad_starts(tmp_path, monkeypatch):
    """Has the kernels of this test die at their first starts: `bad_starts(1)`."""

    def let_die(starts: int) -> None:
        kernel = tmp_path / "kernels" / "python3"
        kernel.mkdir(parents=True)
        argv = [sys.executable, str(kernel / "start.py"), "-f", "{connection_file}"]
        (kernel / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "Python 3", "language": "python"}))
        (kernel / "start.py").write_text(BAD_START.format(starts=starts), encoding="utf-8")
        monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))

    return let_die


def test_a_kernel_that_does_not_start_is_tried_once_more(small, bad_starts):
    bad_starts(1)
    (small / "notebooks/table.ipynb").write_text(NOTEBOOK.replace("'readings'", "'now the readings'"), encoding="utf-8")
    make_pages(small)
    assert "now the readings out" in read(small, "notebooks/table.html")


def test_a_kernel_that_never_starts_stops_the_build_with_what_to_do(small, bad_starts):
    bad_starts(9)
    (small / "notebooks/table.ipynb").write_text(NOTEBOOK.replace("'readings'", "'no readings'"), encoding="utf-8")
    with pytest.raises(Stopped, match=r"table\.ipynb: its kernel did not start, .* twice .* Close other programs, or wait"):
        make_pages(small)


def test_settings_that_are_not_yaml_are_told_in_a_line(small):
    (small / "_config.yml").write_text("title: [unclosed\n", encoding="utf-8")
    with pytest.raises(Stopped, match=r"^_config\.yml is not YAML: .*line 2"):
        make_pages(small)


# Where a build can be cut short: a function that it calls, and what stands for the moments within Jupyter Book.
STEPS = {
    "while the last work is kept": "shutil.copytree",  # which calls itself for the folders in a folder
    "before Jupyter Book starts": "building.run_logged",
    "while a notebook runs": "a notebook",
    "while pages are written": "a page",
    "before the new book is copied": "building._swap_in",
    "while the new book is copied": "shutil.copy2",
    "while the two books change places": "Path.rename",
}
CUT_SHORT = """
import os, pathlib, shutil, sys, time
from pathlib import Path
from activities.running import building
from activities.running.programs import Interrupted, end_on_signals

def stay(*args, **options):
    pathlib.Path("_build/reached.new").write_text(str(os.getpid()))
    os.rename("_build/reached.new", "_build/reached")
    time.sleep(600)

end_on_signals()
{patch}
try:
    building.make_pages(pathlib.Path(".").resolve())
except Interrupted as interruption:
    sys.exit(interruption.code)
"""
MADE = ("_build", ".venv", "node_modules")
STOP_HERE = "import os, pathlib, time; pathlib.Path({reached!r}).touch(); time.sleep(600)"


def cut_short(root: Path, step: str, end: signal.Signals) -> None:
    """Start a build of `root`, and end it by the signal `end` when it has come to `step`."""
    where, reached = STEPS[step], root / "_build" / "reached"
    if where not in ("a notebook", "a page"):  # nothing but the build itself is at work then
        with open(os.devnull, "w") as nowhere:
            script = CUT_SHORT.format(patch=f"{where} = stay")
            program = WarmStarts().start(["-c", script], nowhere.fileno(), nowhere.fileno(), root, os.environ)
            wait_until(lambda: reached.exists() or program.has_ended())
            assert not program.has_ended(), "the build ended before it came to where it is cut short"
            os.kill(int(reached.read_text()), end)
            assert program.wait() == -end
        reached.unlink()
        return
    if where == "a notebook":
        stop = STOP_HERE.format(reached=str(root / "_build/reached"))
        (root / "notebooks/table.ipynb").write_text(NOTEBOOK.replace("import os, pathlib", stop), encoding="utf-8")
    else:
        extension = root / "stopping.py"
        extension.write_text("import pathlib, time\n\ndef stop(app, page, *rest):\n    if page == 'book/second':\n"
                             f"        pathlib.Path({str(root / '_build/reached')!r}).touch(); time.sleep(600)\n\n"
                             "def setup(app):\n    app.connect('html-page-context', stop)\n", encoding="utf-8")  # fmt: skip
        config = CONFIG.replace("sphinx_comments]", "sphinx_comments, stopping]")
        (root / "_config.yml").write_text(f"{config}  local_extensions:\n    stopping: .\n", encoding="utf-8")
    program = subprocess.Popen([sys.executable, "-c", CUT_SHORT.format(patch="")], cwd=root, stderr=subprocess.DEVNULL)
    wait_until(lambda: reached.exists() or program.poll() is not None)
    assert program.poll() is None, "the build ended before it came to where it is cut short"
    program.send_signal(end)
    assert program.wait() == {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGKILL: -9}.get(end)
    reached.unlink()
    wait_until(lambda: not find_processes(root))


def put_back(root: Path, sources: Path) -> None:
    """Give `root` the files of `sources` again, times of change and all, as a copy or a checkout would."""
    for path in root.iterdir():
        if path.name not in MADE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(sources, root, ignore=shutil.ignore_patterns(*MADE), dirs_exist_ok=True)


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize(
    ("step", "end"),
    [
        *((step, signal.SIGKILL) for step in STEPS),
        ("while a notebook runs", signal.SIGINT),
    ],
)
def test_a_build_cut_short_anywhere_leaves_a_whole_book_and_nothing_for_the_next_one_to_stumble_over(small, kept, step, end):
    before = read_all(kept)
    say(small / "book/second.md", "\nA sentence that came late.\n")
    cut_short(small, step, end)
    if step != "while the two books change places":
        assert read_all(small) == before
    put_back(small, kept)
    make_pages(small)
    assert read_all(small) == before
    (small / "_build" / "html" / ".made-from").unlink()  # else the book is up to date, and nothing goes on from what was left
    make_pages(small)
    assert read_all(small) == before


def test_what_changes_while_the_book_is_built_is_seen_by_the_next_build(small, kept, monkeypatch):
    """Else the book would count as made from a text that was gone before it was read."""
    run = building.run_logged

    def change_meanwhile(*args, **options):
        say(small / "book/second.md", "\nA sentence of a moment.\n")
        return run(*args, **options)

    say(small / "book/first.md", "\nAn occasion.\n")
    with monkeypatch.context() as patch:
        patch.setattr(building, "run_logged", change_meanwhile)
        make_pages(small)
    put_back(small, kept)
    say(small / "book/first.md", "\nAn occasion.\n")
    make_pages(small)
    assert "A sentence of a moment." not in read(small, "book/second.html")


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
