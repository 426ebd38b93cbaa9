"""What rows say of each other: every id that is named exists, and what must be one of its kind is.

Checked on the rows as they lie over each other, since a pack may name rows of the base and the base's
rows may lose what a pack replaced. The file in which the offending row stands is blamed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..rows.pages import ACTIVITIES, MADE_FROM, has_notebook, is_by_hand, list_row_pages, list_taken_in
from ..rows.rules import STATUSES, conclude
from .chapter_references import check_chapters
from .deck_references import check_decks
from .diagram_references import check_diagrams
from .file_references import check_files
from .interview_references import check_interviews
from .layers import Layer, Located
from .layout import PLACES
from .measuring_references import check_measuring
from .plan_references import check_plans
from .salvage import StandIn
from .session_references import check_sessions
from .table_references import check_tables
from .visit_references import check_visits
from .wage_references import check_wage_examples
from .wording import find_near, suggest
from .worksheet_references import check_worksheets


def find_slips(rows: Layer, readings: bool, pages: dict[str, bool] | None = None) -> list[str]:
    """All that is wrong between rows, as sentences with their places. Without `readings` these are not missed.

    pages: the pages of the book that people write, as `list_written_pages` gives them; None where that is not known.
    """
    check = _References(rows, pages)
    _check_all(check, rows, readings)
    if any(rows.salvaged.values()):
        salvaged = _ReferencesOfSalvaged(rows, check)
        _check_all(salvaged, rows, readings)
        check.slips += salvaged.slips
    return check.slips


def _check_all(check: _References, rows: Layer, readings: bool) -> None:
    check.sources()
    check.indicators_and_questions()
    check.offences()
    check.activities_and_plans()
    check.cases()
    if readings:
        check.readings()
    check_plans(check, check.rows, rows.below)
    check.pages()
    check_chapters(check, check.rows)
    check_tables(check, check.rows)
    check_worksheets(check, check.rows)
    check_diagrams(check, check.rows)
    check_interviews(check, check.rows)
    check_visits(check, check.rows)
    check_wage_examples(check, check.rows)
    check_sessions(check, check.rows)
    check_decks(check, check.rows)
    check_measuring(check, check.rows)
    check_files(check, check.rows)


# The table of conclusions has a line for each combination of answers: with seven elements it no longer fits a page.
MOST_ELEMENTS = 6


class _References:
    def __init__(self, rows: Layer, pages: dict[str, bool] | None):
        self.rows = rows.rows
        self.slips: list[str] = []
        self.muddled: set[str] = set()  # cases whose passages are not told apart: no reading can fit them yet
        self.known = {kind: None if kind in rows.unsure else [*rows.rows[kind], *rows.broken[kind]] for kind in rows.rows}
        elements = [element.id for offence in rows.rows["offences"].values() for element in offence.row.elements]
        self.known["elements"] = None if "offences" in rows.unsure or rows.broken["offences"] else elements

        lines = [line.id for plan in rows.rows["plans"].values() for day in plan.row.days for line in day.lines]
        # A plan that cannot be read keeps its lines to itself: then nobody is blamed for naming them.
        self.known["lines"] = lines if self.known["plans"] == list(rows.rows["plans"]) else None
        self.from_rows = list_row_pages(*([row.row for row in self.rows[kind].values()] for kind in MADE_FROM))
        made = [f"{folder}/{id}" for folder, ids in self.from_rows.items() for id in ids]
        # A row that cannot be read keeps its page to itself.
        whole = all(self.known[kind] == list(rows.rows[kind]) for kind in (*MADE_FROM, "chapters"))
        chapters, activities = ([row.row for row in rows.rows[kind].values()] for kind in ("chapters", "activities"))
        self.known["pages"] = [*list_taken_in(pages, chapters, activities), *made] if pages is not None and whole else None

    @cached_property
    def case_of(self) -> dict[str, str]:
        """Id of a passage → id of its case."""
        return {passage.id: case.row.id for case in self.rows["cases"].values() for passage in case.row.passages}

    def each(self, kind: str) -> Iterable[Located]:
        """The rows of a kind that are asked what they say of others."""
        return self.rows[kind].values()

    def say(self, place: str, sentence: str) -> None:
        self.slips.append(f"{place}: {sentence}")

    def say_unknown(self, row: Located, sentence: str, *labels) -> None:
        """One slip that lies in what a row names of others."""
        self.say(row.at(*labels), sentence)

    def refer(self, row: Located, kind: str, ids: str | Iterable[str] | None, *labels) -> None:
        """Every one of `ids` is the id of a row of `kind`, and none is named twice."""
        if not ids:
            return
        ids = [ids] if isinstance(ids, str) else list(ids)
        known = self.known[kind]
        for number, id in enumerate(ids):
            if known is not None and id not in known and not isinstance(id, StandIn):
                self.say_unknown(row, f"unknown '{id}'; {suggest(id, known)}", *labels)
            if id in ids[:number]:
                self.say_unknown(row, f"'{id}' is named twice; once is enough", *labels)

    def refer_to_lines(self, row: Located, ids: Iterable[str], *labels) -> None:
        """Every one of `ids` is a line of a plan; where a pack brought another plan, a row below it is not blamed."""
        if all(plan.depth <= row.depth for plan in self.rows["plans"].values()):
            self.refer(row, "lines", ids, *labels)

    def alone(self, of: str, taken: dict, value, row: Located, *labels) -> None:
        """`value` stands for one row only; of two, the one in the upper layer or further down is blamed."""
        if value not in taken:
            taken[value] = row, labels
            return
        other, other_labels = taken[value]
        if row.depth < other.depth:
            (row, labels), (other, other_labels) = (other, other_labels), (row, labels)
        where = "stands above" if row.at(*labels) == other.at(*other_labels) else f"is {of} of {other.at(*other_labels[:-1])}"
        self.say(row.at(*labels), f"{value} {where} already; give another")

    # --- kind by kind ---------------------------------------------------------------------------

    def sources(self) -> None:
        for place in PLACES:
            fields = place.model.model_fields if place.model else {}
            for row in self.each(place.kind) if "sources" in fields else ():
                for number, source in enumerate(row.row.sources, 1):
                    self.refer(row, "sources", source.source, "sources", number, "source")
            for row in self.each(place.kind) if "source" in fields else ():
                self.refer(row, "sources", row.row.source, "source")

    def indicators_and_questions(self) -> None:
        letters: dict = {}
        for row in self.each("indicators"):
            self.alone("the letter", letters, row.row.letter, row, "letter")
        for row in self.each("questions"):
            self.refer(row, "indicators", row.row.indicator, "indicator")
            self.refer(row, "eleven", row.row.eleven, "eleven")
            self.refer(row, "eleven", row.row.eleven_also, "eleven_also")
        for row in self.each("eleven"):
            for number, relation in enumerate(row.row.six, 1):
                self.refer(row, "indicators", relation.indicator, "six", number, "indicator")

    def offences(self) -> None:
        ids: dict = {}
        for row in self.each("offences"):
            for element in row.row.elements:
                self.alone("the id", ids, element.id, row, "elements", element.id, "id")
                for number, source in enumerate(element.sources, 1):
                    self.refer(row, "sources", source.source, "elements", element.id, "sources", number, "source")
            if len(row.row.elements) > MOST_ELEMENTS:
                self.say(
                    row.at("elements"),
                    f"{len(row.row.elements)} elements; an offence has {MOST_ELEMENTS} at most, so take some together",
                )
            if not row.salvaged:
                self.conclusions(row)

    def conclusions(self, row: Located) -> None:
        """The offence words every conclusion that the rules can come to, and no other."""
        ids = [element.id for element in row.row.elements]
        ways = (False, True) if any(element.not_needed_for_a_child for element in row.row.elements) else (False,)
        keys = dict.fromkeys(conclude(row.row, dict.fromkeys(ids, status), child).key for child in ways for status in STATUSES)
        for key in row.row.conclusions:
            if key not in keys:
                self.say(row.at("conclusions", key), f"unknown key; {suggest(key, keys)}")
        for key in keys:
            if key not in row.row.conclusions:
                self.say(row.at("conclusions"), f"'{key}' is missing; write its sentence")

    def activities_and_plans(self) -> None:
        numbers: dict = {}
        for row in self.each("activities"):
            self.alone("the number", numbers, row.row.number, row, "number")
            self.refer(row, "aims", row.row.aims, "aims")
            self.refer(row, "cases", row.row.cases, "cases")
            self.refer(row, "offences", row.row.offences, "offences")
            self.refer_to_lines(row, row.row.fits_after, "fits_after")
            self.refer(row, "activities", row.row.prerequisites, "prerequisites")
            self.page_from_rows(row)
        lines: dict = {}
        for row in self.each("plans"):
            days: dict = {}
            for position, day in enumerate(row.row.days, 1):
                self.alone("the number", days, day.number, row, "days", position, "number")
                for line in day.lines:
                    labels = "days", position, "lines", line.id
                    self.alone("the id", lines, line.id, row, *labels, "id")
                    self.refer(row, "activities", line.activity, *labels, "activity")
                    self.refer(row, "instruments", line.law, *labels, "law")
                    self.refer(row, "aims", line.aims, *labels, "aims")
                    self.refer_to_lines(row, [line.like] if line.like else [], *labels, "like")

    def page_from_rows(self, row: Located) -> None:
        """A page that is written from the row is named after the activity."""
        folder, _, name = (row.row.page or "").rpartition("/")
        if folder == ACTIVITIES and name != row.row.id:
            self.say(row.at("page"), f"a page here is named after its activity; write book/activities/{row.row.id}")

    def pages(self) -> None:
        """Every page that a row names is there, and no page made from a row takes the place of one that somebody writes."""
        for kind, (folder, ids) in zip(MADE_FROM, self.from_rows.items()):
            for id in ids:
                if is_by_hand(folder, id):
                    self.say(self.rows[kind][id].at("id"), f"'{id}' is the page that lists them; give the row another id")
        for row in self.each("activities"):
            if not (row.row.page or "").startswith(f"{ACTIVITIES}/"):
                self.notebook(row)
        for row in self.each("plans"):
            for position, day in enumerate(row.row.days, 1):
                for line in day.lines:
                    self.refer(row, "pages", line.page, "days", position, "lines", line.id, "page")
        for row in self.each("coverage"):
            self.refer(row, "pages", row.row.page, "page")
            for item in row.row.items:
                self.refer(row, "pages", item.page, "items", item.id, "page")

    def notebook(self, row: Located) -> None:
        """The page of an activity is there; one that would be written from the row is not yet, and the sentence says how it is."""
        if row.depth == 0 and has_notebook(row.row) and self.known["pages"] is not None and row.row.page not in self.known["pages"]:
            self.say(row.at("page"), f"{row.row.page}.ipynb is not there; have it written: python3 run.py notebooks")
        else:
            self.refer(row, "pages", row.row.page, "page")

    def cases(self) -> None:
        numbers: dict = {}
        passages: dict = {}
        for row in self.each("cases"):
            self.refer(row, "activities", row.row.used_in, "used_in")
            if row.row.contrast and row.row.number is not None:
                self.say(row.at("number"), "a contrast case has no number; take it out")
            elif not row.row.contrast and row.row.number is None:
                self.say(row.at("number"), "missing; give the case a number, or mark it with `contrast: yes`")
            elif row.row.number is not None:
                self.alone("the number", numbers, row.row.number, row, "number")
            before = len(self.slips)
            for passage in row.row.passages:
                self.alone("the id", passages, passage.id, row, "passages", passage.id, "id")
            if len(self.slips) > before:
                self.muddled.add(row.row.id)

    def readings(self) -> None:
        for id, case in self.rows["cases"].items():
            if self.known["readings"] is not None and id not in self.known["readings"]:
                self.say(case.at(), f"no reading; add readings/{id}.yml")
        arguments: dict = {}
        for row in self.each("readings"):
            self.refer(row, "cases", row.row.case, "case")
            for position, passage in enumerate(row.row.passages, 1):
                self.refer(row, "indicators", passage.indicators, "passages", position, "indicators")
                self.refer(row, "eleven", passage.eleven, "passages", position, "eleven")
                self.refer(row, "elements", passage.elements, "passages", position, "elements")
            elements = [element.element for element in row.row.elements]
            for position, id in enumerate(elements, 1):
                self.refer(row, "elements", id, "elements", position, "element")
                if id in elements[: position - 1]:
                    self.say(
                        row.at("elements", position, "element"),
                        f"'{id}' is read in {elements.index(id) + 1} already; read each element once",
                    )
            for argument in row.row.arguments:
                self.alone("the id", arguments, argument.id, row, "arguments", argument.id, "id")
            read = self.rows["cases"].get(row.row.case)
            if read and row.row.case not in self.muddled and not read.salvaged:
                self.passages_read(row, read)

    def passages_read(self, reading: Located, case: Located) -> None:
        """Every passage of the case is read once, and no other."""
        there = [passage.id for passage in case.row.passages]
        read = [passage.passage for passage in reading.row.passages]
        if case.depth > reading.depth and set(there) != set(read):
            below = f"pack '{reading.pack}'" if reading.pack else "the base"
            self.say(
                case.at("passages"),
                f"the reading of {below} ({reading.file}) is of other passages; bring readings/{case.row.id}.yml in this pack",
            )
            return
        unread = [id for id in there if id not in read]
        for position, id in enumerate(read, 1):
            if isinstance(id, StandIn):
                continue
            if id not in there:
                sentence = f"unknown '{id}' in {case.at()}; {suggest(id, unread or there)}"
                self.say_unknown(reading, sentence, "passages", position, "passage")
                meant = find_near(id, unread)  # it is told here, and not missed a second time
                unread = [other for other in unread if other != meant]
            elif id in read[: position - 1]:
                self.say(
                    reading.at("passages", position, "passage"),
                    f"'{id}' is read in {read.index(id) + 1} already; read each passage once",
                )
        for id in unread:
            self.say(reading.at("passages"), f"'{id}' is not read; add a row for it")
        for position, element in enumerate(reading.row.elements, 1):
            for id in element.passages:
                if id not in there and not isinstance(id, StandIn):
                    sentence = f"unknown '{id}' in {case.at()}; {suggest(id, there)}"
                    self.say_unknown(reading, sentence, "elements", position, "passages")


class _ReferencesOfSalvaged(_References):
    """Asks rows that do not fit their models what they name of others, and nothing else.

    What else is wrong with them may come from what stands in for a value; and what is known, pages too, is what it was.
    """

    def __init__(self, rows: Layer, first: _References):
        self.rows = {
            kind: table | {id: row for id, row in rows.salvaged[kind].items() if id not in table}
            for kind, table in rows.rows.items()
        }
        self.asked = {
            kind: [row for id, row in table.items() if id not in rows.rows[kind]] for kind, table in rows.salvaged.items()
        }
        self.slips = []
        self.muddled = first.muddled
        self.known, self.from_rows = first.known, first.from_rows

    def each(self, kind: str) -> Iterable[Located]:
        return self.asked[kind]

    def say(self, place: str, sentence: str) -> None:
        """It was told before, or it may come from a stand-in."""

    def say_unknown(self, row: Located, sentence: str, *labels) -> None:
        self.slips.append(f"{row.at(*labels)}: {sentence}")

    def alone(self, of: str, taken: dict, value, row: Located, *labels) -> None:
        """As with `say`."""
