"""A debrief as a paper: headings, sentences and tables in words, for the Word file. Pure.

A block is ("heading", level, text), ("paragraph", text) or ("table", caption, header, rows, widths), as in the page's own papers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .counts import count_groups
from .debriefs import Debrief
from .file_paper import write_file
from .observing import STANCES
from .sheet_paper import write_sheet
from .tables import STATES, Tables
from .visit_paper import write_visit
from .words import Words, name_ids

Block = tuple[Any, ...]
MOST_ROWS = 200  # of one table of the paper


def write_paper(debrief: Debrief, tables: Mapping[str, Tables], contents: Mapping[str, Any], rows) -> Iterator[Block]:
    """The whole paper: activity by activity, then what became of the files. Long tables are cut, since the tables beside it are whole."""
    for kind, *parts in _write_whole(debrief, tables, contents, rows):
        more = len(parts[2]) - MOST_ROWS if kind == "table" else 0
        if more > 0:
            parts[2] = parts[2][:MOST_ROWS]
        yield kind, *parts
        if more > 0:
            yield "paragraph", rows.strings["debrief.more"].format(more=more)


def _write_whole(debrief: Debrief, tables: Mapping[str, Tables], contents: Mapping[str, Any], rows) -> Iterator[Block]:
    t = rows.strings
    told = "debrief.rooms" if len(debrief.rooms) > 1 else "debrief.one-room"
    yield "heading", 0, t["debrief.title"]
    yield "paragraph", t[told].format(rooms=len(debrief.rooms), groups=debrief.groups)
    yield "paragraph", t["debrief.note"]
    for id, of_activity in tables.items():
        tally = debrief.tallies[id]
        yield "heading", 1, name_activity(id, contents[id], rows)
        yield "paragraph", t["debrief.handed-in"].format(many=tally.groups, begun=tally.counts["begun",])
        yield from _write_activity(of_activity, contents[id], name_ids(contents[id], rows), t)
    yield "heading", 1, t["debrief.files"]
    yield from _write_files(debrief, t)


def name_activity(id: str, content: Mapping[str, Any], rows) -> str:
    """The title of an activity; a check has that of its chapter."""
    row = rows.activities.get(id)
    return (row.short or row.title) if row else content.get("title", id)


def _write_activity(tables: Tables, content: Mapping[str, Any], words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    for case in tables.get("cases", ()):
        if case["marked"] or case["nothing"] or case["unmarked"]:
            yield "heading", 2, words["case", case["case"]]
            yield "paragraph", " ".join(t[f"debrief.case-{state}"].format(many=case[state]) for state in STATES if case[state])
            of_case = {name: [row for row in table if row.get("case") == case["case"]] for name, table in tables.items()}
            if "pairs" in tables:
                yield from write_file(of_case, words, t)
            else:
                yield from _write_marks(of_case, content, words, t)
            yield from _write_notes(of_case["notes"], words, t)
            yield from _write_elements(of_case["elements"], words, t)
            yield from _write_reasons(of_case["reasons"], words, t)
            yield from _write_questions(of_case["questions"], words, t)
            yield from _write_stances(of_case["stances"], of_case["whys"], words, t)
            yield from _write_plans(of_case.get("plans", []), words, t)
    if "sections" in content:
        yield from write_sheet(tables, content, words, t)
    if "ways" in tables:
        yield from _write_walks(tables, content, words, t)
    for question in content["questions"] if "answers" in tables else ():
        lines = [row for row in tables["answers"] if row["question"] == question["id"]]
        if lines:
            options = [[words["option", row["question"], row["option"]], count_groups(row, t)] for row in lines]
            yield "table", words["question", question["id"]], [t["debrief.option"], t["debrief.how-many"]], options, [5, 2]
    if aside := sum(row["count"] for row in tables["aside"]):
        yield "paragraph", t["debrief.aside"].format(many=aside)


def _write_marks(tables: Tables, content: Mapping[str, Any], words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    if not tables["marks"]:
        return
    letters = {tag["id"]: tag["letter"] for tag in content["tags"]}
    by_passage: dict[str, list] = {}
    for row in tables["marks"]:
        by_passage.setdefault(row["passage"], []).append(row)
    divided = sorted((row for row in tables["passages"] if row["divided"]), key=lambda row: row["place"])
    yield "heading", 3, t["debrief.differ"]
    if divided:
        header = [t["debrief.number"], t["coding.passage"], t["coding.marks"], t["debrief.how-divided"]]
        lines = []
        for passage in divided:
            set_ = [row for row in by_passage[passage["passage"]] if row["count"]]
            marks = "\n".join(f"{words['mark', row['mark']]}: {count_groups(row, t)}" for row in set_)
            lines.append([str(passage["number"]), words["passage", passage["passage"]], marks, words["word", passage["word"]]])
        yield "table", t["debrief.differ-caption"], header, lines, [1, 6, 5, 2]
    else:
        yield "paragraph", t["debrief.differ-none"]
    yield "heading", 3, t["debrief.map"]
    yield "paragraph", t["debrief.key"].format(marks=", ".join(f"{letters[tag['id']]} {tag['name']}" for tag in content["tags"]))
    lines = [
        [str(of[0]["number"]), words["passage", passage], *(str(row["count"] or "") for row in of)]
        for passage, of in by_passage.items()
    ]
    header = [t["debrief.number"], t["coding.passage"], *letters.values()]
    yield "table", t["debrief.map-caption"].format_map(tables["marks"][0]), header, lines, [1, 8, *[1] * len(letters)]


def _write_notes(lines: list, words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    if lines:
        body = [[str(row["number"]), words["passage", row["passage"]], row["text"], count_groups(row, t)] for row in lines]
        header = [t["debrief.number"], t["coding.passage"], t["coding.passage-note"], t["debrief.how-many"]]
        yield "table", t["debrief.notes-caption"], header, body, [1, 5, 5, 2]


def _write_reasons(lines: list, words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    if lines:
        body = [
            [words["element", row["element"]], words["status", row["status"]], row["text"], count_groups(row, t)] for row in lines
        ]
        header = [t["coding.element"], t["coding.answer"], t["coding.reason"], t["debrief.how-many"]]
        yield "table", t["debrief.reasons-caption"], header, body, [3, 2, 6, 2]


def _write_elements(lines: list, words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    if not lines:
        return
    statuses = ("met", "unclear", "not-met", "unanswered")
    header = [t["coding.element"], *(words["status", status] for status in statuses)]
    body = [
        [
            ": ".join(filter(None, (words.get(("offence", row["offence"])), words["element", row["element"]]))),
            *(_tell_part(row, one) for one in statuses),
        ]
        for row in lines
    ]
    yield "heading", 3, t["coding.step-elements"]
    yield "table", t["debrief.elements-caption"], header, body, [5, 2, 2, 2, 2]


def _write_questions(lines: list, words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    if lines:
        body = [
            [words["question", row["question"]], words["answer", row["answer"]], count_groups(row, t)]
            for row in lines
            if row["count"]
        ]
        header = [t["coding.question"], t["coding.answer"], t["debrief.how-many"]]
        yield "heading", 3, t["debrief.questions"]
        yield "table", t["debrief.questions-caption"], header, body, [6, 2, 3]


def _write_stances(lines: list, whys: list, words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    if not (lines or whys):
        return
    yield "heading", 3, t["debrief.stances"]
    if lines:
        body = [[words["about", row["about"]], *(_tell_part(row, stance) for stance in STANCES)] for row in lines]
        header = [t["debrief.about"], *(words["stance", stance] for stance in STANCES)]
        yield "table", t["debrief.stances-caption"], header, body, [6, 2, 2, 2]
    if whys:
        body = [
            [words["about", row["about"]], words.get(("stance", row["stance"]), ""), row["text"], count_groups(row, t)]
            for row in whys
        ]
        header = [t["debrief.about"], t["coding.answer"], t["debrief.written"], t["debrief.how-many"]]
        yield "table", t["debrief.whys-caption"], header, body, [4, 2, 5, 2]


def _tell_part(row: Mapping[str, Any], part: str) -> str:
    """How many groups, where a row counts them by parts, and with names who."""
    names = row.get("groups", {}).get(part)
    return f"{row[part]}: {', '.join(names)}" if names else str(row[part] or "")


def _write_plans(lines: list, words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    if not lines:
        return
    fields = ("step", "capacity", "who", "evidence", "safety")
    body = []
    for row in lines:
        told = [words.get(("capacity", row[field]), row[field]) if field == "capacity" else row[field] for field in fields]
        name = f"{row['plan']}: {', '.join(row['groups'])}" if "groups" in row else str(row["plan"])
        body.append([name if row["number"] == 1 else "", *told])
    yield "heading", 3, t["debrief.plans"]
    header = [t["debrief.plan"], *(t[f"coding.plan-{field}"] for field in fields)]
    yield "table", t["debrief.plans-caption"], header, body, [1, 4, 2, 2, 3, 3]


def _write_walks(tables: Tables, content: Mapping[str, Any], words: Words, t: Mapping[str, str]) -> Iterator[Block]:
    for interview in dict.fromkeys(row["interview"] for row in tables["ways"]):
        ways, ends, said = ([row for row in tables[name] if row["interview"] == interview] for name in ("ways", "ends", "said"))
        yield "heading", 2, words["interview", interview]
        yield from write_visit(
            {table: [row for row in tables.get(table, ()) if row["interview"] == interview] for table in ("courses", "finds")},
            next(plot for plot in content["interviews"] if plot["id"] == interview),
            words,
            t,
        )

        def name(row, interview=interview) -> str:
            return words["scene", interview, row["scene"]]

        body = [
            [
                name(row),
                words["way", interview, row["scene"], row["way"]],
                t["debrief.count"].format_map(row),
                _tell_part({**row, "groups": {"tried": row.get("groups")}}, "tried"),
            ]
            for row in ways
            if row["tried"]
        ]
        header = [t["debrief.scene"], t["debrief.way"], t["debrief.kept"], t["debrief.tried"]]
        yield "table", t["debrief.ways-caption"], header, body, [3, 6, 2, 1.5]
        if ends:
            body = [[name(row), count_groups(row, t)] for row in ends]
            yield "table", t["debrief.ends-caption"], [t["debrief.scene"], t["debrief.how-many"]], body, [5, 2]
        if said:
            body = [[name(row), row["text"], count_groups(row, t)] for row in said]
            yield (
                "table",
                t["debrief.said-caption"],
                [t["debrief.scene"], t["debrief.written"], t["debrief.how-many"]],
                body,
                [3, 6, 2],
            )


def _write_files(debrief: Debrief, t: Mapping[str, str]) -> Iterator[Block]:
    counting = [note for note in debrief.files if note.state in ("taken", "late")]
    told = [note for note in debrief.files if note.state != "taken" or note.why]
    yield "paragraph", t["debrief.files-count"].format(many=len(counting))
    if not debrief.named:
        states = Counter(note.state for note in told if note.state != "taken")
        if states:
            body = [[t[f"debrief.state-{state}"], str(many)] for state, many in states.items()]
            yield "table", t["debrief.files-caption"], [t["debrief.state"], t["debrief.how-many"]], body, [4, 2]
        yield "paragraph", t["debrief.files-named"]
        return
    if told:
        body = [[note.file, t[f"debrief.state-{note.state}"], note.why] for note in told]
        yield "table", t["debrief.files-caption"], [t["debrief.file"], t["debrief.state"], t["debrief.why"]], body, [4, 2, 5]
    for names in debrief.twins:
        yield "paragraph", t["debrief.twins"].format(names=", ".join(names))
