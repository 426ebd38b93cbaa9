"""From a bare Python to a machine that can build the book: `.venv`, the Python packages, the npm packages.

Standard library only. `run.py` calls `main`, which sets up what is missing and hands over to
`python -m activities` inside `.venv`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from activities.running.programs import FULL, NO_SPACE, Stopped, end_on_signals, program_environment, run_logged
from activities.running.progress import Step

ROOT = Path(__file__).resolve().parents[2]
UV = "uv==0.13.9"  # sets up in a quarter of pip's time; pip does the work where it cannot be had
INPUTS = ("requirements.txt", "package.json", "package-lock.json", "pyproject.toml")
NEEDED = 1_500_000_000  # bytes: .venv and node_modules with some room for the book

BEING_FETCHED = re.compile(r"\s*(?:Collecting|Downloading|Downloaded) ([\w.-]+)")
NO_NETWORK = re.compile(
    r"connection (?:refused|reset|timed out|broken)|ProxyError|ConnectTimeout|ReadTimeout|timed out"
    r"|name resolution|dns error|getaddrinfo|Network is unreachable|No route to host"
    r"|ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH",
    re.IGNORECASE,
)


def main(argv: list[str], commands: ModuleType, tested: tuple[int, int]) -> None:
    """Do the command in `argv`, after setting up. Does not return.

    commands: `activities.__main__`, which reads the command line and does what needs no set-up.
    tested: the newest Python that the tests ran on.
    """
    try:
        options = commands.read_command(argv)
        end_on_signals()
        if options.command in commands.NEED_NO_SET_UP:
            code = commands.main(argv)
        else:
            if sys.version_info[:2] > tested:
                here = ".".join(map(str, sys.version_info[:2]))
                print(f"Python {here} is newer than those this is tested with; trying it all the same.")
            code = _hand_over(set_up(ROOT, checks=options.command in commands.NEED_CHECKS), argv)
    except Stopped as stopped:
        sys.exit(str(stopped))
    except KeyboardInterrupt as interruption:
        code = getattr(interruption, "code", 130)
    sys.exit(code)


def set_up(root: Path, *, checks: bool = False) -> Path:
    """Make or mend what is missing in `root`; return the Python in its `.venv`.

    checks: whether the npm packages that check the scripts are needed too; whoever builds does without their 100 MB.
    Does nothing when the stamp says that the same inputs are installed. Raises Stopped with one
    line that says what to do.
    """
    venv = root / ".venv"
    python = _python_in(venv)
    stamp = venv / "set-up.json"
    found = _read_stamp(stamp)
    checks = checks or bool(found.get("checks"))
    wanted = {"root": str(root), "inputs": _hash_inputs(root), "checks": checks}
    works = found.get("root") == wanted["root"] and _runs(python)
    if works and found == wanted and (root / "node_modules").is_dir():
        return python
    only_npm = works and found.get("inputs") == wanted["inputs"]
    adds = only_npm and (root / "node_modules").is_dir()  # then what is there stays and works, should the rest not come

    log = root / "_build" / "logs" / "set-up.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.unlink(missing_ok=True)
        if not adds:
            stamp.unlink(missing_ok=True)  # from here on, an interruption leaves a .venv that is made anew
        if not works:
            _check_venv()
            _check_space(root)
            with Step("Making .venv"):
                _make_venv(venv, log)
        if not only_npm:
            with Step("Installing the Python packages") as step:
                _install_python_packages(root, python, log, step)
        with Step("Installing the npm packages"):
            _install_npm_packages(root, python, log, checks, adds)
        stamp.write_text(json.dumps(wanted), encoding="utf-8")
    except OSError as error:
        if error.errno in FULL:
            raise Stopped(_say_no_space(root)) from None
        raise Stopped(f"Setting up stopped: {error.strerror}: {error.filename or root}.") from None
    return python


def _hand_over(python: Path, argv: list[str]) -> int:
    command = [str(python), "-P", "-m", "activities", *argv]
    env = program_environment(python)
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(command[0], command, env)
    return subprocess.call(command, env=env)


def _make_venv(venv: Path, log: Path) -> None:
    shutil.rmtree(venv, ignore_errors=True)
    code, printed = run_logged([sys.executable, "-m", "venv", "--clear", venv], log, cwd=venv.parent)
    if code:
        if "ensurepip" in printed:
            raise Stopped(_say_no_venv())
        raise Stopped(_say_failed("Making .venv", printed, log, venv.parent))


def _install_python_packages(root: Path, python: Path, log: Path, step: Step) -> None:
    def follow(line: str) -> None:
        if found := BEING_FETCHED.match(line):
            step.tell(found[1])

    how: dict[str, Any] = {"cwd": root, "env": program_environment(python), "on_line": follow}
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    code, printed = run_logged([*pip, "--only-binary", ":all:", UV], log, **how)
    if code and (NO_NETWORK.search(printed) or NO_SPACE.search(printed)):
        raise Stopped(_say_failed("Installing the Python packages", printed, log, root))
    ways = [pip]
    if not code:
        ways.insert(0, [python, "-m", "uv", "pip", "install", "--no-progress", "--python", python])
    for install in ways:
        for what in (["-r", "requirements.txt"], ["--no-deps", "--no-build-isolation", "-e", "."]):
            code, printed = run_logged([*install, *what], log, **how)
            if code:
                break
        else:
            return
    raise Stopped(_say_failed("Installing the Python packages", printed, log, root))


def _install_npm_packages(root: Path, python: Path, log: Path, checks: bool, adds: bool) -> None:
    """`adds`: to those that are there. `npm ci` empties the folder first; `npm install` leaves it as it was where it fails."""
    npm = shutil.which("npm", path=str(python.parent))
    if not npm:
        raise Stopped(f"npm is missing beside {python}: delete .venv, then run this again.")
    how = ["install", "--no-save"] if adds else ["ci"]
    command = [npm, *how, "--fetch-retries=1", *([] if checks else ["--omit=dev"])]
    code, printed = run_logged(command, log, cwd=root, env=program_environment(python))
    if code:
        raise Stopped(_say_failed("Installing the npm packages", printed, log, root))


def _check_venv() -> None:
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Stopped(_say_no_venv())


def _check_space(root: Path) -> None:
    if shutil.disk_usage(root).free < NEEDED:
        raise Stopped(_say_no_space(root))


def _python_in(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _runs(python: Path) -> bool:
    try:
        return subprocess.run([python, "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def _hash_inputs(root: Path) -> str:
    digest = hashlib.sha256(UV.encode())
    for name in INPUTS:
        digest.update(name.encode() + b"\0" + (root / name).read_bytes() + b"\0")
    return digest.hexdigest()


def _read_stamp(stamp: Path) -> dict:
    try:
        return json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _say_no_venv() -> str:
    if Path("/etc/debian_version").exists():
        return "This Python has no venv: install it with `apt install python3-venv` (as root), then run this again."
    return "This Python has no venv: install one that has it, for instance from python.org, then run this again."


def _say_no_space(root: Path) -> str:
    free = shutil.disk_usage(root).free / 1e9
    return f"No space: setting up needs {NEEDED / 1e9:.1f} GB in {root} and {free:.1f} GB is free there; make room, then run this again."


def _say_failed(what: str, printed: str, log: Path, root: Path) -> str:
    if NO_SPACE.search(printed):
        return _say_no_space(root)
    if NO_NETWORK.search(printed) or "from versions: none" in printed:
        return f"No network: setting up needs PyPI and the npm registry, and one cannot be reached (details: {log})."
    lines = [line for line in printed.splitlines() if re.search(r"error", line, re.IGNORECASE)] or printed.splitlines()
    return "\n".join([f"{what} failed (details: {log}):", *(f"  {line.strip()}" for line in lines[-5:])])
