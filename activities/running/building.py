"""From rows and words to the book: check, bundle, run Jupyter Book aside, then swap the result in.

`_build/html` is the last good book. Jupyter Book works in `_build/work`, so that an interrupted or
failed build never touches it. An edition that is not the usual one has both under a name of its own, as
`_build/html-participant`, and begins with what another has made, if it has made nothing itself. `_build/cache` keeps
the outputs of the notebooks, which are run without the readings and so are the same for all editions.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from activities.loading.editions import Edition
from activities.rows.editions import EDITIONS, SELF_STUDY
from activities.running.fingerprints import hash_code, hash_engine, hash_sources
from activities.running.programs import NO_SPACE, Stopped, program_environment, run_logged
from activities.running.progress import Step
from activities.running.work_folder import close_work, open_work

ROOT = Path(__file__).resolve().parents[2]
NO_ROWS = ("originals", "located", "below")  # what `Rows` holds about the rows
LINES_SHOWN = 12
PLAIN = Edition()
PLURALS = {
    "eleven": "indicators of 2012",
    "prosecutions": "prosecution counts",
    "strings": "labels",
    "decisions": "decisions of courts and statutes",
    "further": "documents to read on with",
    "stages": "stages of self-study",
    "coverage": "lists of the sources",
    "forms_today": "forms of today",
    "held_times": "times of the day kept free",
    "searches": "everyday words of the search",
    "overtime": "sets of rules for overtime",
    "wage_examples": "worked examples of wages",
}

PAGE_READ = re.compile(r"^(running notebooks|reading sources|writing output|copying images)\.\.\. *\[ *(\d+%)\]")
MATTERS = re.compile(r"^(?!\[IPKernelApp\]).*(WARNING|ERROR|CRITICAL|(Error|Exception|error): \S)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def check_rows(edition: Edition = PLAIN) -> str:
    """Load every row of the edition; return one line of counts. Raises Stopped with every error."""
    from activities.kinds.needs import find_unmet
    from activities.loading import DataErrors, load_rows

    try:
        rows = load_rows(packs=edition.packs, edition=edition.name)
    except DataErrors as errors:
        raise Stopped(str(errors)) from None
    if unmet := find_unmet(rows):
        raise Stopped("\n".join(unmet))
    tables = {field.name: getattr(rows, field.name) for field in dataclasses.fields(rows)}
    counts = [
        f"{len(table)} {PLURALS.get(name, name)}"
        for name, table in tables.items()
        if isinstance(table, (dict, list)) and name not in NO_ROWS
    ]
    return f"The rows are in order: {', '.join(counts)}."


def build_scripts() -> None:
    """Bundle the scripts that pages and notebooks load. Raises Stopped with the lines that matter."""
    from activities.kinds.bundles import BundleError, build_bundles

    try:
        build_bundles()
    except BundleError as error:
        log = ROOT / "_build" / "logs" / "scripts.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(str(error), encoding="utf-8")
        raise Stopped(_say_failed("The scripts were not bundled", str(error), log)) from None


def build_book(edition: Edition = PLAIN) -> Path:
    """Check the rows, bundle the scripts, make the pages; return the folder of the book. Raises Stopped."""
    return build_books([edition])[0]


def build_books(editions: Sequence[Edition]) -> list[Path]:
    """The same for several editions of the same rows, each in a folder of its own. What is alike in them is made once. Raises Stopped."""
    with Step("Checking the rows"):
        # That for participants lacks rows that others have, and has none of its own.
        check_rows(next((edition for edition in editions if edition.readings), editions[0]))
    with Step("Bundling the scripts"):
        build_scripts()
    return [make_pages(ROOT, edition) for edition in editions]


def make_pages(root: Path, edition: Edition = PLAIN) -> Path:
    """Make the book whose `_config.yml` and `_toc.yml` lie in `root`, if anything in it has changed.

    Returns `root/_build/html`, or the folder of the edition beside it. Raises Stopped with the lines of the log that matter; then the last
    good book is still there.
    """
    with _only_one_build(root) as lock:
        html = _html_folder(root / "_build", edition)
        if _read(html / ".made-from") == hash_sources(root, edition):
            print("The book is up to date.", flush=True)
        else:
            with Step("Building the book" if edition.name == SELF_STUDY else f"Building the edition for {edition.name}s") as step:
                _run_jupyter_book(root, edition, step, lock)
    return html


def _html_folder(build: Path, edition: Edition) -> Path:
    return build / f"html{edition.folder_ending}"


def _run_jupyter_book(root: Path, edition: Edition, step: Step, lock: int) -> None:
    build = root / "_build"
    log = build / "logs" / "build.log"
    sources, engine, html = hash_sources(root, edition), hash_engine(root), _html_folder(build, edition)
    work = open_work(
        build, engine, f"work{edition.folder_ending}", [f"work{Edition(name=name).folder_ending}" for name in EDITIONS]
    )
    log.unlink(missing_ok=True)

    config = _write_config(root, work, _choose_cache(build, root, edition))
    command: list[str | Path] = [sys.executable, "-P", "-m", "activities.running.jupyter_book_process", root, work, config]
    env = program_environment(Path(sys.executable), **edition.to_environment(), PYDEVD_DISABLE_FILE_VALIDATION="1")

    def follow(line: str) -> None:
        if found := PAGE_READ.match(COLOUR.sub("", line)):
            step.tell(f"{found[1]}: {found[2]}")

    code, printed = run_logged(command, log, cwd=root, env=env, on_line=follow, holding=[lock] if lock >= 0 else [])
    if code:
        said = _say_failed("The book was not built", printed, log)
        raise Stopped(f"{said}\nThe last good book is still in {html}." if html.exists() else said)
    if (
        hash_sources(root, edition) != sources
    ):  # which of its two states a page shows is unknown: the next build begins where this one did
        _swap_in(work / "_build" / "html", html, "sources that changed meanwhile")
        return
    _swap_in(work / "_build" / "html", html, sources)
    close_work(work)


def _choose_cache(build: Path, root: Path, edition: Edition) -> Path:
    """The folder for the outputs of this book's notebooks, one for all editions; emptied where another engine has filled it.

    Its path is a setting of the book: a path for each state of the engine would have Sphinx read every page anew.
    """
    folder = build / "cache" / "outputs"
    code = hash_code(root, edition)
    if _read(folder / "made-by") != code:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "made-by").write_text(code, encoding="utf-8")
    return folder


def read_title(root: Path) -> str:
    """The book's title, as its `_config.yml` in `root` has it."""
    return str(_read_config(root)["title"])


