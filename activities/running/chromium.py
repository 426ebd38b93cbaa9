"""A browser for the tests: one that is installed, else Playwright's own, else Debian's package."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from activities.kinds.bundles import BundleError, find_node
from activities.running.programs import program_environment, run_logged
from activities.running.progress import Step

CHOICE = "WORKSHOP_CHROMIUM"  # the environment variable that names another browser
# The shell comes first: the same engine without the windows, it does the tests' work for two thirds of the processor time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
)
PROGRAMS = (
    "chrome-headless-shell-*/chrome-headless-shell",
    "chrome-headless-shell-*/chrome-headless-shell.exe",
    "chrome-linux*/chrome",
    "chrome-mac*/*.app/Contents/MacOS/*",
    "chrome-win*/chrome.exe",
)
PATIENCE = 60  # seconds for a browser to say its version; a first start from a slow disk is slow


class NoChromium(Exception):
    """There is no browser for the tests; the message says what to install."""

    def __init__(self):
        super().__init__(
            "The browser tests need Chromium, Chrome or Edge, and none is here: install one"
            f" (on Debian or Ubuntu: apt install chromium), or name one in {CHOICE}."
        )


def find_chromium() -> Path:
    """The first browser on this machine that starts. Raises NoChromium.

    Also has Playwright run on the Node that is installed with the project: Playwright's own lacks a
    library on a small system.
    """
    with contextlib.suppress(BundleError):
        os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", find_node())
    for candidate in _list_candidates():
        if _starts(candidate):
            return candidate
    raise NoChromium


def obtain_chromium(log: Path) -> Path:
    """Find a browser; without one, let Playwright download its own, else install Debian's package.

    What the programs print goes to `log`. Raises NoChromium.
    """
    try:
        return find_chromium()
    except NoChromium:
        pass
    env = program_environment(
        Path(sys.executable), PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT="10000", DEBIAN_FRONTEND="noninteractive"
    )
    ways = {"Downloading Playwright's browser": [[sys.executable, "-m", "playwright", "install", "chromium"]]}
    if Path("/etc/debian_version").exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "--no-install-recommends", "fonts-liberation"]
        ways["Installing the package chromium-headless-shell"] = [["apt-get", "update"], [*install, "chromium-headless-shell"]]
        ways["Installing the package chromium"] = [[*install, "chromium"]]
    for label, commands in ways.items():
        with Step(label):
            for command in commands:
                run_logged(command, log, cwd=log.parent, env=env)
        try:
            return find_chromium()
        except NoChromium:
            continue
    raise NoChromium


def _list_candidates() -> Iterator[Path]:
    if chosen := os.environ.get(CHOICE):
        yield Path(chosen)
        return
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from (Path(os.path.expandvars(place)) for place in PLACES)
    downloads = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or _find_downloads())
    for program in PROGRAMS:
        yield from sorted(downloads.glob(f"chromium*-*/{program}"), reverse=True)


def _find_downloads() -> Path:
    """The folder that Playwright downloads into, as its documentation gives it for each system."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "ms-playwright"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "ms-playwright"


def _starts(browser: Path) -> bool:
    if not browser.is_file():
        return False
    if os.name == "nt":  # there a browser opens a window when asked for its version
        return True
    try:
        return subprocess.run([browser, "--version"], capture_output=True, timeout=PATIENCE).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
