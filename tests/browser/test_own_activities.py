"""Activities that a pack brings, of each kind that rows can bind: their rows have ids that no script can know.

Each stands in a small page of its own, rendered and bundled as in a book, so that no book has to be built.
"""

import csv
import io
import shutil
from pathlib import Path

import pytest
from browser.activity_six import pick_case
from browser.tools import wait_until_ready
from browser.worksheet_pages import show_all_parts

from activities.kinds.bundles import build_bundles
from activities.kinds.forms import render_static
from activities.loading import load_rows
from activities.page.typeface import find_letters, make_typeface
from activities.running.serving import serve_folder

ROOT = Path(__file__).resolve().parents[2]
KILNS = Path(__file__).resolve().parents[1] / "packs" / "kilns"
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{id}</title><link rel="icon" href="data:,">'
    '<link rel="stylesheet" href="look/theme.css"><link rel="stylesheet" href="{kind}.css"><script async src="{kind}.js"></script></head><body><main>{form}</main></body></html>'
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """The address of a folder with a page for each activity of the pack."""
    folder = shutil.copytree(build_bundles(), tmp_path_factory.mktemp("kilns") / "pages")
    type = tmp_path_factory.mktemp("type") / "cut"
    make_typeface(ROOT, find_letters([]), type)
    for font in type.glob("*.woff2"):
        shutil.copy2(font, folder / "look" / font.name)
    rows = load_rows(packs=[KILNS])
    for id in [id for id in rows.activities if id.startswith("kilns-")]:
        form, kind = render_static(id, rows, "p1")
        (folder / f"{id}.html").write_text(PAGE.format(id=id, kind=kind.name, form=form), encoding="utf-8")
    with serve_folder(folder) as url:
        yield url


@pytest.fixture
def open_own(page, pages, watch):
    def open_one(activity):
        page.goto(f"{pages}{activity}.html")
        wait_until_ready(page)
        show_all_parts(page)
        return page

    yield open_one
    assert (watch.faults, watch.elsewhere) == ([], [])


def read_table(page) -> list[list[str]]:
    page.click("[data-files-panel] > summary")
    with page.expect_download() as waiting:
        page.click('[data-do="csv"]')
    return list(csv.reader(io.StringIO(waiting.value.path().read_text(encoding="utf-8-sig"))))


def test_guidelines_of_other_parts_are_gathered_in_the_order_of_their_own_moments(open_own):
    page = open_own("kilns-card")
    page.fill('[data-answer="head/name"] input', "Card for the gate")
    page.eval_on_selector('[data-take="documents-1"]', "box => box.click()")
    page.wait_for_selector('[data-rows="arrival/rows"] [data-row="documents-1"]')
    page.click('[data-rows="more/rows"] [data-rt-add]')
    page.fill('[data-rows="more/rows"] [data-row] [data-column="under"] textarea', "Water")
    page.fill('[data-rows="more/rows"] [data-row] [data-column="line"] textarea', "Drink.")
    page.click("[data-gather]")
    blocks = page.locator('[data-rows="card/rows"] [data-row]')
    blocks.nth(1).wait_for()
    arrival, water = [blocks.nth(place).locator("textarea").evaluate_all("all => all.map((one) => one.value)") for place in (0, 1)]
    assert arrival[0] == "On arrival"
    assert arrival[1].splitlines()[:4] == ["At the gate", "Show the badge.", "In the yard", "Greet the moulders first."]
    assert len(arrival[1].splitlines()) == 5
    assert water == ["Water", "Drink."]
    header, *rows = read_table(page)
    assert header[1:3] == ["When", "The rule"]
    assert ["Water", "", "Drink."] in [row[:3] for row in rows]


def test_a_form_of_other_columns_is_built_and_tried_on_the_cases_of_its_row(open_own):
    page = open_own("kilns-form")
    page.eval_on_selector('[data-take="wages-1"]', "box => box.click()")
    asked = page.locator('[data-rows="lines/rows"] [data-row]').evaluate_all("rows => rows.map((row) => row.dataset.row)")
    assert asked == ["yard", "bricks", "wages-1"]
    assert page.locator("[data-try-case] option").evaluate_all("all => all.map((one) => one.value)") == ["", "kiln"]
    page.select_option("[data-try-case]", "kiln")
    field = page.locator('[data-try-form] [data-field="wages-1"]')
    field.get_by_label("no", exact=True).check()
    page.fill('[data-try-form] [data-field="bricks"] input', "A thousand")
    page.fill('[data-answer="before/called"] input', "Kiln form")
    header, *rows = read_table(page)
    assert [row[2] for row in rows] == ["A heading", "Words", "Yes or no"]
    assert [row[-1] for row in rows] == ["", "A thousand", "no"]


def test_a_case_is_marked_and_weighed_by_an_offence_of_the_packs_own(open_own):
    page = open_own("kilns-coding")
    pick_case(page, "kiln")
    page.click('[data-passage="kiln-02"]')
    page.click('[data-bar] [data-tag="debt"]')
    page.click('[data-steps] [data-step="elements"]')
    page.check('[name$="-advance-given"][value="met"]')
    page.check("[data-under-18]")
    page.wait_for_function("() => document.querySelector('[data-conclusion]').textContent.includes('since the worker is a child')")
    assert page.locator('[data-matrix-case="kiln"] .cc-on').count() == 1


def test_elements_of_a_packs_offence_are_marks_with_a_digit_a_line_and_one_question_of_age(open_own):
    page = open_own("kilns-weighing")
    page.click('[data-passage="kiln-01"]')
    page.keyboard.press("4")
    page.wait_for_selector('[data-passage="kiln-01"].cc-marked')
    assert "repeating" in page.locator('[data-passage="kiln-01"]').evaluate("one => getComputedStyle(one).backgroundImage")
    page.keyboard.press("Escape")
    page.click('[data-steps] [data-step="weigh"]')
    boxes = page.locator("[data-under-18]")
    boxes.nth(1).check()
    page.wait_for_function("() => [...document.querySelectorAll('[data-under-18]')].every((box) => box.checked)")
    page.check('[name$="-advance-given"][value="met"]')
    page.wait_for_function(
        "() => document.querySelector('[data-overview-case=kiln] [data-cell=bonded-kilns]').textContent.trim() !== '–'"
    )


def test_a_packs_own_interview_is_walked_to_its_end(open_own):
    page = open_own("kilns-talk")
    page.click('[data-way="water"]')
    page.wait_for_selector('[data-scene="talk"]:visible')
    assert page.locator("[data-followed]").text_content() == "She drinks and begins to talk."
    page.fill('[data-answer="spot/where"] input', "Under the tree")
    assert page.locator("[data-again]").is_visible()
    assert "Under the tree" in [cell for row in read_table(page) for cell in row]
