"""From files to rows: reads `data/`, lays packs over it, and hands on models.

The rest of the engine takes `Rows` as they are and opens no file of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..rows import (
    chapter_models,
    country_models,
    decision_models,
    deck_models,
    diagram_models,
    explorer_models,
    file_models,
    interview_models,
    measuring_models,
    models,
    paper_models,
    role_play_models,
    search_models,
    session_models,
    video_models,
    visit_models,
    wage_models,
    worksheet_models,
)
from ..rows.editions import PARTICIPANT, SELF_STUDY
from ..rows.pages import has_notebook
from .editions import Edition
from .folders import read_layer
from .kept_layer import read_own_layer
from .layers import Layer, Located, lay_over
from .layout import PLACES
from .pages import list_written_pages
from .plan_references import find_original
from .references import find_slips

DATA = Path(__file__).resolve().parents[2] / "data"


class DataErrors(Exception):
    """Everything that is wrong in the rows, one sentence each: `file › row › field: what, what would be right`."""

    def __init__(self, errors: list[str]):
        super().__init__("\n".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Rows:
    """All rows by id, in file order; cases in the order of their numbers, contrast cases last; plans by their length, the longest first.

    `originals`: of each plan that was made from another, by its id, the plan that it was made from.
    `edition`: for whom they are, one of `rows.editions.EDITIONS`.
    `below`: by kind and id, the rows whose place a pack's have taken.
    The `cases` of an activity are those that it names and those that name it in `used_in`.
    """

    sources: dict[str, models.Source]
    indicators: dict[str, models.Indicator]
    questions: dict[str, models.Question]
    eleven: dict[str, models.Eleven]
    offences: dict[str, models.Offence]
    elements: dict[str, models.Element]
    aims: dict[str, models.Aim]
    activities: dict[str, models.ActivityRow]
    cases: dict[str, models.Case]
    readings: dict[str, models.Reading]
    plans: dict[str, models.Plan]
    originals: dict[str, models.Plan]
    chapters: dict[str, chapter_models.Chapter]
    terms: dict[str, chapter_models.Term]
    instruments: dict[str, chapter_models.Instrument]
    decisions: dict[str, decision_models.Decision]
    further: dict[str, chapter_models.Further]
    stages: dict[str, chapter_models.StudyStage]
    coverage: dict[str, chapter_models.CoverageList]
    milestones: dict[str, diagram_models.Milestone]
    forms_today: dict[str, chapter_models.FormToday]
    disagreements: dict[str, chapter_models.Disagreement]
    searches: dict[str, search_models.EverydayWords]
    options: dict[str, worksheet_models.OptionList]
    worksheets: dict[str, worksheet_models.Worksheet]
    interviews: dict[str, interview_models.Interview]
    overtime: dict[str, wage_models.OvertimeRules]
    wage_examples: dict[str, wage_models.WageExample]
    sessions: dict[str, session_models.SessionNotes]
    case_files: dict[str, file_models.CaseFile]
    visits: dict[str, visit_models.Visit]
    papers: dict[str, paper_models.Paper]
    role_plays: dict[str, role_play_models.RolePlay]
    holidays: dict[str, country_models.Holiday]
    held_times: dict[str, country_models.HeldTime]
    contacts: dict[str, country_models.Contact]
    decks: dict[str, deck_models.Deck]
    tests: dict[str, measuring_models.Test]
    sittings: dict[str, measuring_models.Sitting]
    videos: dict[str, video_models.Video]
    diagrams: dict[str, diagram_models.Diagram]
    explorers: dict[str, explorer_models.ExplorerRow]
    estimates: list[models.Estimate]
    prosecutions: list[models.ProsecutionYear]
    figures: list[models.Figure]
    strings: dict[str, str]
    edition: str
    files: tuple[Path, ...]
    located: dict[str, dict[str, Located]]
    below: dict[str, dict[str, Located]]

    def at(self, kind: str, id: str, *labels) -> str:
        """Where a row stands, in words, for whoever finds something wrong with it: `cases/linh.yml › passages › 3`."""
        return self.located[kind][id].at(*labels)


def load_rows(
    folder: str | Path | None = None,
    packs: Iterable[str | Path] | None = None,
    readings: bool | None = None,
    awaited: bool = False,
    edition: str | None = None,
) -> Rows:
    """The rows of `folder` with `packs` laid over it in their order.

    Without arguments: the `data/` of this repository, with the packs and for the edition that this process was started for; `edition`
    names another, and so does `readings`, of which False is the edition for participants. That one has neither readings nor the notes of
    plans and sessions, which are the facilitator's. awaited: whether the notebooks of its activities count as there, since they are about to be written.
    Raises `DataErrors` with everything that is wrong in any file, before anything is made of the rows.

    What a kind of activity needs of the rows is not asked here, since kinds are made of rows and stand above them: `check`, `build`
    and `serve` ask `kinds.needs.find_unmet` of what this gives. So a notebook can look at the rows of a pack that is half written,
    and whoever makes forms of rows that were not checked asks `find_unmet` first.
    """
    started_for = Edition.from_environment()
    named = edition or (started_for.name if readings is None else SELF_STUDY if readings else PARTICIPANT)
    made = Edition.of(started_for.packs if packs is None else packs, named)
    base = Path(folder or DATA).absolute()
    layers = [read_own_layer(base, made.readings) if base == DATA else read_layer(base, None, 0, made.readings)]
    for depth, pack in enumerate(made.packs, 1):
        name = pack.name if [other.name for other in made.packs].count(pack.name) == 1 else str(pack)
        layers.append(read_layer(pack, name, depth, made.readings))
    merged = lay_over(layers)
    pages = list_written_pages(layers[0].folder.parent)
    if awaited and pages is not None:
        pages |= {activity.row.page: False for activity in merged.rows["activities"].values() if has_notebook(activity.row)}
    errors = merged.errors + find_slips(merged, made.readings, pages)
    if errors:
        raise DataErrors([_keep_printable(error) for error in dict.fromkeys(errors)])
    return _build_rows(merged, made)


def _build_rows(merged: Layer, edition: Edition) -> Rows:
    tables: dict[str, Any] = {place.kind: {id: row.row for id, row in merged.rows[place.kind].items()} for place in PLACES}
    cases = sorted(tables["cases"].values(), key=lambda case: (case.contrast, case.number or 0, case.id))
    tables["cases"] = {case.id: case for case in cases}
    tables["readings"] = {id: tables["readings"][id] for id in tables["cases"] if id in tables["readings"]}
    for kind in ("chapters", "instruments", "decisions", "papers", "wage_examples", "role_plays"):
        tables[kind] = dict(sorted(tables[kind].items(), key=lambda row: row[1].number))
    tables["activities"] = {id: _add_cases(row, tables["cases"]) for id, row in tables["activities"].items()}
    tables["plans"] = dict(sorted(tables["plans"].items(), key=lambda row: -_count_minutes(row[1])))
    elements = {element.id: element for offence in tables["offences"].values() for element in offence.elements}
    for kind in ("estimates", "prosecutions", "figures"):
        tables[kind] = list(tables[kind].values())
    if edition.name == PARTICIPANT:
        tables["plans"] = {id: _leave_out_notes(plan) for id, plan in tables["plans"].items()}
        tables["sessions"] = tables["role_plays"] = {}
        tables["case_files"] = {id: file.model_copy(update={"reading": None}) for id, file in tables["case_files"].items()}
    plans = merged.rows["plans"]
    found = {id: find_original(plan, plans, merged.below["plans"]) for id, plan in plans.items()}
    originals = {id: original.row for id, original in found.items() if original}
    return Rows(
        **tables,
        elements=elements,
        originals=originals,
        edition=edition.name,
        files=tuple(merged.files),
        located=merged.rows,
        below=merged.below,
    )


def _count_minutes(plan: models.Plan) -> int:
    return sum(line.minutes for day in plan.days for line in day.lines)


def _leave_out_notes(plan: models.Plan) -> models.Plan:
    days = [day.model_copy(update={"lines": [line.model_copy(update={"note": None}) for line in day.lines]}) for day in plan.days]
    return plan.model_copy(update={"days": days})


def _add_cases(activity: models.ActivityRow, cases: dict[str, models.Case]) -> models.ActivityRow:
    more = [case.id for case in cases.values() if activity.id in case.used_in and case.id not in activity.cases]
    return activity.model_copy(update={"cases": [*activity.cases, *more]}) if more else activity


def _keep_printable(error: str) -> str:
    """File names and values are shown as they are, unless a terminal could not print them or nobody read them."""
    return "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in error[:1000])
