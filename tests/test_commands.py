"""What the commands promise to the person who types them."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from processes import find_processes, wait_until
from small_book import SmallBook

from activities.running import chromium, code_checks, testing
from activities.running.programs import Stopped, run_logged
from activities.running.progress import Step
from activities.running.testing import run_tests

ROOT = Path(__file__).resolve().parent.parent


def run(*argv: str) -> tuple[int, str, str]:
    """Do a command in the large book, begun with its imports done where that can be; gives the exit code and what was printed."""
    return SmallBook(ROOT).run(*argv)


def test_a_good_check_is_one_line_of_counts():
    code, out, err = run("check")
    assert (code, err) == (0, "")
    assert out.startswith("The rows are in order: ") and out.count("\n") == 1
    assert "28 questions" in out and "6 indicators" in out


def test_a_failed_check_names_every_error_and_no_more(tmp_path):
    (tmp_path / "questions.yml").write_text("- id: Violence 1\n- nonsense: true\n", encoding="utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "new.yml").write_text("id: new\ntitle: no\n", encoding="utf-8")
    code, out, err = run("check", "--pack", str(tmp_path))
    assert code == 1
    assert "questions.yml" in err and "new.yml" in err
    assert "Traceback" not in err


def test_a_build_of_wrong_rows_says_what_is_wrong(tmp_path):
    (tmp_path / "questions.yml").write_text("- id: Violence 1\n", encoding="utf-8")
    code, out, err = run("build", "--pack", str(tmp_path))
    assert code == 1
    assert "questions.yml" in err and "Traceback" not in err


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX's")
@pytest.mark.parametrize(("end", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=str)
def test_serve_takes_the_next_port_and_ends_quietly_even_where_it_began_with_sigint_ignored(small_book, end, code):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        taken = busy.getsockname()[1]
        serve = subprocess.Popen(
            ["sh", "-c", "trap '' INT; exec \"$@\"", "sh", *small_book.command("serve", "--no-browser", "--port", str(taken))],
            cwd=small_book.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )  # fmt: skip
        url = next((line.split()[4] for line in serve.stdout if line.startswith("The book is at ")), None)
        assert url, serve.stderr.read()
        assert url != f"http://127.0.0.1:{taken}/"
        with urllib.request.urlopen(url) as answer:
            assert answer.status == 200
        serve.send_signal(end)
        out, err = serve.communicate()
    assert (serve.returncode, err) == (code, "")


def test_what_stops_a_program_is_in_the_log(tmp_path):
    log = tmp_path / "logs" / "a.log"
    seen = []
    code, printed = run_logged([sys.executable, "-c", "print('one'); print('two'); raise SystemExit(3)"],
                               log, cwd=tmp_path, on_line=seen.append)  # fmt: skip
    assert (code, printed, seen) == (3, "one\ntwo\n", ["one", "two"])
    assert log.read_text(encoding="utf-8").endswith("one\ntwo\n")


# A program that starts another in a session of its own, as a kernel is started, and then ends without it or waits for ever.
WITH_OFFSPRING = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
print("begun", flush=True)
time.sleep({seconds})
"""
RUN_IT = """
import os, pathlib, sys
from activities.running.programs import end_on_signals, run_logged, run_on_screen
end_on_signals()
command, here = [sys.executable, "-c", pathlib.Path("offspring.py").read_text()], pathlib.Path.cwd()
if {on_screen}:
    run_on_screen(command, cwd=here, env=os.environ)
else:
    run_logged(command, here / "a.log", cwd=here, on_line=lambda line: print(line, flush=True))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("on_screen", [False, True], ids=["logged", "on screen"])
@pytest.mark.parametrize("end", [None, signal.SIGTERM, signal.SIGKILL], ids=str)
def test_a_program_ends_with_us_and_so_does_what_it_left_in_another_session(tmp_path, on_screen, end):
    (tmp_path / "offspring.py").write_text(WITH_OFFSPRING.format(seconds=600 if end else 0), encoding="utf-8")
    ours = subprocess.Popen([sys.executable, "-c", RUN_IT.format(on_screen=on_screen)], cwd=tmp_path, stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    assert ours.stdout.readline() == "begun\n"
    if end:
        ours.send_signal(end)
    ours.communicate()
    wait_until(lambda: not find_processes(tmp_path))


def test_a_step_is_one_line_with_its_time(capsys):
    with Step("Doing it") as step:
        step.tell("half way")
    with pytest.raises(Stopped), Step("Trying it"):
        raise Stopped("no")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("Doing it … ") and first.endswith(" s")
    assert second.startswith("Trying it … failed after ")


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A machine with no programs but those that the test puts into this folder."""
    monkeypatch.delenv(chromium.CHOICE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setattr(chromium, "PLACES", ())

    def put(name: str, exit_code: int) -> Path:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return put


@pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")
def test_a_browser_that_does_not_start_is_passed_over(programs):
    programs("chromium", 1)
    chrome = programs("google-chrome", 0)
    assert chromium.find_chromium() == chrome


@pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")
def test_the_shell_without_windows_comes_before_the_whole_browser(programs):
    programs("chromium", 0)
    shell = programs("chromium-headless-shell", 0)
    assert chromium.find_chromium() == shell


@pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")
def test_a_browser_that_is_named_comes_first(programs, monkeypatch):
    programs("chromium", 0)
    monkeypatch.setenv(chromium.CHOICE, str(programs("another", 0)))
    assert chromium.find_chromium().name == "another"


@pytest.mark.skipif(sys.platform != "linux", reason="the place is Linux's")
def test_a_browser_that_playwright_downloaded_is_found(programs, tmp_path):
    folder = tmp_path / "playwright" / "chromium-1255" / "chrome-linux64"
    folder.mkdir(parents=True)
    downloaded = programs("playwright/chromium-1255/chrome-linux64/chrome", 0)
    assert chromium.find_chromium() == downloaded


@pytest.mark.skipif(os.name != "posix", reason="the programs are shell scripts")
def test_without_a_browser_one_line_says_what_to_install(programs):
    with pytest.raises(chromium.NoChromium, match=r"^The browser tests need Chromium, Chrome or Edge.*: install one") as missing:
        chromium.find_chromium()
    assert "\n" not in str(missing.value)


@pytest.mark.skipif(not shutil.which("bash"), reason="the script is bash")
def test_the_script_for_a_new_machine_calls_the_same_test_command():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().splitlines()[-1] == "exec python3 run.py test"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT).returncode == 0


