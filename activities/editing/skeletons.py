"""Skeletons of what an author begins with: rows and texts that pass `check` and are built, with prompts in the place of words.

Each folder in `skeletons/` is one: its files are laid down at the same place in the project, `ID` in a name standing for
the id. What belongs into a file that is there already (a question, an activity, labels) is added to it, and nothing else
in that file changes. No file is ever written over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from activities.kinds.environments import make_environment
from activities.loading import load_rows
from activities.loading.wording import Unreadable, suggest
from activities.loading.yaml_text import parse_yaml
from activities.rows.session_notes import LENGTHS
from activities.slides.telling import find_deck

SKELETONS = Path(__file__).with_suffix("")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FILE_KIND, VISIT_KIND = "case-file", "visit"
ADDED = ("ROW.yml", "STRINGS.yml")  # rows that are added to a file that is there
IN_PACKS = ("case", "question", "worksheet", "file", "deck", "notes", "visit", "role-play", "wage-rules", "wage-example")
MOST_BLOCKS, BLOCK, MOST_TALK = 5, 20, 8  # of a deck: talks with a question each, and their minutes
# A skeleton holds templates of the engine, too, so its own marks are others.
MARKS = {
    "variable_start_string": "<<",
    "variable_end_string": ">>",
    "block_start_string": "<%",
    "block_end_string": "%>",
    "comment_start_string": "<#",
    "comment_end_string": "#>",
}


class NoSkeleton(Exception):
    """Nothing was laid down; the message says why, and what would be right."""


@dataclass
class _Plan:
    """What is to be written: whole files, and files that grow by some rows."""

    files: dict[Path, str] = field(default_factory=dict)
    grown: dict[Path, str] = field(default_factory=dict)


def lay_skeleton(what: str, id: str, root: Path, pack: Path | None = None) -> list[Path]:
    """Lay down the skeleton of one of WHAT; returns the files, new ones first.

    id: of a deck or of notes it is that of a line of a plan, of notes also that of an activity.
    root: the project. pack: the folder of rows that one of IN_PACKS is for, instead of the book's own.
    Raises NoSkeleton for an id that does not fit or is taken, DataErrors where the rows cannot be loaded.
    """
    if not ID.fullmatch(id):
        close = "-".join(re.findall(r"[a-z0-9]+", id.lower())).lstrip("0123456789-")
        raise NoSkeleton(f"'{id}' is no id; small letters, digits and single hyphens are, as in {close or 'brick-kiln'}")
    if pack and what not in IN_PACKS:
        raise NoSkeleton(f"a pack brings no {what}; leave --pack out, or choose {', '.join(IN_PACKS)}")
    plan = _Plan()
    if what == "pack":
        _plan_files(plan, what, id, root / "packs" / id, {"id": id, "folder": f"packs/{id}"})
    else:
        rows = load_rows(root / "data", [pack] if pack else [], readings=True)
        _refuse_taken(what, f"{id}-first" if what == "kind" else id, rows)
        _PLANS[what](plan, id, rows, root, pack or root / "data")
    for path in plan.files:
        if path.exists():
            raise NoSkeleton(f"{_name(path, root)} is there already; choose another id, or go on with that file")
    _write(plan)
    return [*plan.files, *plan.grown]


def _refuse_taken(what: str, id: str, rows) -> None:
    """An id stands for one row, and an activity and its worksheet share theirs."""
    of = {
        "case": ("cases",),
        "question": ("questions",),
        "chapter": ("chapters",),
        "file": ("case_files", "activities"),
        "visit": ("visits", "activities"),
        "role-play": ("role_plays",),
        "wage-rules": ("overtime",),
        "wage-example": ("wage_examples",),
        "deck": ("decks",),
        "notes": ("sessions",),
    }
    for kind in of.get(what, ("activities", "worksheets")):
        if id in getattr(rows, kind):
            raise NoSkeleton(f"'{id}' is {rows.at(kind, id)} already; ids last, so choose another")


# --- what each is made of ------------------------------------------------------------------------


def _plan_case(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    number = 1 + max((case.number or 0 for case in rows.cases.values()), default=0)
    _plan_files(plan, "case", id, root, {"id": id, "number": number, "elements": list(rows.elements.values())}, data)


def _plan_question(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    """The id is the indicator's, or the next question's: `debt` and `debt-5` are the same."""
    before = {indicator: [one.id for one in rows.questions.values() if one.indicator == indicator] for indicator in rows.indicators}
    due = {indicator: f"{indicator}-{len(ids) + 1}" for indicator, ids in before.items()}
    indicator = next((one for one in due if id in (one, due[one])), None)
    if not indicator:
        named = id if id in due else id.rpartition("-")[0]
        cure = f"{due[named]} is the next" if named in due else suggest(id, due)
        raise NoSkeleton(f"'{id}': a question is counted under its indicator; {cure}")
    related = [
        (relation.relation != "direct", eleven.id)
        for eleven in rows.eleven.values()
        for relation in eleven.six
        if relation.indicator == indicator
    ]
    if not related:
        raise NoSkeleton(f"none of the eleven is related to {indicator}; add that to `six` of one of them in eleven.yml first")
    row = _render("question/ROW.yml", {"id": due[indicator], "indicator": indicator, "eleven": min(related)[1]})
    _plan_rows(plan, data / "questions.yml", row, behind=before[indicator][-1] if before[indicator] else None)


def _plan_worksheet(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    _plan_files(plan, "worksheet", id, root, {"id": id}, data)
    _plan_activity(plan, id, "worksheet", rows, data)


def _plan_file(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    """A file joins the activity in which files are read; where there is none yet, it brings one."""
    reading = next((row for row in rows.activities.values() if row.kind == FILE_KIND), None)
    offences = reading.offences if reading else list(rows.offences)[:1]
    words = {
        "id": id,
        "activity": reading.id if reading else id,
        "indicator": next(iter(rows.indicators)),
        "elements": [element.id for offence in offences for element in rows.offences[offence].elements],
    }
    _plan_files(plan, "file", id, root, words, data)
    if not reading:
        _plan_activity(plan, id, FILE_KIND, rows, data, offences)


def _plan_visit(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    """A visit joins the activity in which sites are visited; where there is none yet, it brings one."""
    visiting = next((row for row in rows.activities.values() if row.kind == VISIT_KIND), None)
    _plan_files(plan, "visit", id, root, {"id": id, "activity": visiting.id if visiting else id}, data)
    if not visiting:
        _plan_activity(plan, id, VISIT_KIND, rows, data)


def _plan_role_play(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    number = 1 + max((play.number for play in rows.role_plays.values()), default=0)
    _plan_files(plan, "role-play", id, root, {"id": id, "number": number}, data)


def _plan_wage_rules(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    """The book's own rules are examples, since overtime is one country's law."""
    _plan_files(plan, "wage-rules", id, root, {"id": id, "example": data == root / "data"}, data)


def _plan_wage_example(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    if not rows.overtime:
        raise NoSkeleton(f"an example counts by rules for overtime, and there are none; first: python3 run.py new wage-rules {id}")
    number = 1 + max((example.number for example in rows.wage_examples.values()), default=0)
    words = {"id": id, "number": number, "case": next(iter(rows.cases)), "rules": next(iter(rows.overtime))}
    _plan_files(plan, "wage-example", id, root, words, data)


def _plan_deck(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    """Slides that fill the line: talks of a few minutes, each with a question for pairs."""
    line = _find_sessions(rows, activities=False).get(id)
    if not line:
        raise NoSkeleton(f"'{id}' is no line of a plan; {suggest(id, _find_sessions(rows, activities=False))}")
    if served := find_deck(rows, id):
        raise NoSkeleton(f"'{id}' has the deck '{served.id}' already; change that one, or take the line out of its `serves`")
    many = min(MOST_BLOCKS, -(-line.minutes // BLOCK))
    lengths = [line.minutes // many + (place < line.minutes % many) for place in range(many)]
    if min(lengths) < 2:
        raise NoSkeleton(f"'{id}' has {line.minutes} minute; a talk with a question needs two at least")
    blocks = [(min(MOST_TALK, length // 2), length - min(MOST_TALK, length // 2)) for length in lengths]
    _plan_files(plan, "deck", id, root, {"id": id, "title": _as_words(line.title), "blocks": blocks}, data)


def _plan_notes(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    """Steps that fill the session, with the slides of the deck that is written for it, one a step."""
    sessions = _find_sessions(rows, activities=True)
    if id not in sessions:
        raise NoSkeleton(f"'{id}' is no line of a plan and no activity; {suggest(id, sessions)}")
    minutes, deck = sessions[id].minutes, find_deck(rows, id)
    is_written_for = deck is not None and deck.serves[0] == id and sum(slide.minutes for slide in deck.slides) == minutes
    steps = (
        [(slide.minutes, [number]) for number, slide in enumerate(deck.slides, 1)] if deck and is_written_for else [(minutes, [])]
    )
    lengths = {name: round(minutes * share / 100) or 1 for name, share in LENGTHS.items()}
    _plan_files(plan, "notes", id, root, {"id": id, "title": _as_words(sessions[id].title), "steps": steps, **lengths}, data)


def _find_sessions(rows, activities: bool) -> dict[str, Any]:
    """The lines of all plans by their ids, and the activities where they count."""
    lines = {line.id: line for plan in rows.plans.values() for day in plan.days for line in day.lines if line.form != "break"}
    return {**lines, **(rows.activities if activities else {})}


def _as_words(title: str) -> str:
    """A title as it can stand between quotes in a file."""
    return " ".join(re.sub(r'["\\\\]', "'", title).split())


def _plan_chapter(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    number = 1 + max((chapter.number for chapter in rows.chapters.values()), default=0)
    source = next((id for id in rows.sources if id != "own"), None)
    if not source:
        raise NoSkeleton("a chapter cites a document beside our own work; add one to data/sources.yml first")
    _plan_files(plan, "chapter", id, root, {"id": id, "number": number, "source": source})


def _plan_kind(plan: _Plan, id: str, rows, root: Path, data: Path) -> None:
    folder = id.replace("-", "_")
    if (root / "activities" / "kinds" / folder).exists():
        raise NoSkeleton(f"activities/kinds/{folder} is there already; choose another id")
    _plan_files(plan, "kind", id, root, {"id": id})
    _plan_activity(plan, f"{id}-first", id, rows, data)
    labels = data / "ui" / "en.yml"
    text = labels.read_text(encoding="utf-8")
    plan.grown[labels] = f"{text.rstrip()}\n\n{_render('kind/STRINGS.yml', {'id': id})}"


def _plan_activity(plan: _Plan, id: str, kind: str, rows, data: Path, offences: Sequence[str] = ()) -> None:
    number = 1 + max((activity.number for activity in rows.activities.values()), default=0)
    row = _render("ACTIVITY.yml", {"id": id, "kind": kind, "number": number, "aim": next(iter(rows.aims)), "offences": offences})
    _plan_rows(plan, data / "activities.yml", row)


_PLANS: dict[str, Callable] = {
    "case": _plan_case,
    "question": _plan_question,
    "worksheet": _plan_worksheet,
    "file": _plan_file,
    "visit": _plan_visit,
    "role-play": _plan_role_play,
    "wage-rules": _plan_wage_rules,
    "wage-example": _plan_wage_example,
    "deck": _plan_deck,
    "notes": _plan_notes,
    "chapter": _plan_chapter,
    "kind": _plan_kind,
}
WHAT = (*_PLANS, "pack")


# --- files ---------------------------------------------------------------------------------------


def _plan_files(plan: _Plan, what: str, id: str, root: Path, words: dict[str, Any], data: Path | None = None) -> None:
    """The files of a skeleton by their places in the project; those under `data/` go into the folder of rows."""
    folder = SKELETONS / what
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name in ADDED:
            continue
        place = name.replace("ID.", f"{id}.").replace("ID-", f"{id}-").replace("FOLDER", id.replace("-", "_"))
        target = data / place.removeprefix("data/") if data and place.startswith("data/") else root / place
        plan.files[target] = _render(f"{what}/{name}", words)


def _plan_rows(plan: _Plan, path: Path, row: str, behind: str | None = None) -> None:
    """Add a row to a list of rows, at its end or behind a row of that id; all else in the file stays as it is."""
    if not path.exists():
        plan.files[path] = row
        return
    text = path.read_text(encoding="utf-8")
    lines = text.rstrip().splitlines()
    at = len(lines)
    starts = [number for number, line in enumerate(lines) if line.startswith("- ")]
    if behind and (own := [number for number in starts if re.fullmatch(rf"- id: {re.escape(behind)}\s*", lines[number])]):
        at = next((number for number in starts if number > own[-1]), len(lines))
    above = "\n".join(lines[:at]).rstrip()
    below = "\n".join(lines[at:])
    grown = f"{above}\n\n{row.rstrip()}\n" + (f"\n{below}\n" if below else "")
    try:
        kept = [one for one in parse_yaml(grown) if one not in parse_yaml(row)] == parse_yaml(text)
    except Unreadable:
        kept = False
    if not kept:
        raise NoSkeleton(f"{path.name} is laid out in a way of its own; add the row there by hand:\n{row}")
    plan.grown[path] = grown


def _render(name: str, words: dict[str, Any]) -> str:
    return make_environment(SKELETONS, for_pages=False, **MARKS).get_template(name).render(words)


def _write(plan: _Plan) -> None:
    """All of it or nothing: where one file cannot be written, the new ones before it are taken away again."""
    made: list[Path] = []
    asides = {path: path.with_name(f".{path.name}.part") for path in plan.grown}
    try:
        for path, text in plan.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                made.append(path)
                file.write(text)
        for path, aside in asides.items():
            aside.write_text(plan.grown[path], encoding="utf-8")
        for path, aside in asides.items():
            os.replace(aside, path)
    except OSError:
        for path in (*made, *asides.values()):
            path.unlink(missing_ok=True)
        raise


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
