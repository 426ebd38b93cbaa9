"""A wage sheet has one arithmetic on two sides, Python's and the page's: any sheet gives the same in both.

The sheets are made up at random. All of them go to Node in one process.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from random import Random

import pytest
from book_rows import book_rows
from invented_sheets import invent_sheet

from activities.kinds.bundles import find_node
from activities.wages import reckon
from activities.wages.sheets import sheet_of_example

PAGE = Path(__file__).parent / "answers" / "wages.mjs"
SHEETS = 2000
pytestmark = pytest.mark.slow  # sheets by the thousand


def ask_page(sheets: list[dict]) -> list[dict]:
    ran = subprocess.run([find_node(), str(PAGE)], input=json.dumps(sheets).encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def ask_python(sheet: dict) -> dict:
    return json.loads(json.dumps(reckon(sheet)))


def test_any_sheet_gives_the_same_in_python_and_in_the_page():
    random = Random(7)
    sheets = [invent_sheet(random) for _ in range(SHEETS)]
    codes, assumptions = set(), set()
    for sheet, page in zip(sheets, ask_page(sheets), strict=True):
        python = ask_python(sheet)
        assert python == page, json.dumps(sheet)
        codes |= {slip["code"] for slip in python["slips"]}
        assumptions |= set(python["assumptions"])
    said = {key.removeprefix("wage.slip.") for key in book_rows().strings if key.startswith("wage.slip.")}
    assert codes == said, "each slip was reached, and has its words"
    said = {key.removeprefix("wage.assumption.") for key in book_rows().strings if key.startswith("wage.assumption.")}
    assert assumptions == said, "each assumption was reached, and has its words"


def test_the_worked_examples_give_the_same_in_python_and_in_the_page():
    rows = book_rows()
    sheets = [
        sheet_of_example(example, rows.overtime[example.terms.rules], rows.case_files) for example in rows.wage_examples.values()
    ]
    assert ask_page(sheets) == [ask_python(sheet) for sheet in sheets]
