"""A wage sheet as `reckon` takes it, out of a worked example's row or out of what a group wrote. Pure."""

from __future__ import annotations

from activities.rows.wage_models import OvertimeRules, WageExample, count_minutes

TABLES = ("hours", "pay", "deductions", "debt")
COLUMNS = ("when", "begin", "end", "break", "hours")  # of a line of hours, in the order in which lines are pasted
TERMS = ("currency", "rate", "per", "begins", "ends", "missing", "other", "exchange")
AHEAD = ("book-interest", "terms-interest", "charges", "repays", "living", "within")
PASTED = "hours/pasted"


def resolve_rules(rules: OvertimeRules) -> dict:
    """Rules for overtime as the arithmetic takes them, in minutes, with their id and title."""
    return {
        "id": rules.id,
        "title": rules.title,
        "about": rules.about,
        "example": rules.example,
        "week_begins": rules.week_begins,
        **{f"{name}_minutes": count_minutes(getattr(rules, name)) for name in ("day", "week", "month")},
        **{
            name: [{"after": count_minutes(band.after), "percent": band.percent} for band in getattr(rules, name)]
            for name in ("daily", "weekly")
        },
    }


def sheet_of_example(example: WageExample, rules: OvertimeRules) -> dict:
    """The sheet that a worked example fills in."""

    def keep(row, names=None) -> dict[str, str]:
        said = row.model_dump(by_alias=True, exclude_none=True)
        return {name.replace("_", "-"): text for name, text in said.items() if names is None or name in names}

    return {
        "terms": keep(example.terms, TERMS),
        "ahead": keep(example.ahead),
        "rules": resolve_rules(rules),
        **{table: [keep(row) for row in getattr(example, table)] for table in TABLES},
    }


def read_sheet(answers: dict, rules: dict[str, OvertimeRules]) -> dict:
    """The sheet that a group filled in. answers: of an activity of the kind; rules: all that there are, the first where none was chosen.

    What is of another shape than the form keeps is passed over, and rows that were struck out are left out.
    """
    chosen = rules.get(_text(answers.get("terms/rules"))) or next(iter(rules.values()))
    sheet: dict = {
        "terms": {name: _text(answers.get(f"terms/{name}")) for name in TERMS},
        "ahead": {name: _text(answers.get(f"debt/{name}")) for name in AHEAD},
        "rules": resolve_rules(chosen),
    }
    for table in TABLES:
        rows = answers.get(f"{table}/rows")
        sheet[table] = [
            {name: _text(text) for name, text in row.items()}
            for row in (rows if isinstance(rows, list) else [])
            if isinstance(row, dict) and isinstance(row.get("id"), str) and row.get("struck") != "yes"
        ]
    pasted = answers.get(PASTED)
    sheet["hours"] += [
        {"id": f"pasted-{number}", **read_pasted(_text(line))}
        for number, line in enumerate(pasted if isinstance(pasted, list) else [], 1)
    ]
    return sheet


def read_pasted(line: str) -> dict[str, str]:
    """One pasted line: its cells, parted by tabs, in the order of the columns."""
    return {name: cell for name, cell in zip(COLUMNS, line.split("\t"), strict=False) if cell}


def _text(value) -> str:
    return value if isinstance(value, str) else ""
