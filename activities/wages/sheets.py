"""A wage sheet as `reckon` takes it, out of a worked example's row or out of what a group wrote, and the way back. Pure."""

from __future__ import annotations

from activities.rows.wage_models import OvertimeRules, WageExample, count_minutes

TABLES = ("hours", "pay", "deductions", "debt")
COLUMNS = ("when", "begin", "end", "break", "hours")  # of a line of hours, in the order in which lines are pasted
TERMS = ("currency", "rate", "per", "begins", "ends", "missing", "other", "exchange")
AHEAD = ("book-interest", "terms-interest", "charges", "repays", "living", "within")
PASTED = "pasted"


def resolve_rules(rules: OvertimeRules) -> dict:
    """Rules for overtime as the arithmetic takes them, in minutes, with their id and title."""
    return {
        "id": rules.id,
        "title": rules.title,
        "about": rules.about,
        "example": rules.example,
        "week_begins": rules.week_begins,
        "rest": rules.rest and {"day": rules.rest.day, "adds": rules.rest.adds},
        "night": rules.night
        and {"begins": count_minutes(rules.night.begins), "ends": count_minutes(rules.night.ends), "adds": rules.night.adds},
        **{f"{name}_minutes": count_minutes(getattr(rules, name)) for name in ("day", "week", "month")},
        **{
            name: [{"after": count_minutes(band.after), "percent": band.percent} for band in getattr(rules, name)]
            for name in ("daily", "weekly")
        },
    }


def sheet_of_example(example: WageExample, rules: OvertimeRules, files: dict | None = None) -> dict:
    """The sheet that a worked example fills in. files: the case files, where it takes records out of one."""

    def keep(row, names=None) -> dict[str, str]:
        said = row.model_dump(by_alias=True, exclude_none=True)
        return {name.replace("_", "-"): text for name, text in said.items() if names is None or name in names}

    sheet: dict = {
        "terms": keep(example.terms, TERMS),
        "ahead": keep(example.ahead),
        "rules": resolve_rules(rules),
        **{table: [keep(row) for row in getattr(example, table)] for table in TABLES},
    }
    for taken in example.taken:
        lines = _find_lines((files or {})[example.file], taken)
        sheet[taken.into] += [{"id": f"{taken.exhibit}-{id}", **cells, **taken.also} for id, cells in lines]
    return sheet


def _find_lines(file, taken) -> list[tuple[str, dict[str, str]]]:
    """The lines of an exhibit's table as cells of the sheet, without those that a worked example does not take."""
    exhibit = next(one for one in file.exhibits if one.id == taken.exhibit)
    tables = [part for part in exhibit.parts if part.part == "table"]
    table = tables[taken.table - 1]
    places = {column.id: place for place, column in enumerate(table.columns)}
    found = []
    for line in table.lines:
        cells = {name: _word(line.cells[places[column]]) for name, column in taken.columns.items()}
        if line.id not in taken.without and all(cells.get(name, "").startswith(start) for name, start in taken.among.items()):
            found.append((line.id, {name: text for name, text in cells.items() if text}))
    return found


def _word(cell) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def answers_of_sheet(sheet: dict, content: dict) -> dict:
    """The answers with which a sheet stands in the form. content: the worksheet, as `sheet_content` gives it."""
    answers: dict = {}
    for part in ("terms", "debt"):
        section = _section(content, part)
        given = {**sheet["terms"], "rules": sheet["rules"]["id"]} if part == "terms" else sheet["ahead"]
        for prompt in section["prompts"]:
            if text := given.get(prompt["role"] or prompt["id"]):
                answers[f"{section['id']}/{prompt['id']}"] = text
    for name in TABLES:
        section = _section(content, name)
        if rows := sheet[name]:
            answers[f"{section['id']}/rows"] = [
                {"id": row["id"], **{c["id"]: row[c["role"] or c["id"]] for c in section["table"]["columns"] if row.get(c["role"] or c["id"])}}
                for row in rows
            ]  # fmt: skip
    return answers


def read_sheet(answers: dict, content: dict, rules: dict[str, OvertimeRules]) -> dict:
    """The sheet that a group filled in. content: the worksheet; rules: all that there are, the first where none was chosen.

    What is of another shape than the form keeps is passed over, and rows that were struck out are left out.
    """
    terms, debt = (_section(content, name) for name in ("terms", "debt"))
    chosen = rules.get(_prompt(answers, terms, "rules")) or next(iter(rules.values()))
    sheet: dict = {
        "terms": {name: _prompt(answers, terms, name) for name in TERMS},
        "ahead": {name: _prompt(answers, debt, name) for name in AHEAD},
        "rules": resolve_rules(chosen),
    }
    for table in TABLES:
        section = _section(content, table)
        columns = {column["id"]: column["role"] or column["id"] for column in section["table"]["columns"]}
        rows = answers.get(f"{section['id']}/rows")
        sheet[table] = [
            {"id": row["id"], **{role: _text(row.get(id)) for id, role in columns.items()}}
            for row in (rows if isinstance(rows, list) else [])
            if isinstance(row, dict) and isinstance(row.get("id"), str) and row.get("struck") != "yes"
        ]
    pasted = answers.get(f"{_section(content, 'hours')['id']}/{PASTED}")
    sheet["hours"] += [
        {"id": f"pasted-{number}", **read_pasted(_text(line))}
        for number, line in enumerate(pasted if isinstance(pasted, list) else [], 1)
    ]
    return sheet


def read_pasted(line: str) -> dict[str, str]:
    """One pasted line: its cells, parted by tabs, in the order of the columns."""
    return {name: cell for name, cell in zip(COLUMNS, line.split("\t"), strict=False) if cell}


def _section(content: dict, role: str) -> dict:
    return next(section for section in content["sections"] if section["role"] == role)


def _prompt(answers: dict, section: dict, role: str) -> str:
    prompt = next((prompt for prompt in section["prompts"] if prompt["role"] == role), None)
    return _text(answers.get(f"{section['id']}/{prompt['id']}")) if prompt else ""


def _text(value) -> str:
    return value if isinstance(value, str) else ""
