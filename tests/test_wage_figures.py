"""The figures of the worked examples of wages: what is drawn and said is what is reckoned, and a notebook opens the same sheets."""

from __future__ import annotations

import json

import openpyxl
import pytest
from book_rows import book_rows
from browser.every_activity import read_golden
from bs4 import BeautifulSoup
from matplotlib.lines import Line2D

from activities import open_sheet
from activities.answers import AnswersError, AnswersFile, write_answers
from activities.drawing.layouts import NARROW, WIDE
from activities.kinds import find_kinds
from activities.kinds.forms import render_form
from activities.kinds.wage_sheet.drawings import draw_course, draw_months, draw_sheet, word_cents
from activities.wages import reckon

ROWS = book_rows()
EXAMPLES = list(ROWS.wage_examples)
COURSE = ROWS.strings["wage.figure-course"].partition(",")[0]


@pytest.fixture(scope="module")
def form():
    html, payload = render_form(find_kinds()["wage-sheet"], "what-is-owed", ROWS, "p1")
    return BeautifulSoup(html, "html.parser"), payload


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_worked_example_shows_what_it_comes_to_in_both_layouts_and_in_words(form, example):
    found, fold = reckon(open_sheet(example, ROWS).sheet), form[0].select_one(f'[data-example="{example}"]')
    figures = {figure.select_one(".fig-shown").get_text().partition(",")[0]: figure for figure in fold.select("figure.fig")}
    assert (COURSE in figures) == bool(found["debt"]["book"])
    assert len(figures) == bool(found["debt"]["book"]) + any(any(month["arrears"]) for month in found["months"])
    for title, figure in figures.items():
        said = figure.figcaption.get_text()
        due = [found["debt"][side][-1]["closing"] for side in ("book", "terms")] if title == COURSE else found["totals"]["arrears"]
        assert all(word_cents(cents) in said for cents in due)
        drawings = figure.select(".fig-narrow > svg, .fig-wide > svg")
        assert len(drawings) == 2 and all(said in drawing.desc.get_text() for drawing in drawings)


def test_the_drawings_stand_in_the_form_alone_and_their_ids_once(form):
    html, payload = form
    ids = [part["id"] for part in html.select("svg[role] [id]")]
    assert ids and len(ids) == len(set(ids))
    assert "<svg" not in json.dumps(payload["content"])


@pytest.mark.parametrize("layout", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_bars_and_lines_are_as_long_as_the_sums(example, layout):
    sheet = open_sheet(example, ROWS).sheet
    found = reckon(sheet)
    if drawn := draw_months(sheet, ROWS.strings):
        axes = drawn[0].draw_in(layout).axes[0]
        reach = {round(value, 2) for bar in axes.patches for value in (bar.get_x(), bar.get_x() + bar.get_width())}
        assert reach - {0} == {end / 100 for month in found["months"] for end in month["arrears"] if end}
    if drawn := draw_course(sheet, ROWS.strings):
        closing = [[row["closing"] for row in found["debt"][side]] for side in ("terms", "book")]
        lines = [
            line.get_ydata()
            for line in drawn[0].draw_in(layout).artists
            if isinstance(line, Line2D) and len(set(line.get_ydata())) > 1
        ]
        assert [len(line) for line in lines] == [len(rows) for rows in closing]
        # y counts downwards, and both are on one scale, from where the first begins.
        steps = [
            ((lines[0][0] - y) / (cents - closing[0][0]))
            for line, rows in zip(lines, closing, strict=True)
            for y, cents in zip(line, rows, strict=True)
            if cents != closing[0][0]
        ]
        assert min(steps) > 0 and max(steps) == pytest.approx(min(steps))


def test_a_sheet_in_which_nothing_is_counted_has_no_figure():
    sheet = open_sheet("linh-deposit", ROWS).sheet
    assert draw_months(sheet, ROWS.strings) is None
    assert draw_course({**sheet, "debt": []}, ROWS.strings) is None


def test_the_file_of_a_group_is_opened_as_a_worked_example_is_and_leaves_as_a_workbook(tmp_path):
    golden = AnswersFile(**read_golden("what-is-owed"))
    opened = open_sheet(write_answers(golden, tmp_path / "teak.json"), ROWS)
    assert len(opened.months()) == len(reckon(opened.sheet)["months"]) > 0
    assert list(opened.debt().columns)[:2] == ["side", "month"] and "<svg" in opened.figure()._repr_html_()
    pages = openpyxl.load_workbook(opened.write(tmp_path / "owed.xlsx")).sheetnames
    assert ROWS.strings["wage.sheet-owed"] in pages


def test_what_is_no_example_and_no_wage_sheet_is_named(tmp_path):
    with pytest.raises(KeyError, match="no worked example 'july'; there are: .*packing-hall-july.*ends in .json"):
        open_sheet("july", ROWS)
    other = write_answers(AnswersFile(**read_golden("mapping")), tmp_path / "other.json")
    with pytest.raises(AnswersError):
        open_sheet(other, ROWS)


def test_a_figure_of_answers_is_the_one_that_the_page_draws_and_an_empty_sheet_says_that_nothing_is_counted():
    kind = find_kinds()["wage-sheet"]
    drawn = kind.figure(read_golden("what-is-owed")["answers"], ROWS, "what-is-owed")
    assert drawn[0].words[0].startswith(ROWS.strings["wage.figure-months"].partition(",")[0])
    sheet = open_sheet("linh-deposit", ROWS).sheet
    bare = {**sheet, "hours": [], "pay": [], "deductions": [], "terms": {"currency": "XXX"}}
    assert draw_sheet(bare, ROWS.strings)[0].words[0].startswith(COURSE)
    empty = draw_sheet({**bare, "debt": []}, ROWS.strings)
    assert ROWS.strings["wage.total-none"] in empty._repr_html_()
