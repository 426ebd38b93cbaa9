"""Activity 10, whole: a form is built from the questions and one's own lines, tried on a case, printed and taken along."""

import csv
import io
from zipfile import ZipFile

import pytest
from browser.tools import merge, message, name_group, press, take, wait_until_ready
from browser.worksheet_pages import show_all_parts
from docx import Document

PAGE = "notebooks/inspection-report.html"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def page(desk):
    """The page that all tests share, as new."""
    yield open_report(desk)
    desk.clear()


def open_report(desk):
    page = desk.lay(PAGE)
    show_all_parts(page)
    return page


def lines_of(page):
    fields = page.locator('[data-rows="fields/rows"] [data-row] [data-column="text"] textarea')
    return fields.evaluate_all("all => all.map((one) => one.value)")


def line(page, row):
    return page.locator(f'[data-rows="fields/rows"] [data-row="{row}"]')


def tried_field(page, field):
    return page.locator(f'[data-try-form] [data-field="{field}"]')


# The same form as by mouse, in one step.
BUILD = """async () => {
  const find = (selector) => document.querySelector(selector);
  const comes = async (selector) => {
    for (const end = Date.now() + 30000; !find(selector); ) {
      if (Date.now() > end) throw new Error(`${selector} does not come`);
      await new Promise((done) => setTimeout(done));
    }
  };
  const write = (selector, text) => {
    const box = find(selector);
    box.value = text;
    for (const name of ["input", "change"]) box.dispatchEvent(new Event(name, { bubbles: true }));
  };
  write('[data-answer="start/name"] input', "Visit report, form 7");
  find('[data-take="violence-1"]').click();
  find('[data-take="documents-1"]').click();
  await comes('[data-row="documents-1"]');
  find("[data-rt-add]").click();
  write('[data-row^="row-"] [data-column="text"] textarea', "Meals and water <script>");
  write('[data-row^="row-"] [data-column="kind"] select', "long");
  write("[data-try-case]", "linh");
  await comes('[data-try-form] [data-field^="row-"]');
  const field = '[data-try-form] [data-field="documents-1"]';
  [...document.querySelectorAll(`${field} label`)].find((one) => one.textContent.trim() === "seen").click();
  write(`${field} input:not([type=radio])`, "With the agency, until the fee is worked off");
  write('[data-try-form] [data-field="firm-recruits"] input', "An agency");
  write("[data-try-missed] textarea", "No line for the fee");
}"""


def build_and_try(page):
    page.evaluate(BUILD)


def build_and_try_by_mouse(page):
    """A form with two questions and a line of one's own, filled in for Linh."""
    page.fill('[data-answer="start/name"] input', "Visit report, form 7")
    page.check('[data-take="violence-1"]')
    page.click("[data-question-choice] summary:has-text('Retention')")
    page.check('[data-take="documents-1"]')
    page.wait_for_selector('[data-row="documents-1"]')  # what comes in moves the button
    page.locator("[data-rt-add]").press("Enter")
    own = page.locator('[data-row^="row-"]')
    own.locator('[data-column="text"] textarea').fill("Meals and water <script>")
    own.locator('[data-column="kind"] select').select_option("long")
    page.select_option("[data-try-case]", "linh")
    page.wait_for_selector('[data-try-form] [data-field^="row-"]')
    tried_field(page, "documents-1").get_by_label("seen", exact=True).check()
    tried_field(page, "documents-1").locator("input:not([type=radio])").fill("With the agency, until the fee is worked off")
    tried_field(page, "firm-recruits").locator("input").fill("An agency")
    page.fill("[data-try-missed] textarea", "No line for the fee")


def test_a_form_is_built_and_tried_by_mouse(page):
    build_and_try_by_mouse(page)
    lines = lines_of(page)
    signs = lines.index("Signs of forced labour")
    assert "ill-treatment" in lines[signs + 1]
    assert lines[signs + 3] == "What was not looked at, and why"
    line(page, "visit-refused").locator("[data-rt-remove]").click()
    page.wait_for_selector('[data-try-form] [data-field="visit-refused"]', state="detached")
    page.reload()
    wait_until_ready(page)
    show_all_parts(page)
    assert page.input_value("[data-try-case]") == "linh", "the case that was begun stands there again"
    assert tried_field(page, "documents-1").get_by_label("seen", exact=True).is_checked()
    assert page.input_value("[data-try-missed] textarea") == "No line for the fee"
    page.click("[data-try-open] > summary")
    open_lines = page.locator("[data-try-open-list] li")
    assert not open_lines.filter(has_text="Who recruited").count()
    open_lines.filter(has_text="Who employs").get_by_role("button").click()
    assert page.evaluate("document.activeElement.closest('[data-row]').dataset.row") == "firm-employs"


