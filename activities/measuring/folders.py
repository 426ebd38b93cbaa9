"""A folder of what a workshop handed in: sittings, letters and the groups' action plans; and the report that is written beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from activities.answers.collection import is_collection
from activities.answers.folders import read_file
from activities.answers.json_text import parse, read_text
from activities.answers.limits import FORMAT as ANSWERS
from activities.answers.limits import MAX_COLLECTION_BYTES
from activities.answers.problems import AnswersError, naming
from activities.debrief.files import write_csv, write_word
from activities.laying import laying_anew

from .collecting import Workshop, collect_forms, has_letters, is_forms
from .forms import build_key, build_sitting, list_aims
from .report import PLAN, build_deeds, build_programme, merge_actions, write_report
from .results import measure_workshop

PAPER = "report.docx"
OUTPUT = "results"


class WorkshopResults(NamedTuple):
    """results: as `measure_workshop` gives them. told: what became of each file and line. report: its sections."""

    results: dict[str, Any]
    told: list[dict[str, Any]]
    report: list[dict[str, Any]]


def measure_folder(folder: Path, rows, workshop: Workshop, plan: str | None = None) -> WorkshopResults:
    """What a folder says of a workshop. plan: the id of the one that was run, for the report. Raises OSError where the folder cannot be read."""
    contents = {id: build_sitting(rows, id) for id in rows.sittings}
    files, lines, plans = [], [], []
    told: list[dict[str, Any]] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = path.relative_to(folder).as_posix()
        if path.parent.name == OUTPUT:
            continue  # what an earlier call wrote
        if path.suffix.lower() not in (".json", ".txt"):
            told.append({"name": name, "state": "other"})
            continue
        try:
            with naming(name):
                text = read_text(path, MAX_COLLECTION_BYTES)
                content = None if path.suffix.lower() == ".txt" else parse(text)
        except AnswersError as problem:
            told.append({"name": name, "state": "damaged", "problem": {"code": problem.code, "params": problem.params}})
            continue
        if content is None:
            lines += [(name, text)] if has_letters(text) else []
            told += [] if has_letters(text) else [{"name": name, "state": "other"}]
        elif is_forms(content):
            files.append((name, content))
        elif is_collection(content) or content.get("format") == ANSWERS:
            found = [file for file in read_file(path).files if file.activity == PLAN]
            plans += found
            told.append({"name": name, "state": "plan" if found else "debrief"})
        else:
            told.append({"name": name, "state": "other"})
    collected = collect_forms(files, lines, contents, workshop)
    aims = list_aims(rows)
    results = measure_workshop(collected.forms, contents, build_key(rows), aims)
    newest = {file.group: file.answers for file in sorted(plans, key=lambda file: file.saved)}
    more = {
        "programme": build_programme(rows, rows.plans[plan]) if plan else [],
        "actions": merge_actions(newest.values(), build_deeds(rows)),
        "parked": [],
    }
    return WorkshopResults(results, [*collected.told, *told], write_report(results, contents, aims, more, rows.strings))


def write_results(found: WorkshopResults, strings: dict[str, str], folder: Path) -> list[Path]:
    """Write the report and the tables into `folder`, in place of earlier ones. Gives the files. Raises NoPlace, and OSError where there is no room."""
    with laying_anew(folder, PAPER) as aside:
        write_word(_list_blocks(found.report, strings["results.title"]), aside / PAPER)
        for name in ("gains", "ratings", "people", "items"):
            if lines := found.results[name]:
                write_csv(list(lines[0]), [list(line.values()) for line in lines], aside / f"{name}.csv")
        answers = [
            (line["sitting"], line["day"], line["question"], place, count)
            for line in found.results["answers"]
            for place, count in enumerate(line["counts"] or (), 1)
        ]
        write_csv(["sitting", "day", "question", "option", "count"], answers, aside / "answers.csv")
        notes = [
            (note["name"], note.get("line"), note["state"], note.get("code"), note.get("sitting"), note.get("day"))
            for note in found.told
        ]
        write_csv(["file", "line", "state", "code", "sitting", "day"], notes, aside / "files.csv")
    return sorted(folder.iterdir())


def _list_blocks(report: list[dict[str, Any]], title: str):
    """The report's sections as blocks of a Word file."""
    yield "heading", 0, title
    for section in report:
        yield "heading", 1, section["title"]
        for block in section["blocks"]:
            if block["type"] == "paragraph":
                yield "paragraph", block["text"]
            elif block["type"] == "lines":
                yield "heading", 2, block["caption"]
                for line in block["lines"]:
                    yield "paragraph", line
            else:
                wide = [5.0, *([1.0] * (len(block["header"]) - 1))]
                yield "table", block["caption"], block["header"], block["rows"], wide


def word_told(told: list[dict[str, Any]]) -> list[str]:
    """What did not count, one line each, and what a person has to decide."""
    words = {
        "unknown-code": "a card that nobody was dealt; if it counts, say --keep {code}",
        "wrong-day": "day {day} cannot be; if it counts, say --keep {code}/{day}",
        "duplicate": "the same as {of}",
        "older": "{of} was saved later and counts",
        "carried": "of another edition of the sheet; its test does not count",
        "no-such-sitting": "this edition has no such sitting",
        "damaged": "cannot be read: {problem}",
        "debrief": "answers of other activities, for the debrief",
        "other": "no file of a sitting",
    }
    return [
        f"{note['name']}{' line ' + str(note['line']) if note.get('line') else ''}: {words[note['state']].format(**_name_problem(note))}"
        for note in told
        if note["state"] in words
    ]


def _name_problem(note: dict[str, Any]) -> dict[str, Any]:
    problem = note.get("problem")
    return {**note, "problem": " ".join(str(part) for part in (problem["code"], *problem["params"].values())) if problem else ""}
