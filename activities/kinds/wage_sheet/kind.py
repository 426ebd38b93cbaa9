"""Wage sheet: what a worker is owed and how a debt runs, from records, with the working shown; worked out as one types."""

from __future__ import annotations

from activities.kinds import Kind, Needs, Role
from activities.kinds.sheets import sheet_content
from activities.wages.sheets import answers_of_sheet, read_sheet, resolve_rules, sheet_of_example

PERIODS = ("hour", "day", "week", "month")
CURRENCIES = ("main", "other")


def _line(name: str, *columns: Role) -> Role:
    return Role(name, columns=columns)


def _choice(name: str, *options: str, least: int = 1) -> Role:
    return Role(name, least=least, types=("choice",), options=options)


# The parts that the arithmetic reads; reckoning.js and activities/wages know them by these names.
SECTIONS = (
    Role(
        "terms",
        prompts=(
            Role("currency"),
            Role("rate"),
            _choice("per", *PERIODS),
            Role("rules", least=0, types=("choice",)),
            Role("begins", types=("date",)),
            Role("ends", types=("date",)),
            *(Role(name, least=0) for name in ("missing", "other", "exchange")),
        ),
    ),
    _line("hours", *(Role(name) for name in ("when", "begin", "end", "break", "hours"))),
    _line("pay", Role("when"), Role("amount"), _choice("currency", *CURRENCIES, least=0), _choice("counts", "yes", "no", "unclear", least=0)),
    _line("deductions", Role("when"), Role("amount"), _choice("currency", *CURRENCIES, least=0), _choice("stands", "lawful", "unlawful", "unclear")),
    Role(
        "debt",
        prompts=tuple(Role(name, least=0) for name in ("book-interest", "terms-interest", "charges", "repays", "living", "within")),
        columns=(Role("when"), _choice("sort", "adds", "repays"), Role("book"), Role("terms")),
    ),
)  # fmt: skip


def build_content(rows, activity_id: str) -> dict:
    """The worksheet, the rules for overtime that there are, and the worked examples as answers that fill the sheet in."""
    worksheet = sheet_content(rows, activity_id)
    return {
        **worksheet,
        "workbook": True,
        "rules": [resolve_rules(rules) for rules in rows.overtime.values()],
        "examples": [
            {
                "id": example.id,
                "title": example.title,
                "answers": answers_of_sheet(
                    sheet_of_example(example, rows.overtime[example.terms.rules], rows.case_files), worksheet
                ),
                "stated": example.stated,
                "assumed": example.assumed,
                "shows": example.shows,
            }
            for example in rows.wage_examples.values()
        ],
    }


def draw_examples(rows, _activity_id: str) -> dict[str, list[dict]]:
    """The figures of each worked example by its id; drawn once for the page, so that no kernel is needed."""
    # Loaded on use: to find the kinds, as every command does, nobody needs matplotlib.
    from activities.kinds.wage_sheet.drawings import draw_example

    sheets = {
        example.id: sheet_of_example(example, rows.overtime[example.terms.rules], rows.case_files)
        for example in rows.wage_examples.values()
    }
    return {id: draw_example(id, sheet, rows.strings) for id, sheet in sheets.items()}


def build_table(answers, rows, activity_id: str):
    """What is owed by month, as a DataFrame, for those with a kernel. answers: one group's, by key."""
    from activities.wages.frames import frame_months

    return frame_months(read_sheet(answers, sheet_content(rows, activity_id), rows.overtime))


def draw_figure(answers, rows, activity_id: str):
    """What is open by month, and the debt on both sides, as the page draws them: Figures of matplotlib, for those with a kernel."""
    from activities.kinds.wage_sheet.drawings import draw_sheet

    return draw_sheet(read_sheet(answers, sheet_content(rows, activity_id), rows.overtime), rows.strings)


def _find_missing(activity, rows):
    if not rows.overtime:
        yield f"{rows.at('activities', activity.id)}: there are no rules for overtime; put a row into wage-rules/"


KIND = Kind(
    name="wage-sheet",
    content=build_content,
    needs=Needs(worksheet=True, sections=SECTIONS, further=_find_missing),
    counted=False,
    strings=("sheet.", "wage."),
    table=build_table,
    figure=draw_figure,
    drawings=draw_examples,
)