def test_a_form_is_built_and_tried_by_keyboard_alone(page):
    keys, reach = page.keyboard, page.focus  # that the Tab key leads there is seen in test_typing.py
    reach('[data-take="violence-1"]')
    keys.press("Space")
    assert line(page, "violence-1").count() == 1
    page.locator("[data-rt-foot]").scroll_into_view_if_needed()
    reach('[data-row="violence-1"] [data-column="text"] textarea')
    keys.press("Control+End")
    keys.type(" Ask how they came about.")
    reach('[data-row="violence-1"] [data-rt-move="1"]')
    keys.press("Enter")
    signs = lines_of(page).index("Signs of forced labour")
    assert lines_of(page)[signs + 2].endswith("Ask how they came about.")
    reach("[data-try-case]")
    keys.press("ArrowDown")
    page.wait_for_selector("[data-try-text]:visible")
    reach('[data-field="violence-1"] input')
    keys.press("Space")
    keys.press("ArrowRight")
    assert tried_field(page, "violence-1").get_by_label("not seen", exact=True).is_checked()


def test_a_question_that_was_worded_anew_keeps_its_wording_when_it_is_taken_out_by_a_slip(page):
    press(page, '[data-take="violence-1"]')
    line(page, "violence-1").locator('[data-column="text"] textarea').fill("Bruises or burns")
    press(page, '[data-take="violence-1"]')
    assert "Bruises or burns" not in lines_of(page)
    press(page, '[data-take="violence-1"]')
    assert "Bruises or burns" in lines_of(page)
    press(page, '[data-row="violence-1"] [data-rt-remove]')
    assert not page.is_checked('[data-take="violence-1"]')


def test_the_word_form_can_be_filled_in_on_a_computer(page, tmp_path):
    name_group(page, "Group 4")
    build_and_try(page)
    file = tmp_path / "form.docx"
    take(page, "docx").save_as(file)
    document = Document(file)
    assert document.paragraphs[0].text == "Visit report, form 7"
    headings = [p.text for p in document.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    assert (
        headings.index("The form")
        < headings.index("The visit")
        < headings.index("Signs of forced labour")
        < headings.index("Tried on Case 1: Linh")
    )
    body = document.element.body
    controls = list(body.iter(f"{W}sdt"))
    boxes = [control for control in controls if control.find(f"{W}sdtPr/{W14}checkbox") is not None]
    dates = [control for control in controls if control.find(f"{W}sdtPr/{W}date") is not None]
    texts = [control for control in controls if control.find(f"{W}sdtPr/{W}text") is not None]
    assert len(boxes) == 4 * 3, "two signs, two lines with yes, no and not known"
    assert len(dates) == 2
    named = [control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for control in texts]
    assert "Who recruited" in named and "Meals and water <script>" in named
    tried = next(table for table in document.tables if [cell.text for cell in table.rows[0].cells] == ["Line", "What was written"])
    entries = {row.cells[0].text: row.cells[1].text for row in tried.rows}
    assert entries["Who recruited"] == "An agency"
    assert entries["Who employs"] == "(left open)"
    assert "No line for the fee" in [p.text for p in document.paragraphs]
    with ZipFile(file) as parts:
        assert parts.testzip() is None


def test_the_sheet_prints_blank_and_filled_and_without_the_page(page):
    build_and_try(page)
    page.evaluate("() => { window.print = () => { window.printed = document.querySelector('.rp-sheet').innerHTML; }; }")
    page.emulate_media(media="print")
    page.eval_on_selector('[data-print-sheet="blank"]', "button => button.click()")
    blank = page.evaluate("window.printed")
    assert "Who recruited" in blank and "An agency" not in blank and "☒" not in blank
    assert page.locator(".rp-sheet").is_visible() and not page.locator("main").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".rp-sheet").count() == 0
    page.eval_on_selector('[data-print-sheet="filled"]', "button => button.click()")
    filled = page.evaluate("window.printed")
    assert "An agency" in filled and "☒ seen" in filled and "No line for the fee" in filled
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")


def test_the_table_lists_the_lines_with_what_was_written(page):
    build_and_try(page)
    rows = list(csv.DictReader(io.StringIO(take(page, "csv").path().read_bytes().decode("utf-8-sig"))))
    recruited = next(row for row in rows if row["What it says"] == "Who recruited")
    assert recruited["Filled in with"] == "A line of text"
    assert recruited["Case 1: Linh"] == "An agency"


def test_another_groups_form_can_be_merged(page, desk, tmp_path):
    name_group(page, "North")
    build_and_try(page)
    file = tmp_path / "north.answers.json"
    take(page, "answers").save_as(file)
    other = open_report(desk)  # as on another device
    name_group(other, "South")
    merge(other, file)
    other.wait_for_selector("[data-merge]:visible")
    assert "With the agency" in other.locator("[data-merge-list]").inner_text()
    press(other, "[data-merge-do]")
    message(other).filter(has_text="Taken over").wait_for()
    assert "Meals and water <script>" in lines_of(other)
    other.select_option("[data-try-case]", "linh")
    assert tried_field(other, "firm-recruits").locator("input").input_value() == "An agency"
