"""A small book for tests of builds and commands: few rows, few pages, and a copy of the engine to make it with.

It is a project of its own: the engine in it reads its `data/`, so that a command in it does what the same
command does in the large one, in a fraction of the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from warm_starts import POSSIBLE, WarmStarts

from activities.kinds.bundles import build_bundles
from activities.kinds.environments import KEPT

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
LAYERS = (TESTS / "bad_data" / "_good", TESTS / "books" / "small" / "data")  # the second has the last word
PROJECT = ("_config.yml", "run.py", "pyproject.toml", "requirements.txt", "package.json", "package-lock.json")
FOLDER = ()


class SmallBook:
    """The small book in a folder. `root` is the project, `html` the built book."""

    def __init__(self, root: Path):
        self.root = root
        self.html = root / "_build" / "html"
        self.python = root / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
        self._warm = WarmStarts(root, self.python)

    def write(self, name: str, text: str) -> Path:
        """Write a file of the project anew, by its path in it; folders come by themselves."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def append(self, name: str, text: str) -> Path:
        """Add to the end of a file of the project."""
        return self.write(name, self.read_source(name) + text)

    def replace(self, name: str, old: str, new: str) -> Path:
        """Put `new` in place of `old` in a file of the project. Fails where `old` is not there."""
        text = self.read_source(name)
        assert old in text, f"{name} has no {old!r}"
        return self.write(name, text.replace(old, new))

    def read_source(self, name: str) -> str:
        """A file of the project as text."""
        return (self.root / name).read_text(encoding="utf-8")

    def read_page(self, page: str) -> str:
        """A built page as text, such as `book/index.html`."""
        return (self.html / page).read_text(encoding="utf-8")

    def read_pages(self) -> dict[str, bytes]:
        """Every file of the built book: path → content."""
        return {path.relative_to(self.html).as_posix(): path.read_bytes() for path in self.html.rglob("*") if path.is_file()}

    def command(self, *argv: str) -> list[str]:
        """The command line of `run.py` as it is handed over, for those who start it themselves, in `root`."""
        return [str(self.python), "-P", "-m", "activities", *argv]

    def run(self, *argv: str, fresh: bool = False) -> tuple[int, str, str]:
        """Do a command, such as `run("check")`; gives the exit code and what was printed.

        fresh: by a real start of Python. Else it begins with its imports done, where that can be.
        """
        if fresh or not POSSIBLE:
            done = subprocess.run(self.command(*argv), cwd=self.root, capture_output=True, text=True, encoding="utf-8")
            return done.returncode, done.stdout, done.stderr
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            program = self._warm.start(["activities", *argv], out.fileno(), err.fileno(), self.root, os.environ)
            return program.wait(), _read_all(out), _read_all(err)

    def build(self, *options: str, fresh: bool = False) -> str:
        """Build it; gives what was printed. Fails with it where the build fails."""
        code, out, err = self.run("build", *options, fresh=fresh)
        assert code == 0, out + err
        return out


def _read_all(file) -> str:
    file.seek(0)
    return file.read().decode()


@contextmanager
def as_own_rows(data: Path) -> Iterator[None]:
    """Inside, the rows of `data` are taken for the book's own, which are read once and then kept, however many packs are laid over them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("activities.loading.DATA", data)
        patch.setattr("activities.loading.kept_layer.KEPT", data.parent / "_build" / "rows")
        yield


def lay_small_book(root: Path) -> SmallBook:
    """Lay the small book down in `root`, which must not exist yet; not built, with a `.venv` that shares this one's packages."""
    shutil.copytree(TESTS / "books" / "small", root)
    shutil.copytree(TESTS / "bad_data" / "_book", root / "book", dirs_exist_ok=True)
    for layer in LAYERS:
        shutil.copytree(layer, root / "data", dirs_exist_ok=True)
    shutil.copytree(ROOT / "data" / "ui", root / "data" / "ui", dirs_exist_ok=True)  # pages need every label
    shutil.copy2(ROOT / "data" / "answers.schema.json", root / "data")
    shutil.copytree(ROOT / "activities", root / "activities")
    for name in PROJECT:
        shutil.copy2(ROOT / name, root)
    shutil.copytree(build_bundles(), root / "_build" / "bundles")
    if KEPT.is_dir():
        shutil.copytree(KEPT, root / "_build" / "templates", ignore=shutil.ignore_patterns("*.*"))  # those half written
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    _share_packages(root)
    return SmallBook(root)


def restore(kept: Path, root: Path) -> None:
    """Make `root` what `kept` is, times of change and all, as laying it out anew would; what is as it was stays untouched."""
    due, found = _list_all(kept), _list_all(root)
    for name in sorted((name for name, state in found.items() if due.get(name) != state), reverse=True):
        path = root / name
        path.rmdir() if found[name] == FOLDER else path.unlink()
    for name in sorted(name for name, state in due.items() if found.get(name) != state):
        if due[name] == FOLDER:
            (root / name).mkdir()
        else:
            shutil.copy2(kept / name, root / name, follow_symlinks=False)


def _list_all(root: Path) -> dict[str, tuple]:
    """Each path in `root`, with what tells whether it has changed."""
    found: dict[str, tuple] = {}
    due = [""]
    while due:
        with os.scandir(root / due.pop()) as entries:
            for entry in entries:
                name = os.path.relpath(entry.path, root)
                if entry.is_dir(follow_symlinks=False):
                    found[name] = FOLDER
                    due.append(name)
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found[name] = (stat.st_mode, stat.st_size, stat.st_mtime_ns)
    return found


def _share_packages(root: Path) -> None:
    """A Python whose `activities` is the copy in `root`, and whose other packages are those of this one."""
    venv.create(root / ".venv", symlinks=os.name != "nt")
    packages = sysconfig.get_path("purelib", vars={"base": str(root / ".venv")})
    ours = f"{root}\nimport site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    Path(packages, "small-book.pth").write_text(ours, encoding="utf-8")
