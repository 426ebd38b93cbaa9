"""The commands: build, serve, check, new, handouts, bundle, debrief, slides, notebooks, coverage, chapters, links, schema, lab, test, clean. Each reads its options, calls the engine and reports.

Only the standard library is imported at the top: `run.py` reads the command line with this module
before anything is installed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import time
import traceback
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from activities.rows.editions import EDITIONS, PARTICIPANT, SELF_STUDY
from activities.running.programs import FULL, Stopped, end_on_signals, program_environment, run_logged

if TYPE_CHECKING:
    from activities.loading.editions import Edition

ROOT = Path(__file__).resolve().parent.parent
PORT = 8000
MOST_PEOPLE = 400  # as many as codes are dealt to
# JupyterLab opens on the notebooks, asks no other host for news, and installs nothing.
QUIET_LAB = (
    "--LabApp.default_url=/lab/tree/notebooks",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
NEED_NO_SET_UP = ("clean",)
NEED_CHECKS = ("test",)  # and with them the packages that check the scripts
QUICK = ("-m", "not slow")


def read_command(argv: list[str]) -> argparse.Namespace:
    """The command line as options. Ends the program on --help, and with code 2 on a slip of the pen."""
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="The workshop's book: build it, serve it, check it.",
        epilog="The first call installs what is needed into .venv and node_modules, and takes a minute.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    packs = argparse.ArgumentParser(add_help=False)
    packs.add_argument(
        "--pack",
        metavar="FOLDER",
        dest="packs",
        action="append",
        default=[],
        type=_read_pack,
        help="lay this folder of rows over the book's own; can be given again",
    )
    book = argparse.ArgumentParser(add_help=False)
    book.add_argument(
        "--edition",
        metavar="NAME",
        dest="editions",
        action="append",
        default=[],
        choices=EDITIONS,
        help="self-study (where none is named), participant (no readings, nothing of the facilitator's) or facilitator (everything, notes for sessions too)",
    )
    book.add_argument(
        "--without-readings", dest="editions", action="append_const", const=PARTICIPANT, help="the same as --edition participant"
    )

    serve = commands.add_parser("serve", parents=[packs, book], help="build the book, serve it on this machine, open the browser")
    serve.add_argument("--port", type=_read_port, default=PORT, help=f"first port to try (default {PORT})")
    serve.add_argument("--no-browser", action="store_true", help="do not open the browser")
    commands.add_parser(
        "build", parents=[packs, book], help="build the book into _build/html; further editions, with --edition, beside it"
    )
    commands.add_parser("check", parents=[packs], help="check every row, without building")
    commands.add_parser("coverage", parents=[packs], help="say on which page each item of the sources stands, and name every gap")
    commands.add_parser("chapters", parents=[packs], help="say how long and how hard to read each chapter is")
    links = commands.add_parser("links", parents=[packs], help="list every address outside the book")
    links.add_argument("--ask", action="store_true", help="ask each over the network whether it still answers")
    new = commands.add_parser("new", help="lay down a skeleton with prompts: rows, a text, or the files of a kind")
    rows_of = ("case", "question", "worksheet", "file", "deck", "notes", "visit", "role-play", "wage-rules", "wage-example")
    new.add_argument("what", choices=(*rows_of, "chapter", "kind", "pack"))
    new.add_argument(
        "id",
        help="small letters, digits and hyphens, as in brick-kiln; a question's is its indicator's with a number, a deck's or notes' the line's",
    )
    new.add_argument("--pack", metavar="FOLDER", type=_read_pack, help="for this folder of rows instead of the book's own")
    printed = commands.add_parser(
        "handouts", parents=[packs], help="write what is printed before a workshop: case sheets, cards, worksheets, badges and more"
    )
    printed.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="where to write (default: _build/handouts)")
    printed.add_argument("--people", metavar="NUMBER", type=_read_people, default=24, help="how many take part (default 24)")
    printed.add_argument(
        "--plan", metavar="ID", help="the programme that sign-in sheet and certificates are for (default: the first)"
    )
    printed.add_argument(
        "--codes", metavar="WORD", default="", help="deal codes for the tests from this word, on the backs of badges"
    )
    printed.add_argument("--address", metavar="URL", type=_read_address, help="where the book lies, as a code on sheets")
    whole = commands.add_parser(
        "bundle",
        parents=[packs, book],
        help="build editions and pack each into one zip file, with what is printed and where to start",
    )
    whole.add_argument("--out", metavar="FOLDER", type=Path, help="where to write (default: _build/to-hand-out)")
    whole.add_argument("--address", metavar="URL", type=_read_address, help="where the book lies, as a code on sheets")
    rooms = commands.add_parser(
        "debrief", parents=[packs], help="count what the groups of a room, or of many, answered: a Word file and tables"
    )
    rooms.add_argument("folder", metavar="FOLDER", type=Path, help="the answers files; each folder in it is a room")
    rooms.add_argument("--out", metavar="FOLDER", type=Path, help="where to write (default: a folder `debrief` in FOLDER)")
    rooms.add_argument("--one-room", action="store_true", help="take the folders in it for one room")
    rooms.add_argument("--until", metavar="TIME", type=_read_time, help="name what was saved after it late, as in 2026-03-02T16:30")
    rooms.add_argument("--names", action="store_true", help="say which group said what")
    rooms.add_argument("--dask", action="store_true", help="count rooms side by side; needs requirements-dask.txt")
    rooms.add_argument("--cluster", metavar="ADDRESS", help="count them on the Dask cluster whose scheduler is there")
    decks = commands.add_parser("slides", parents=[packs], help="write the decks of the sessions as files for slide programs")
    decks.add_argument(
        "folder",
        metavar="FOLDER",
        type=Path,
        nargs="?",
        default=ROOT / "_build" / "slides",
        help="where to write (default: _build/slides)",
    )
    measured = commands.add_parser(
        "results", parents=[packs], help="what a workshop gained, from its sittings: a report as a Word file, and tables"
    )
    measured.add_argument("folder", metavar="FOLDER", type=Path, help="the files of sittings, lines of letters and action plans")
    measured.add_argument("--out", metavar="FOLDER", type=Path, help="where to write (default: a folder `results` in FOLDER)")
    measured.add_argument(
        "--cards", nargs=2, metavar=("WORD", "MANY"), help="the word that the cards were dealt from, and how many"
    )
    measured.add_argument(
        "--plan", metavar="ID", help="the plan that was run, which gives the days and the programme of the report"
    )
    measured.add_argument("--first", metavar="DAY", type=date.fromisoformat, help="the first day, as in 2026-03-02")
    measured.add_argument(
        "--keep", metavar="CODE[/DAY]", action="append", default=[], help="count this card though nobody was dealt it, or this day"
    )
    commands.add_parser("notebooks", help="write the notebooks of activities anew, from their rows")
    commands.add_parser("schema", help="write data/answers.schema.json anew, from the model of the answers file")
    commands.add_parser("lab", parents=[packs], help="open the notebooks in JupyterLab")
    tests = commands.add_parser(
        "test",
        help="check, build and run every test; with --quick, those that need no build and no browser; the rest is passed to pytest",
        add_help=False,
    )
    tests.add_argument("--quick", action="store_true")
    commands.add_parser("clean", help="delete what was built; .venv and node_modules stay")

    options, rest = parser.parse_known_args(argv)
    if rest and options.command != "test":
        parser.error(f"unknown: {' '.join(rest)}")
    options.rest = rest
    return options


def main(argv: list[str]) -> int:
    """Do one command; return its exit code. What stops it is told in plain lines, never as a traceback."""
    options = read_command(argv)
    end_on_signals()
    try:
        return {
            "serve": serve,
            "build": build,
            "check": check,
            "coverage": coverage,
            "chapters": chapters,
            "links": links,
            "new": new,
            "handouts": handouts,
            "bundle": bundle,
            "debrief": debrief,
            "results": results,
            "slides": slides,
            "notebooks": notebooks,
            "schema": schema,
            "lab": lab,
            "test": test,
            "clean": clean,
        }[options.command](options)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
        return 1
    except KeyboardInterrupt as interruption:
        return getattr(interruption, "code", 130)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        what = "no space is left on the disk; make room, then try again" if error.errno in FULL else error.strerror
        print(f"{options.command} stopped: {what}{where}", file=sys.stderr)
        return 1
    except Exception as error:
        log = ROOT / "_build" / "logs" / "crash.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
        print(f"{options.command} stopped at a fault of its own: {error!r} (details: {log})", file=sys.stderr)
        return 1


def check(options: argparse.Namespace) -> int:
    """Load every row and hold rows and texts to the rules; say how many there are, and what is still to be written."""
    from activities.answers.schema import PUBLISHED, is_published
    from activities.editing.session_rules import list_without_notes, word_without_notes
    from activities.editing.slips import find_slips
    from activities.editing.study_rules import list_without_session, word_without_session
    from activities.editing.unwritten import list_unwritten, word_unwritten
    from activities.kinds.notebooks import find_differing
    from activities.loading import load_rows
    from activities.running.building import check_rows

    counted = check_rows(_read_edition(options))
    rows = load_rows(packs=options.packs)
    if slips := find_slips(rows, ROOT / "book"):
        raise Stopped("\n".join(slips))
    print(counted)
    rest = [*word_without_notes(list_without_notes(rows)), *word_without_session(list_without_session(rows))]
    for line in [*word_unwritten(list_unwritten(rows, ROOT / "book")), *rest]:
        print(line)
    own = load_rows(packs=[]) if options.packs else rows
    if differing := [path.relative_to(ROOT).as_posix() for path in find_differing(own, ROOT)]:
        raise Stopped(
            "\n".join(f"{name}: not what its row gives; have it written anew: python3 run.py notebooks" for name in differing)
        )
    if not is_published():
        raise Stopped(f"{PUBLISHED.name} is not what the model of the answers file gives; run: python3 run.py schema")
    return 0


def coverage(options: argparse.Namespace) -> int:
    """Build the book, then print item → page for all that the sources list; 1 where something has no place."""
    from activities.editing.coverage import trace_items, word_report
    from activities.loading import load_rows
    from activities.running.building import build_book

    folder = build_book(_read_edition(options))
    told = trace_items(load_rows(packs=options.packs), folder)
    print("\n".join(word_report(told)))
    return int(any(one.gap for one in told))


def chapters(options: argparse.Namespace) -> int:
    """Print the words, minutes, reading grade and sentences of each chapter; 1 where one is too hard to read."""
    from activities.editing.reading_ease import HARDEST_GRADE, measure_chapters
    from activities.loading import load_rows

    measured = measure_chapters(load_rows(packs=options.packs), ROOT / "book" / "learn")
    for one in measured:
        sentences = f"{one.sentence:4.1f} words a sentence, {one.clipped:4.0%} short"
        print(f"{one.number:>3}  {one.title:<45} {one.words:>5} words {one.minutes:>4} min   grade {one.grade:4.1f}   {sentences}")
    print(f"No chapter may be above grade {HARDEST_GRADE:.0f}, terms of art aside.")
    return int(any(one.grade > HARDEST_GRADE for one in measured))


def links(options: argparse.Namespace) -> int:
    """Print every address outside the book with its source; asked, say which answer, and 1 where one does not."""
    from activities.editing.addresses import ask_addresses, list_addresses, word_answers
    from activities.loading import load_rows

    addresses = list_addresses(load_rows(packs=options.packs))
    if not options.ask:
        print("\n".join(f"{one.source}\t{one.url}" for one in addresses))
        return 0
    answers = ask_addresses(addresses)
    print("\n".join(word_answers(answers)))
    return int(any(one.trouble for one in answers))


def new(options: argparse.Namespace) -> int:
    """Lay down a skeleton and say which files are to be written on."""
    from activities.editing.skeletons import NoSkeleton, lay_skeleton
    from activities.loading import DataErrors

    try:
        files = lay_skeleton(options.what, options.id, ROOT, options.pack)
    except (NoSkeleton, DataErrors) as refusal:
        raise Stopped(str(refusal)) from None
    for path in files:
        print(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)
    print("Each “Write here …” in them is a prompt to you; `python3 run.py check` lists those that are left.")
    return 0


def handouts(options: argparse.Namespace) -> int:
    """Write the handouts as PDF and Word files, and name what did not fit."""
    from activities.handouts import Choices
    from activities.handouts.files import write_handouts
    from activities.laying import NoPlace
    from activities.loading import DataErrors, load_rows
    from activities.running.building import read_title

    folder = options.folder or ROOT / "_build" / "handouts"
    choices = Choices(options.people, options.plan, options.codes)
    try:
        written = write_handouts(load_rows(packs=options.packs), folder, read_title(ROOT), choices, options.address or "")
    except (DataErrors, NoPlace, ValueError) as refusal:
        raise Stopped(str(refusal)) from None
    except KeyError as refusal:
        raise Stopped(refusal.args[0]) from None
    for note in written.notes:
        print(note)
    if not options.codes:
        print(
            'badges.pdf has fronts only: no word for codes was named. With --codes "Accra, March" the backs have the codes for the tests'
        )
    print(f"Wrote {len(written.files)} files to {folder}: {', '.join(path.name for path in written.files)}")
    return 0


def bundle(options: argparse.Namespace) -> int:
    """Build the editions and pack each; say where each is, how large, and its checksum."""
    from activities.bundling import MOST_BYTES, make_bundle
    from activities.handouts.files import write_handouts
    from activities.loading import load_rows
    from activities.running.building import build_books, read_title, read_version
    from activities.slides.files import write_decks

    editions = _read_editions(options)
    title, made = read_title(ROOT), ROOT / "_build" / "handouts-of-bundles"
    for edition, html in zip(editions, build_books(editions)):
        rows = load_rows(packs=options.packs, edition=edition.name)
        try:
            written = write_handouts(rows, made, title, address=options.address or "")
        except ValueError as refusal:
            raise Stopped(str(refusal)) from None
        for note in written.notes:
            print(note)
        out = options.out or ROOT / "_build" / "to-hand-out"
        beside = {"handouts": made}
        if edition.name != PARTICIPANT and rows.decks:
            beside["slides"] = shown = ROOT / "_build" / "slides-of-bundles"
            shutil.rmtree(shown, ignore_errors=True)
            write_decks(rows, shown)
        one = make_bundle(ROOT, html, rows, title, read_version(ROOT), out, beside)
        print(f"Wrote {one.path}: {one.files} files, {one.size / 1e6:.1f} MB, SHA-256 {one.checksum}")
        if one.size > MOST_BYTES:
            print(f"That is more than {MOST_BYTES / 1e6:.0f} MB, which a slow line or a mailbox may not take.")
    return 0


def debrief(options: argparse.Namespace) -> int:
    """Count what groups answered, say what became of the files, and write a Word file and the tables."""
    from activities.debrief import NoFolder, count_rooms, debrief_folder, list_contents
    from activities.debrief.files import write_debrief
    from activities.debrief.rooms import OUTPUT
    from activities.debrief.side_by_side import NoDask, count_side_by_side
    from activities.debrief.summary import word_summary
    from activities.laying import NoPlace
    from activities.loading import DataErrors, load_rows

    try:
        count = count_side_by_side(options.cluster) if options.dask or options.cluster else count_rooms
        rows = load_rows(packs=options.packs)
        contents = list_contents(rows)
        how = {"names": options.names, "until": options.until, "as_one": options.one_room, "count": count}
        counted = debrief_folder(options.folder, contents, **how)
        print("\n".join(word_summary(counted, contents, rows)), flush=True)
        if not counted.tallies:
            raise Stopped(f"{options.folder}: no answers in it; right is the folder with the files that the groups saved")
        written = write_debrief(counted, contents, rows, options.out or options.folder / OUTPUT)
    except (DataErrors, NoDask, NoFolder, NoPlace) as refusal:
        raise Stopped(str(refusal)) from None
    paper, *tables = sorted(written, key=lambda path: path.suffix != ".docx")
    print(f"Wrote {paper}, and {len(tables)} tables in {tables[0].parent}")
    return 0


def slides(options: argparse.Namespace) -> int:
    """Write every deck as a file, and say which sessions each serves."""
    from activities.loading import DataErrors, load_rows
    from activities.slides.files import NoDecks, write_decks

    try:
        rows = load_rows(packs=options.packs)
        written = write_decks(rows, options.folder)
    except (DataErrors, NoDecks) as refusal:
        raise Stopped(str(refusal)) from None
    for path, serves in written:
        print(f"Wrote {path}  ({', '.join(serves)})")
    return 0


def results(options: argparse.Namespace) -> int:
    """Measure a workshop by what is in a folder, say what became of the files, and write the report and the tables."""
    from activities.laying import NoPlace
    from activities.loading import DataErrors, load_rows
    from activities.measuring.codes import deal_codes
    from activities.measuring.collecting import Workshop
    from activities.measuring.folders import OUTPUT, measure_folder, word_told, write_results

    if not options.folder.is_dir():
        raise Stopped(f"{options.folder}: no such folder; right is the one with the files that people handed in")
    try:
        rows = load_rows(packs=options.packs)
        if options.plan and options.plan not in rows.plans:
            raise Stopped(f"no plan '{options.plan}'; there are: {', '.join(rows.plans)}")
        cards = None
        if options.cards:
            word, many = options.cards
            cards = [card.code for card in deal_codes(word, int(many) if many.isdecimal() else 0)]
        days = len(rows.plans[options.plan].days) if options.plan else Workshop().days
        first = options.first.isoformat() if options.first else None
        kept = tuple(one.upper() for one in options.keep)
        found = measure_folder(options.folder, rows, Workshop(cards, days, first, kept), options.plan)
        print("\n".join(word_told(found.told)), flush=True)
        if not any(line["n"] for line in found.results["people"]):
            raise Stopped(
                f"{options.folder}: no sitting in it that counts; right is the folder with the files that people handed in"
            )
        written = write_results(found, rows.strings, options.out or options.folder / OUTPUT)
    except (DataErrors, NoPlace, ValueError) as refusal:
        raise Stopped(str(refusal)) from None
    print(f"Wrote {', '.join(str(path) for path in written)}")
    return 0


def notebooks(_options: argparse.Namespace) -> int:
    """Write the notebooks that are not what their rows give, and name them."""
    from activities.kinds.notebooks import write_notebooks
    from activities.loading import DataErrors, load_rows

    try:
        written = write_notebooks(load_rows(packs=[], awaited=True), ROOT)
    except DataErrors as errors:
        raise Stopped(str(errors)) from None
    for path in written:
        print(f"Wrote {path.relative_to(ROOT)}")
    print("The notebooks are what their rows give.")
    return 0


def schema(_options: argparse.Namespace) -> int:
    """Publish the JSON Schema of the answers file."""
    from activities.answers.schema import write_schema

    print(f"Wrote {write_schema()}")
    return 0


def build(options: argparse.Namespace) -> int:
    """Build the book, if anything has changed since the last time."""
    from activities.running.building import build_books

    for folder in build_books(_read_editions(options)):
        print(f"The book is in {folder}: open {folder / 'index.html'}")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Build the book and serve it until Ctrl-C."""
    import webbrowser

    from activities.running.building import build_book
    from activities.running.serving import open_server

    folder = build_book(_read_edition(options))
    with open_server(folder, options.port) as server:
        print(f"The book is at {server.url}  (Ctrl-C ends it)", flush=True)
        if not options.no_browser and _has_screen():
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nEnded.", flush=True)
            raise
    return 0


