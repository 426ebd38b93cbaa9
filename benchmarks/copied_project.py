"""A copy of the project in which to build, so that the book at hand and its sources stay as they are."""

from __future__ import annotations

import shutil
import site
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEFT_BEHIND = shutil.ignore_patterns(".git", "_build", ".venv", "node_modules", "__pycache__", ".pytest_cache", "*.egg-info")


def copy_project(folder: Path) -> Path:
    """Copy the project into `folder`, which must be new; returns the Python to run the copy with.

    That Python has the packages of the one that runs this, but the copy's own `activities`.
    """
    shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    venv.create(folder / ".venv", symlinks=True)
    (own,) = (folder / ".venv").glob("lib/python*/site-packages")
    packages = "; ".join(f"site.addsitedir({path!r})" for path in site.getsitepackages())
    # The copy first: the packages bring a way to the project that was copied.
    (own / "copied_project.pth").write_text(f"{folder}\nimport site; {packages}\n", encoding="utf-8")
    return folder / ".venv" / "bin" / "python"
