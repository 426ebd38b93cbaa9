"""What `run.py` promises on a machine that has only Python."""

from __future__ import annotations

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from processes import find_processes, wait_until

from activities.running import setting_up
from activities.running.programs import Stopped

ROOT = Path(__file__).resolve().parent.parent
INSTALL_NPM = setting_up._install_npm_packages
ALONE = ("run.py", "activities/__init__.py", "activities/__main__.py", "activities/running/__init__.py",
         "activities/running/guard.py", "activities/running/programs.py", "activities/running/progress.py",
         "activities/running/setting_up.py", "activities/running/windows_jobs.py",
         "activities/rows/__init__.py", "activities/rows/editions.py", *setting_up.INPUTS)  # fmt: skip


@pytest.fixture
def clone(tmp_path) -> Path:
    """A folder with what `run.py` needs, before anything is installed."""
    for name in ALONE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def offline() -> dict[str, str]:
    """An environment in which no package server answers and pip has no place of its own to look."""
    env = {key: value for key, value in os.environ.items() if not key.upper().startswith(("PIP_", "UV_"))}
    closed = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"), "http://127.0.0.1:9")
    return {**env, **closed, "NO_PROXY": "", "no_proxy": "", "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1"}


def start(clone: Path, *argv: str, first: str = "", env=None) -> subprocess.Popen:
    """Start the clone's `run.py`, after the statement `first`, with this machine's Python."""
    program = f"import runpy, sys; {first}\nsys.argv = {['run.py', *argv]}; runpy.run_path('run.py', run_name='__main__')"
    return subprocess.Popen(
        [sys._base_executable, "-c", program],
        cwd=clone, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip


def run(clone: Path, *argv: str, first: str = "", env=None) -> tuple[int, str, str]:
    program = start(clone, *argv, first=first, env=env)
    out, err = program.communicate()
    return program.returncode, out, err


def test_an_old_python_is_told_which_one_to_install(clone):
    code, out, err = run(clone, "serve", first="sys.version_info = (3, 9, 2, 'final', 0)")
    assert code == 1
    assert err == "This needs Python 3.11 or newer, and this is Python 3.9: install a newer one and run it with that.\n"


def test_even_a_very_old_python_can_read_the_refusal():
    ast.parse((ROOT / "run.py").read_text(encoding="ascii"), feature_version=(3, 4))


def test_nothing_but_the_standard_library_is_imported_before_the_set_up(clone):
    modules = {".".join(Path(name).with_suffix("").parts).removesuffix(".__init__") for name in ALONE if name.endswith(".py")}
    for name in ALONE:
        if name.endswith(".py"):
            for node in ast.parse((clone / name).read_text(encoding="utf-8")).body:
                if isinstance(node, (ast.Import, ast.ImportFrom)):
                    module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
                    assert module.split(".")[0] in sys.stdlib_module_names or module in modules


def test_a_newer_python_is_tried_with_a_word_about_it(clone, offline):
    code, out, err = run(clone, "check", first="import activities.running.setting_up as s; s.NEEDED = 10**18; m = s.main; "
                         "s.main = lambda argv, commands, tested: m(argv, commands, tested=(3, 10))", env=offline)  # fmt: skip
    assert "is newer than those this is tested with; trying it all the same." in out


def test_without_venv_one_line_says_what_to_install(clone):
    code, out, err = run(clone, "check", first="sys.modules['ensurepip'] = None")
    assert code == 1
    assert err.startswith("This Python has no venv: install") and err.count("\n") == 1
    if Path("/etc/debian_version").exists():
        assert "apt install python3-venv" in err


def test_without_space_one_line_says_how_much_is_needed(clone, monkeypatch):
    monkeypatch.setattr(setting_up, "NEEDED", 10**18)
    with pytest.raises(Stopped, match=r"^No space: setting up needs 1000000000\.0 GB in .* is free there") as stopped:
        setting_up.set_up(clone)
    assert "\n" not in str(stopped.value)
    assert not (clone / ".venv").exists()


@pytest.mark.slow
def test_without_a_network_one_line_says_so(clone, offline):
    code, out, err = run(clone, "check", env=offline)
    assert code == 1
    assert err.startswith("No network: setting up needs PyPI and the npm registry")
    assert err.count("\n") == 1
    log = Path(re.search(r"details: (.*)\)", err)[1])
    assert log.is_file()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="signals are POSIX's, and /proc is Linux's")
@pytest.mark.parametrize("ignored", [False, True], ids=["", "SIGINT ignored"])
@pytest.mark.parametrize(
    ("end", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)], ids=str
)
def test_a_set_up_that_is_ended_ends_quietly_with_all_that_it_runs(clone, offline, end, code, ignored):
    """Also where SIGINT was ignored from the start, as it is in the background of a script."""
    first = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)" if ignored else ""
    program = start(clone, "check", env=offline, first=first)
    assert program.stdout.readline(12) == "Making .venv"
    wait_until(lambda: any("-m venv" in command for command in find_processes(clone)))
    program.send_signal(end)
    out, err = program.communicate()
    assert (program.returncode, err) == (code, "")
    wait_until(lambda: not find_processes(clone))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_set_up_that_is_killed_leaves_no_pip_at_work(clone, offline):
    program = start(clone, "check", env=offline | {"PIP_RETRIES": "9"})
    wait_until(lambda: any("pip" in command and "install" in command for command in find_processes(clone)))
    program.kill()
    program.communicate()
    wait_until(lambda: not find_processes(clone))


