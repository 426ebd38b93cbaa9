"""What the parts of a worksheet say of each other and of the other rows."""

from __future__ import annotations

from .salvage import StandIn
from .wording import suggest

# All rows of these kinds can be chosen from by the name of the kind, as in `options_from: indicators`.
ROWS_TO_CHOOSE = ("indicators", "eleven", "cases", "offences", "overtime")
# The types that a column may have to stand in a field of a view; any where none is named.
WANTED = {
    "rows": ("choice", "text"),
    "columns": ("choice", "text"),
    "mark": ("choice",),
    "by": ("choice",),
    "who": (),
    "needs": ("several",),
    "linked": ("rows",),
    "tie": ("choice",),
    "what": (),
    "when": ("date",),
}
# Answers use these names themselves: "group/roles", "<section>/rows", and what a row keeps beside its cells.
TAKEN = {"section": ("group",), "prompt": ("rows",), "column": ("id", "struck")}


def check_worksheets(check, rows) -> None:
    """Every column, option and section that a worksheet names is there, and ids stand for one thing each.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    for row in check.each("options"):
        _ids_alone(check, row, row.row.options, "options")
    served: dict = {}
    for row in check.each("worksheets"):
        check.refer(row, "activities", row.row.activity, "activity")
        check.alone("the activity", served, row.row.activity, row, "activity")
        _Worksheet(check, rows, row).check()


def _ids_alone(check, row, parts, *labels) -> None:
    taken: dict = {}
    for part in parts:
        check.alone("the id", taken, part.id, row, *labels, part.id, "id")


class _Worksheet:
    def __init__(self, check, rows, row):
        self.slips, self.rows, self.row = check, rows, row
        self.sections = {section.id: section for section in row.row.sections}

    def check(self) -> None:
        _ids_alone(self.slips, self.row, self.row.row.sections, "sections")
        for section in self.row.row.sections:
            place = "sections", section.id
            self.not_taken("section", section.id, *place)
            self.sources(section, *place)
            _ids_alone(self.slips, self.row, section.prompts, *place, "prompts")
            for prompt in section.prompts:
                self.not_taken("prompt", prompt.id, *place, "prompts", prompt.id)
                self.blank(prompt, *place, "prompts", prompt.id)
            if section.table:
                self.table(section, *place, "table")
            if section.shown_if:
                self.condition(section.shown_if, *place, "shown_if")
            _ids_alone(self.slips, self.row, section.views, *place, "views")
            for view in section.views:
                self.view(view, section, *place, "views", view.id)
        if self.row.row.lead:
            self.lead(self.row.row.lead)

    def say(self, sentence: str, *labels) -> None:
        self.slips.say(self.row.at(*labels), sentence)

    def not_taken(self, part: str, id: str, *labels) -> None:
        if id in TAKEN[part]:
            self.say(f"'{id}' is taken, since answers use it themselves; give the {part} another id", *labels, "id")

    def named(self, id: str, known, *labels) -> bool:
        if known is None or id in known:
            return True
        self.say(f"unknown '{id}'; {suggest(id, known)}", *labels)
        return False

    def named_of_others(self, id: str, known, *labels) -> bool:
        """As `named`, of what stands in other rows."""
        if id in known:
            return True
        self.slips.say_unknown(self.row, f"unknown '{id}'; {suggest(id, known)}", *labels)
        return False

    def sources(self, part, *labels) -> None:
        for number, source in enumerate(part.sources, 1):
            self.slips.refer(self.row, "sources", source.source, *labels, "sources", number, "source")

    def options(self, blank) -> list[str] | None:
        """The ids to choose from; None where the list they come from is not known."""
        if not blank.options_from:
            return [option.id for option in blank.options]
        if blank.options_from in self.rows["options"]:
            return [option.id for option in self.rows["options"][blank.options_from].row.options]
        return list(self.rows[blank.options_from]) if blank.options_from in ROWS_TO_CHOOSE else None

    def blank(self, blank, *labels) -> None:
        _ids_alone(self.slips, self.row, blank.options, *labels, "options")
        if blank.options_from and self.slips.known["options"] is not None:
            self.named_of_others(blank.options_from, [*self.slips.known["options"], *ROWS_TO_CHOOSE], *labels, "options_from")

    def columns_of(self, section) -> dict:
        """The columns of a section's table by id; none where it shares those of a table that is not there."""
        if section.table.columns_of:
            other = self.sections.get(section.table.columns_of)
            return {column.id: column for column in other.table.columns} if other and other.table else {}
        return {column.id: column for column in section.table.columns}

    def starters_of(self, sections) -> list[str]:
        tables = [self.sections[id].table for id in sections]
        return [starter.id for table in tables for starter in table.starters]

    def articles(self, into, columns, *labels) -> None:
        for field in ("cite", "says"):
            self.named(getattr(into, field), columns, *labels, field)
        instruments = {id: row.row for id, row in self.rows["instruments"].items() if not row.salvaged}
        for position, name in enumerate(into.articles, 1):
            if isinstance(name, StandIn):
                continue
            instrument, article = name.split("/")
            if self.slips.known["instruments"] is None or (
                instrument not in instruments and instrument in self.slips.known["instruments"]
            ):
                continue
            if self.named_of_others(instrument, instruments, *labels, "articles", position):
                self.named_of_others(article, [one.id for one in instruments[instrument].articles], *labels, "articles", position)

    def table(self, section, *labels) -> None:
        table = section.table
        if table.columns_of:
            own = [one.id for one in self.sections.values() if one.table and one.table.columns]
            self.named(table.columns_of, own, *labels, "columns_of")
        columns = self.columns_of(section)
        if table.articles and columns:
            self.articles(table.articles, columns, *labels, "articles")
        _ids_alone(self.slips, self.row, table.columns, *labels, "columns")
        for column in table.columns:
            self.not_taken("column", column.id, *labels, "columns", column.id)
            self.blank(column, *labels, "columns", column.id)
        if table.rest and columns:
            self.rest(table.rest, columns, *labels, "rest")
        _ids_alone(self.slips, self.row, table.starters, *labels, "starters")
        for starter in table.starters:
            place = *labels, "starters", starter.id
            self.sources(starter, *place)
            for id, text in starter.cells.items():
                if columns and self.named(id, columns, *place, "cells", id) and columns[id].type in ("choice", "several", "rows"):
                    self.cell(
                        columns[id], text, *place, "cells", id, others=[one.id for one in table.starters if one is not starter]
                    )
        if table.columns and table.columns[0].type == "rows":
            self.say("rows go by what stands in the first column; put another one first", *labels, "columns", table.columns[0].id)

        self.given(section, *labels)
        if table.questions and columns:
            self.questions(table, columns, *labels, "questions")

    def rest(self, rest, columns, *labels) -> None:
        known = [self.named(id, columns, *labels, "columns") for id in rest.columns]
        given = [id for id in rest.columns if id in columns and columns[id].fixed]
        if given:
            self.say(f"'{given[0]}' is given, and what a row is about stays in sight; take it out", *labels, "columns")
        if all(known) and {id for id, column in columns.items() if not column.fixed} <= set(rest.columns):
            self.say("all columns are folded away; leave the one out that matters first", *labels, "columns")

    def given(self, section, *labels) -> None:
        """A given column has its text from the rows to begin with, its own table's or one's that shares its columns."""
        tables = [section.table, *[one.table for one in self.sections.values() if one.table and one.table.columns_of == section.id]]
        said = {id for table in tables for starter in table.starters for id in starter.cells}
        said |= {id for table in tables if table.articles for id in (table.articles.cite, table.articles.says)}
        for column in section.table.columns:
            if column.given and column.id not in said:
                self.say(
                    "no row to begin with says anything here; give `starters` a text for it, or take `given` out",
                    *labels, "columns", column.id, "given",
                )  # fmt: skip

    def questions(self, table, columns, *labels) -> None:
        into = table.questions
        if self.named(into.text, columns, *labels, "text") and columns[into.text].type not in ("text", "long"):
            self.say(f"'{into.text}' is a {columns[into.text].type} column; a question needs text or long", *labels, "text")
        for id, text in into.cells.items():
            if self.named(id, columns, *labels, "cells", id) and columns[id].type in ("choice", "several"):
                self.cell(columns[id], text, *labels, "cells", id)
        if into.after:
            self.named(into.after, [starter.id for starter in table.starters], *labels, "after")

    def cell(self, column, text: str, *labels, others=()) -> None:
        known = others if column.type == "rows" else self.options(column)
        for id in [text] if column.type == "choice" else text.split():
            if not column.own:
                self.named(id, known, *labels)

    def condition(self, condition, *labels) -> None:
        choices = {
            f"{section.id}/{prompt.id}": prompt
            for section in self.row.row.sections
            for prompt in section.prompts
            if prompt.type == "choice"
        }
        if self.named(condition.answer, choices, *labels, "answer"):
            for id in condition.among:
                self.named(id, self.options(choices[condition.answer]), *labels, "among")

    def shared_columns(self, sections, *labels) -> dict:
        """The columns of the tables in several sections; none where they cannot be told, which is said."""
        tables = [one.id for one in self.sections.values() if one.table]
        if not all([self.named(id, tables, *labels, "of") for id in sections]):
            return {}
        first, *others = [self.columns_of(self.sections[id]) for id in sections]
        if any(list(other) != list(first) for other in others):
            self.say("the sections have other columns; take those that share them with `columns_of`", *labels, "of")
        return first

    def lead(self, lead) -> None:
        prompts = [f"{section.id}/{prompt.id}" for section in self.row.row.sections for prompt in section.prompts]
        for part in ("found", "open"):
            for number, one in enumerate(getattr(lead, part), 1):
                labels = "lead", part, number
                for position, name in enumerate(one.prompts, 1):
                    self.named(name, prompts, *labels, "prompts", position)
                if columns := self.shared_columns(one.of, *labels) if one.of else {}:
                    self.lead_rows(one, columns, *labels)
        for number, deeds in enumerate(lead.deeds, 1):
            if columns := self.shared_columns(deeds.of, "lead", "deeds", number):
                for field in ("what", "who", "when"):
                    if id := getattr(deeds, field):
                        self.named(id, columns, "lead", "deeds", number, field)
                for id in deeds.more:
                    self.named(id, columns, "lead", "deeds", number, "more")

    def lead_rows(self, part, columns, *labels) -> None:
        for id in part.show:
            self.named(id, columns, *labels, "show")
        if part.by and self.named(part.by, columns, *labels, "by") and (options := self.options(columns[part.by])) is not None:
            for id in part.among:
                self.named(id, options, *labels, "among")

    def view(self, view, section, *labels) -> None:
        columns = self.shared_columns(view.of or [section.id], *labels)
        if not columns:
            return  # told above, or at the table, which shares the columns of one that is not there
        for field, types in WANTED.items():
            id = getattr(view, field)
            if id and self.named(id, columns, *labels, field) and types and columns[id].type not in types:
                self.say(f"'{id}' is a {columns[id].type} column; {field} needs a {' or '.join(types)}", *labels, field)
        if view.hub:
            self.named(view.hub, self.starters_of(view.of or [section.id]), *labels, "hub")
        for field in ("strong", "weak", "without") if view.tie in columns else ():
            for id in getattr(view, field):
                self.named(id, self.options(columns[view.tie]), *labels, field)
        for id in view.show:
            self.named(id, columns, *labels, "show")
        for id in view.marked if view.mark in columns else []:
            self.named(id, self.options(columns[view.mark]), *labels, "marked")
        for number, group in enumerate(view.groups if view.by in columns else [], 1):
            for id in group.among:
                self.named(id, self.options(columns[view.by]), *labels, "groups", number, "among")