def lab(options: argparse.Namespace) -> int:
    """Open JupyterLab on the notebooks, with the kernels seeing the packs, until Ctrl-C."""
    from activities.running.building import build_scripts, check_rows

    check_rows(_read_edition(options))
    build_scripts()
    log = ROOT / "_build" / "logs" / "lab.log"
    log.unlink(missing_ok=True)
    told: list[str] = []

    def follow(line: str) -> None:
        if not told and (found := re.search(r"http://127\.0\.0\.1:\S+", line)):
            told.append(found[0])
            print(f"JupyterLab is at {found[0]}  (Ctrl-C ends it)", flush=True)

    env = program_environment(Path(sys.executable), **_read_edition(options).to_environment())
    command = [sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1", f"--ServerApp.root_dir={ROOT}", *QUIET_LAB]
    if not _has_screen():
        command.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    code, printed = run_logged(command, log, cwd=ROOT, env=env, on_line=follow)
    if code:
        last = "\n".join(f"  {line}" for line in printed.splitlines()[-5:])
        raise Stopped(f"JupyterLab ended with code {code} (details: {log}):\n{last}")
    return 0


def test(options: argparse.Namespace) -> int:
    """Check rows and code, build, see that there is a browser, run every test; quick, only what needs no book and no browser."""
    from activities.running.building import build_book, check_rows
    from activities.running.chromium import CHOICE, NoChromium, obtain_chromium
    from activities.running.code_checks import CodeChecks
    from activities.running.testing import run_tests

    begun = time.monotonic()
    checks = CodeChecks(ROOT)
    env, which = program_environment(Path(sys.executable)), list(options.rest)
    if options.quick:
        print(check_rows(), flush=True)
        which = [*QUICK, *which]
        checks.report()
    else:
        env["WORKSHOP_BOOK"] = str(build_book())
        checks.report()
        try:
            env[CHOICE] = str(obtain_chromium(ROOT / "_build" / "logs" / "chromium.log"))
        except NoChromium as missing:
            print(missing, file=sys.stderr)  # the browser tests fail with the same line; the others run
    code = run_tests(which, ROOT, env)
    minutes, seconds = divmod(round(time.monotonic() - begun), 60)
    print(f"All together: {minutes} min {seconds} s")
    return code


def clean(options: argparse.Namespace) -> int:
    """Delete what was built."""
    shutil.rmtree(ROOT / "_build", ignore_errors=True)
    print("Deleted _build. To set up anew as well, delete .venv and node_modules.")
    return 0


def _read_editions(options: argparse.Namespace) -> list[Edition]:
    """The editions that the command line asks for, each once; where it names none, or cannot, the one for self-study."""
    from activities.loading.editions import Edition

    names = dict.fromkeys(getattr(options, "editions", [])) or [SELF_STUDY]
    return [Edition.of(options.packs, name) for name in names]


def _read_edition(options: argparse.Namespace) -> Edition:
    """The edition that the command line asks for; of several the last."""
    return _read_editions(options)[-1]


def _read_pack(text: str) -> Path:
    folder = Path(text).resolve()
    if folder.is_file() and folder.suffix.lower() == ".zip":
        from activities.loading.zipped_packs import NoPack, unpack_pack

        try:
            return unpack_pack(folder, ROOT / "_build" / "packs")
        except NoPack as wrong:
            raise argparse.ArgumentTypeError(str(wrong)) from None
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"{folder} is not a folder and no .zip; a pack is a folder of rows, laid out like data/")
    return folder


def _read_time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a time; right is one as in 2026-03-02T16:30") from None


def _read_port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text} is not a port; a port is a number from 1 to 65535")
    return int(text)


def _read_people(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"{text} is not how many take part; right is a number from 1 to {MOST_PEOPLE}")
    return int(text)


def _read_address(text: str) -> str:
    from activities.rows.texts import refuse_address

    try:
        return refuse_address(text)
    except ValueError as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def _has_screen() -> bool:
    if not sys.stdout.isatty():
        return False
    return os.name == "nt" or sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