def test_help_and_clean_and_a_slip_of_the_pen_need_no_set_up(clone):
    code, out, err = run(clone, "--help")
    assert code == 0 and all(f"    {command} " in out for command in ("serve", "build", "check", "lab", "test", "clean"))
    (clone / "_build" / "html").mkdir(parents=True)
    code, out, err = run(clone, "clean")
    assert code == 0 and not (clone / "_build").exists()
    code, out, err = run(clone, "sreve")
    assert code == 2 and "invalid choice: 'sreve'" in err
    code, out, err = run(clone, "build", "--pack", "nowhere")
    assert code == 2 and "nowhere is not a folder" in err
    assert not (clone / ".venv").exists()


class Installs:
    """Stands in for the package servers: makes a .venv without pip and counts what is asked for."""

    def __init__(self, monkeypatch):
        self.made = self.installed = 0
        self.npm: list[bool] = []
        monkeypatch.setattr(setting_up, "_make_venv", self._make)
        monkeypatch.setattr(setting_up, "_install_python_packages", self._install)
        monkeypatch.setattr(setting_up, "_install_npm_packages", self._install_npm)

    def _make(self, folder, log):
        self.made += 1
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, symlinks=os.name == "posix")

    def _install(self, root, python, log, step):
        self.installed += 1

    def _install_npm(self, root, python, log, checks, adds):
        self.npm.append(checks)
        (root / "node_modules").mkdir(exist_ok=True)


@pytest.fixture
def installs(monkeypatch) -> Installs:
    return Installs(monkeypatch)


def test_a_second_set_up_does_nothing(clone, installs):
    first = setting_up.set_up(clone)
    assert setting_up.set_up(clone) == first
    assert (installs.made, installs.installed) == (1, 1)


def test_what_checks_the_scripts_is_installed_when_it_is_needed_and_stays(clone, installs):
    setting_up.set_up(clone)
    setting_up.set_up(clone, checks=True)
    setting_up.set_up(clone)
    assert (installs.npm, installs.made, installs.installed) == ([False, True], 1, 1)
    (clone / "package.json").write_text("{}", encoding="utf-8")
    setting_up.set_up(clone)
    assert (installs.npm, installs.made, installs.installed) == ([False, True, True], 1, 2)


@pytest.mark.slow
def test_without_a_network_what_is_set_up_stays_and_works_where_the_checks_are_to_be_added(clone, installs, monkeypatch, offline):
    closed = {"registry": "http://127.0.0.1:9/", "cache": str(clone / "npm-cache"), "fetch_retry_mintimeout": "1"}
    for name, value in (offline | {f"npm_config_{name}": value for name, value in closed.items()}).items():
        monkeypatch.setenv(name, value)
    python = setting_up.set_up(clone)
    (clone / "node_modules" / "esbuild").mkdir()
    npm = shutil.which("npm", path=str(Path(sys.executable).parent))
    (python.parent / Path(npm).name).symlink_to(npm)
    with monkeypatch.context() as patch, pytest.raises(Stopped, match="^No network"):
        patch.setattr(setting_up, "_install_npm_packages", INSTALL_NPM)
        setting_up.set_up(clone, checks=True)
    assert (clone / "node_modules" / "esbuild").is_dir()
    assert setting_up.set_up(clone) == python
    assert (installs.npm, installs.made) == ([False], 1)


@pytest.mark.parametrize("name", setting_up.INPUTS)
def test_a_changed_pin_is_installed_into_the_same_venv(clone, installs, name):
    setting_up.set_up(clone)
    (clone / name).write_text((clone / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    setting_up.set_up(clone)
    assert (installs.made, installs.installed) == (1, 2)


def test_deleted_npm_packages_are_installed_again(clone, installs):
    setting_up.set_up(clone)
    (clone / "node_modules").rmdir()
    setting_up.set_up(clone)
    assert (clone / "node_modules").is_dir()


def test_a_half_made_venv_is_made_anew(clone, installs):
    (clone / ".venv" / "bin").mkdir(parents=True)
    python = setting_up.set_up(clone)
    assert installs.made == 1 and python.exists()


def test_a_set_up_that_broke_off_is_begun_anew(clone, installs, monkeypatch):
    setting_up.set_up(clone)
    (clone / "requirements.txt").write_text("another==1\n", encoding="utf-8")

    def break_off(root, python, log, step):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(setting_up, "_install_python_packages", break_off)
        setting_up.set_up(clone)
    setting_up.set_up(clone)
    assert installs.made == 2


def test_a_venv_whose_python_is_gone_or_whose_folder_moved_is_made_anew(clone, installs, tmp_path_factory):
    python = setting_up.set_up(clone)
    python.unlink()
    setting_up.set_up(clone)
    assert installs.made == 2
    moved = tmp_path_factory.mktemp("moved") / "clone"
    shutil.copytree(clone, moved, symlinks=True)
    setting_up.set_up(moved)
    assert installs.made == 3


def test_every_pin_is_exact_and_no_package_server_is_named():
    pins = [
        line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
    ]
    assert pins and all(re.match(r"[A-Za-z0-9._-]+==\S+( ; .*)?$", pin) for pin in pins)
    pinned = {pin.split("==")[0].lower() for pin in pins}
    asked = re.findall(r"^([A-Za-z][A-Za-z0-9-]*)", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name.lower() for name in asked} <= pinned
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