def check_by(monkeypatch, tmp_path, **checks):
    """Checks of the code that are these programs in Python, by what they are told as."""
    commands = {label: [sys.executable, "-c", program] for label, program in checks.items()}
    monkeypatch.setattr(code_checks, "list_checks", lambda root: commands)
    return code_checks.CodeChecks(tmp_path)


def test_what_any_check_of_the_code_finds_is_told_by_its_name_and_one_that_finds_nothing_is_silent(monkeypatch, tmp_path, capsys):
    found = check_by(
        monkeypatch, tmp_path, faults="print('line 3: unused'); exit(1)", format="", types="print('line 7: no text'); exit(2)"
    )
    with pytest.raises(Stopped) as stopped:
        found.report()
    assert str(stopped.value) == "faults:\nline 3: unused\n\ntypes:\nline 7: no text"
    assert "Reading the code … failed after" in capsys.readouterr().out
    check_by(monkeypatch, tmp_path, faults="", format="print('all is well')").report()
    assert re.search(r"Reading the code … \d", capsys.readouterr().out)


def test_a_check_of_the_code_that_cannot_be_done_passes_for_none(monkeypatch, tmp_path):
    monkeypatch.setattr(code_checks, "list_checks", lambda root: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        code_checks.CodeChecks(tmp_path).report()


ONCE = """
from pathlib import Path
SHARED = []
def test_of_sense(): SHARED.append("a page that stays open")
def test_of_luck(): seen = Path(__file__).with_name("seen"); first = not seen.exists(); seen.touch(); assert SHARED and not first
def test_of_none(): assert Path(__file__).with_name("wanted").exists()
"""


@pytest.mark.parametrize(("is_right", "code"), [(True, 0), (False, 1)])
def test_a_file_in_which_something_failed_is_run_once_more_alone_and_what_failed_is_named(tmp_path, capfd, is_right, code):
    (tmp_path / "test_once.py").write_text(ONCE, encoding="utf-8")
    if is_right:
        (tmp_path / "wanted").touch()
    assert run_tests(["-q"], tmp_path, dict(os.environ)) == code
    told = capfd.readouterr().out
    assert "Tried once more, alone" in told
    assert ("Unsteady: failed among the others and passed alone, so to be mended: test_once.py::test_of_luck" in told) == is_right


@pytest.mark.parametrize(("room", "said", "is_there"), [(0, {}, True), (1 << 60, {}, False), (0, {"TMPDIR": "elsewhere"}, False)])
def test_tests_write_in_memory_where_that_has_room_and_nobody_says_another_place(tmp_path, monkeypatch, room, said, is_there):
    monkeypatch.setattr(testing, "IN_MEMORY", tmp_path)
    monkeypatch.setattr(testing, "ROOM", room)
    with testing.lend_scratch(said) as lent:
        assert [Path(folder).parent for folder in lent.values()] == [tmp_path] * is_there
        assert [path.name for path in tmp_path.iterdir()] == [Path(folder).name for folder in lent.values()]
    assert list(tmp_path.iterdir()) == [], "nothing is left in memory"


WRITE = """
import sys
from pathlib import Path
from activities.running import testing
testing.IN_MEMORY, testing.ROOM = Path(sys.argv[1]), 0
with testing.lend_scratch({}) as lent:
    print(lent["TMPDIR"], flush=True)
    input()
"""


@pytest.mark.skipif(os.name == "nt", reason="has no disk that is memory")
def test_what_a_run_that_was_killed_left_in_memory_goes_with_the_next_one_and_nothing_else_does(tmp_path, monkeypatch):
    monkeypatch.setattr(testing, "IN_MEMORY", tmp_path)
    monkeypatch.setattr(testing, "ROOM", 0)
    (tmp_path / "of-somebody-else").mkdir()
    runs = [
        subprocess.Popen([sys.executable, "-c", WRITE, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    try:
        killed, alive = (Path(run.stdout.readline().strip()) for run in runs)
        runs[0].kill()
        runs[0].wait()
        (killed / "half").write_text("written", encoding="utf-8")
        with testing.lend_scratch({}) as lent:
            left = {path.name for path in tmp_path.iterdir()}
            assert left == {"of-somebody-else", alive.name, Path(lent["TMPDIR"]).name}
    finally:
        for run in runs:
            run.communicate("")
    assert {path.name for path in tmp_path.iterdir()} == {"of-somebody-else"}


def test_failures_all_over_are_no_matter_of_luck(tmp_path, capfd):
    for n in range(4):
        (tmp_path / f"test_{n}.py").write_text(f"def test_{n}(): assert False\n", encoding="utf-8")
    assert run_tests(["-q"], tmp_path, dict(os.environ)) == 1
    assert "Tried once more" not in capfd.readouterr().out
