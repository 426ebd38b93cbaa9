"""The workbook of a wage sheet: alike in Python and in the page, with formulas that come to what is said, and no cell that becomes one."""

from __future__ import annotations

import base64
import io
import json
import subprocess
from pathlib import Path

import openpyxl
import pytest
from book_rows import book_rows
from browser.every_activity import read_golden

from activities.kinds import find_kinds
from activities.kinds.bundles import find_node
from activities.kinds.forms import render_form
from activities.kinds.wage_sheet.drawings import word_cents
from activities.wages import read_sheet, reckon
from activities.wages.frames import frame_debt, frame_months
from activities.wages.workbook import lay_out_workbook, write_workbook

ROWS = book_rows()
CONTENT = find_kinds()["wage-sheet"].content(ROWS, "what-is-owed")
PAGE = Path(__file__).parent / "answers" / "workbooks.mjs"
FORMULA = '=HYPERLINK("http://example.org","open")'
HOSTILE = {
    **CONTENT["examples"][-1]["answers"],
    "pay/rows": [
        {"id": "a", "when": "2025-08", "what": FORMULA, "amount": "=1+1"},
        {"id": "b", "what": "+1", "amount": "12\u0007"},
    ],
}
ASKED = [HOSTILE, read_golden("what-is-owed")["answers"], {}, *(example["answers"] for example in CONTENT["examples"])]


@pytest.fixture(scope="module")
def page():
    strings = render_form(find_kinds()["wage-sheet"], "what-is-owed", ROWS, "p1")[1]["strings"]
    given = json.dumps({"content": CONTENT, "strings": strings, "asked": ASKED}).encode()
    ran = subprocess.run([find_node(), "--no-warnings", str(PAGE)], input=given, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def test_the_sheets_of_a_workbook_are_alike_in_python_and_in_the_page(page):
    for answers, made in zip(ASKED, page["made"], strict=True):
        assert lay_out_workbook(read_sheet(answers, CONTENT, ROWS.overtime), ROWS.strings) == made


@pytest.fixture(params=["python", "page"])
def book(request, page, tmp_path):
    if request.param == "page":
        return openpyxl.load_workbook(io.BytesIO(base64.b64decode(page["file"])))
    return openpyxl.load_workbook(write_workbook(read_sheet(HOSTILE, CONTENT, ROWS.overtime), ROWS.strings, tmp_path / "owed.xlsx"))


def test_no_cell_that_somebody_wrote_becomes_a_formula(book):
    cells = [cell for row in book[ROWS.strings["wage.sheet-pay"]].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value in (FORMULA, "=1+1", "+1")] == ["s", "s", "s"]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_formulas_stand_where_sums_are_worked_out_and_come_to_what_is_said(book):
    owed, found = book[ROWS.strings["wage.sheet-owed"]], reckon(read_sheet(HOSTILE, CONTENT, ROWS.overtime))
    assert [owed.cell(2, column).value for column in (8, 9)] == ["=B2-E2-G2", "=C2-D2-F2"]
    for row, month in enumerate(found["months"], 2):
        due, most, less, least, paid, ahead = (round(owed.cell(row, column).value * 100) for column in range(2, 8))
        assert [due - least - ahead, most - less - paid] == month["arrears"]


def test_tables_for_a_kernel_hold_what_the_sheet_holds():
    sheet = read_sheet(read_golden("what-is-owed")["answers"], CONTENT, ROWS.overtime)
    found, months, debt = reckon(sheet), frame_months(sheet), frame_debt(sheet)
    assert [str(sum(months[f"arrears_{end}"])) for end in ("least", "most")] == [
        f"{cents / 100:.2f}" for cents in found["totals"]["arrears"]
    ]
    assert (
        len(debt) == 2 * len(found["debt"]["book"])
        and str(debt.iloc[-1]["closing"]) == f"{found['debt']['terms'][-1]['closing'] / 100:.2f}"
    )


TITLES = {name: ROWS.strings[f"wage.figure-{name}"].partition("{")[0] for name in ("months", "course")}


@pytest.mark.parametrize("answers", ASKED, ids=lambda answers: str(len(answers)))
def test_those_with_a_kernel_draw_the_balance_and_the_debt_of_any_sheet(answers):
    kind = find_kinds()["wage-sheet"]
    figures, found = kind.figure(answers, ROWS, "what-is-owed"), reckon(read_sheet(answers, CONTENT, ROWS.overtime))
    drawn = {name: next((one for one in figures if one.words[0].startswith(TITLES[name])), None) for name in TITLES}
    assert (drawn["course"] is not None) == bool(found["debt"]["book"])
    if drawn["course"]:
        ends = [word_cents(found["debt"][side][-1]["closing"]) for side in ("book", "terms")]
        assert all(end in drawn["course"].words[1] for end in ends)
    assert (drawn["months"] is not None) == any(any(month["arrears"]) for month in found["months"])
    assert len(kind.table(answers, ROWS, "what-is-owed")) == len(found["months"])
    for figure in figures:
        figure.savefig(io.BytesIO(), format="svg")
