"""A wage sheet as a workbook: what is owed with formulas, the working, the debt, and what was written, as texts.

`lay_out_workbook` gives plain cells, as `activities/kinds/wage_sheet/workbook.js` does; a test holds the two together.
"""

from __future__ import annotations

from pathlib import Path

from .frames import to_amount
from .reckoning import reckon

SIDES = ("book", "terms")
ENDS = ("least", "most")
TABLES = {
    "hours": ("when", "begin", "end", "break", "hours", "record"),
    "pay": ("when", "what", "sort", "amount", "currency", "counts"),
    "deductions": ("when", "what", "amount", "currency", "stands", "rule"),
    "debt": ("when", "what", "sort", "book", "terms"),
}
MONEY = "#,##0.00"


def lay_out_workbook(sheet: dict, strings: dict[str, str]) -> list[dict]:
    """The sheets of the workbook: name and rows of cells. A cell has a `text`, `cents`, a `number` or a `formula`. strings: the labels."""
    found = reckon(sheet)

    def head(key: str, **filled) -> dict:
        return {"text": strings[f"wage.{key}"].format(**filled), "strong": True}

    return [
        _lay_out_owed(found, strings, head),
        _lay_out_working(found, strings, head),
        _lay_out_debt(found, strings, head),
        {
            "name": strings["wage.sheet-rests"],
            "rows": [[{"text": strings[f"wage.assumption.{name}"]}] for name in found["assumptions"]],
        },
        *_lay_out_written(sheet, strings, head),
    ]


def write_workbook(sheet: dict, strings: dict[str, str], path: Path) -> Path:
    """Write the workbook to `path`, and return it. A text stays a text, whatever it begins with. Raises OSError."""
    import openpyxl
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for part in lay_out_workbook(sheet, strings):
        if not part["rows"]:
            continue
        page = book.create_sheet(part["name"][:31])
        for row, cells in enumerate(part["rows"], 1):
            for column, cell in enumerate(cells, 1):
                place = page.cell(row, column)
                if "text" in cell:
                    place.value = ILLEGAL_CHARACTERS_RE.sub("", cell["text"]) or None
                    if place.value is not None:
                        place.data_type = "s"
                    place.font = Font(bold=cell.get("strong", False))
                elif "formula" in cell:
                    place.value, place.number_format = f"={cell['formula']}", MONEY
                elif "cents" in cell:
                    place.value, place.number_format = to_amount(int(cell["cents"])), MONEY
                else:
                    place.value = cell["number"]
        for column in range(1, page.max_column + 1):
            longest = max((len(str(page.cell(row, column).value or "")) for row in range(1, min(page.max_row, 200) + 1)), default=0)
            page.column_dimensions[get_column_letter(column)].width = min(60, max(10, longest + 2))
        page.freeze_panes = "A2"
    book.save(path)
    return path


def _cents(cents: int) -> dict:
    return {"cents": str(cents)}


def _lay_out_owed(found: dict, strings, head) -> dict:
    """What is owed by month: open is worked out from the columns before it, and the balance from the row above."""
    heads = [
        head(f"column-{end}", what=strings[f"wage.{name}"])
        for name in ("due", "deducted", "paid", "open", "balance")
        for end in ENDS
    ]
    rows = []
    for row, month in enumerate(found["months"], 2):
        balance = [f"{above}{row - 1}+{own}{row}" if row > 2 else f"{own}{row}" for own, above in (("H", "J"), ("I", "K"))]
        formulas = [f"B{row}-E{row}-G{row}", f"C{row}-D{row}-F{row}", *balance]
        sums = [_cents(cents) for name in ("due", "deducted", "paid") for cents in month[name]]
        rows.append([{"text": month["month"]}, *sums, *({"formula": formula} for formula in formulas)])
    last = len(rows) + 1
    total = [[head("together"), *({"formula": f"SUM({column}2:{column}{last})"} for column in "BCDEFGHI")]] if rows else []
    return {"name": strings["wage.sheet-owed"], "rows": [[head("month"), *heads], *rows, *total]}


def _lay_out_working(found: dict, strings, head) -> dict:
    heads = [head(f"working-head-{name}") for name in ("month", "end", "what", "quantity", "percent", "sum")]
    rows = [
        [
            {"text": month["month"]},
            {"text": strings[f"wage.{ENDS[end]}"]},
            {"text": strings[f"wage.line-{what}"]},
            {"number": quantity},
            {"number": percent},
            _cents(cents),
        ]
        for month in found["months"]
        for end, lines in enumerate(month["working"])
        for what, quantity, percent, cents in lines
    ]
    return {"name": strings["wage.working"], "rows": [heads, *rows]}


def _lay_out_debt(found: dict, strings, head) -> dict:
    """The debt on both sides; what is open then is worked out in the row."""
    heads = [head(f"{side}-{name}") for side in SIDES for name in ("opening", "interest", "added", "repaid", "closing")]
    rows = []
    for place, month in enumerate(found["debt"]["book"]):
        row, cells = place + 2, [{"text": month["month"]}]
        for side, (open_, charged, more, less, closing) in (("book", "BCDEF"), ("terms", "GHIJK")):
            line = found["debt"][side][place]
            cells.append({"formula": f"{closing}{row - 1}"} if place else _cents(line["opening"]))
            cells += [_cents(line[name]) for name in ("interest", "added", "repaid")]
            cells.append({"formula": f"{open_}{row}+{charged}{row}+{more}{row}-{less}{row}"})
        rows.append(cells)
    return {"name": strings["wage.course"], "rows": [[head("month"), *heads], *rows]}


def _lay_out_written(sheet: dict, strings, head) -> list[dict]:
    """What was written, as texts."""
    given = {**sheet["terms"], "rules": sheet["rules"]["title"], **sheet["ahead"]}
    terms = [[head(f"term-{name}"), {"text": text}] for name, text in given.items() if text]
    tables = [
        {
            "name": strings[f"wage.sheet-{name}"],
            "rows": [
                [head(f"cell-{column}") for column in columns],
                *([{"text": row.get(column, "")} for column in columns] for row in sheet[name]),
            ],
        }
        for name, columns in TABLES.items()
    ]
    return [{"name": strings["wage.sheet-terms"], "rows": terms}, *tables]