def read_version(root: Path) -> str:
    """The version of the book, as `pyproject.toml` in `root` has it."""
    return str(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def _read_config(root: Path) -> dict:
    try:
        return yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise Stopped(f"_config.yml is not YAML: {' '.join(str(error).split())}") from None


def _write_config(root: Path, work: Path, cache: Path) -> Path:
    """The book's `_config.yml` with the cache of this build; its paths are made to hold from elsewhere."""
    config = _read_config(root)
    config.setdefault("execute", {}).update(cache=str(cache), show_tb=True)
    extensions = config.get("sphinx", {}).get("local_extensions") or {}
    for name, folder in extensions.items():
        extensions[name] = str((root / folder).resolve())
    path = work / "config.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def _is_same(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether two files are taken for the same, one being a copy with its times: of one size, and written at the same moment."""
    return (one.st_size, one.st_mtime_ns) == (other.st_size, other.st_mtime_ns)


def _swap_in(made: Path, html: Path, sources: str) -> None:
    """Put a copy of `made` in place of `html`, which is whole at every moment but one.

    A file that is the same as in `html` is not copied but has its name in both for a moment. No file of a finished book is written to.
    """
    following, old = html.with_name(f"{html.name}.next"), html.with_name(f"{html.name}.old")

    def take(file: str, to: str) -> None:
        before = html / Path(file).relative_to(made)
        try:
            if _is_same(before.stat(), os.stat(file)):
                os.link(before, to)
                return
        except OSError:
            pass  # a new file, or a disk that gives a file one name only
        shutil.copy2(file, to)

    shutil.rmtree(following, ignore_errors=True)
    shutil.copytree(made, following, copy_function=take)
    (following / ".made-from").write_text(sources, encoding="utf-8")
    shutil.rmtree(old, ignore_errors=True)
    if html.exists():
        html.rename(old)
    following.rename(html)
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _only_one_build(root: Path) -> Iterator[int]:
    """Wait for another build of the same book, and mend a swap that was cut short.

    Gives the open lock. Jupyter Book is to hold it too, so that a build that was killed counts as at work until
    the last of it has ended. On Windows, where there is no such lock, gives -1.
    """
    build = root / "_build"
    build.mkdir(exist_ok=True)
    with (build / "lock").open("w") as lock:
        try:
            import fcntl
        except ImportError:  # Windows: two builds at once are the person's own doing
            held = -1
        else:
            held = lock.fileno()
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("Another build of this book is at work; waiting for it.", flush=True)
                fcntl.flock(lock, fcntl.LOCK_EX)
        for html in (_html_folder(build, Edition(name=name)) for name in EDITIONS):
            if not html.exists() and (old := html.with_name(f"{html.name}.old")).exists():
                old.rename(html)
        yield held


def _say_failed(what: str, printed: str, log: Path) -> str:
    if NO_SPACE.search(printed):
        return f"{what}: no space is left on the disk of {log.parent}; make room, then try again."
    lines = [line.strip() for line in COLOUR.sub("", printed).splitlines()]
    matter = list(dict.fromkeys(line for line in lines if MATTERS.search(line)))
    shown = [f"  {line}" for line in (matter[:LINES_SHOWN] or lines[-5:])]
    if len(matter) > LINES_SHOWN:
        shown.append(f"  … and {len(matter) - LINES_SHOWN} more")
    return "\n".join([f"{what} (details: {log}):", *shown])


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None
