"""The wage sheet in a browser: what follows as one types, hours pasted by the thousand, slips and the way to them, the workbook.

Its worksheet is a pack's, whose ids no script can know. It stands in a page of its own, so that no book has to be built.
"""

from __future__ import annotations

import io

import openpyxl
import pytest
from browser.desks import sit_down
from browser.test_own_activities import pages  # noqa: F401 (a fixture)
from browser.tools import press
from browser.worksheet_pages import show_all_parts

LINES = 10_000
PASTE = """(box, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def desk(open_device, pages):  # noqa: F811
    with sit_down(open_device, pages) as desk:
        yield desk


@pytest.fixture
def sheet(desk):
    page = desk.lay("kilns-wages.html")
    show_all_parts(page)
    page.check('[data-answer="deal/q-rules"] input[value="plain-hours"]')
    yield page
    desk.clear()


def wait_for(page, text: str, within: str = "[data-total]") -> None:
    page.wait_for_function("([within, text]) => document.querySelector(within).textContent.includes(text)", arg=[within, text])


def write(page, section: str, column: str, text: str) -> None:
    page.locator(f'[data-rows="{section}/rows"] [data-row]').last.locator(f'[data-column="{column}"] textarea').fill(text)


def test_what_is_owed_follows_as_one_types(sheet):
    sheet.fill('[data-answer="deal/q-rate"] input', "10")
    write(sheet, "days", "c-when", "2026-03-02")
    write(sheet, "days", "c-begin", "22:00")
    write(sheet, "days", "c-end", "06:00")
    wait_for(sheet, "80.00 is open.")
    write(sheet, "money", "c-when", "2026-03")
    write(sheet, "money", "c-amount", "100")
    wait_for(sheet, "20.00 more was paid than became due.")
    sheet.click("[data-months] details summary")
    wait_for(sheet, "8:00 hours at 100 %: 80.00", "[data-months] details")


def test_a_slip_is_named_and_leads_to_its_field(sheet):
    write(sheet, "days", "c-when", "31/02/2026")
    write(sheet, "days", "c-hours", "8")
    wait_for(sheet, "There is no such day", "[data-slips]")
    sheet.click("[data-slips] button")
    assert sheet.evaluate("() => document.activeElement.value") == "31/02/2026"


def test_ten_thousand_pasted_lines_are_counted_and_wrong_ones_named_and_all_come_back_into_the_box(sheet):
    good = [f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}\t08:00\t16:00" for n in range(LINES - 2)]
    pasted = ["Day\tBegin\tEnd", *good, "31/02/2026\t8:00\t9:00", "2026-03-02\t=A1\t9:00"]
    sheet.fill('[data-answer="deal/q-rate"] input', "10")
    sheet.click("[data-paste-box] summary")
    sheet.eval_on_selector("[data-paste]", PASTE, "\n".join(pasted))
    wait_for(sheet, "10000 lines were taken in. Titles above were passed over (1).", "[data-paste-said]")
    wait_for(sheet, "is open.")
    assert "799,840.00" in sheet.inner_text("[data-total]")
    assert sheet.locator("[data-slips] li").count() == 2 and "pasted line 10,000" in sheet.inner_text("[data-slips]")
    sheet.click("[data-pasted-out]")
    wait_for(sheet, "Nothing is counted yet.")
    assert sheet.input_value("[data-paste]").split("\n") == pasted[1:]


def test_few_pasted_lines_become_rows_and_the_workbook_holds_them(sheet):
    sheet.fill('[data-answer="deal/q-rate"] input', "10")
    sheet.click("[data-paste-box] summary")
    sheet.fill("[data-paste]", "02/03/2026;8:00;17:00;60\n03/03/2026;;;;8,5")
    sheet.click("[data-take-paste]")
    wait_for(sheet, "165.00 is open.")
    assert sheet.locator('[data-rows="days/rows"] [data-row]').count() == 2
    with sheet.expect_download() as waiting:
        press(sheet, '[data-take-along] [data-hand="xlsx"]')
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert [[cell.value for cell in row][:5] for row in book["Hours"].iter_rows(min_row=2)] == [
        ["02/03/2026", "8:00", "17:00", "60", None],
        ["03/03/2026", None, None, None, "8,5"],
    ]


def test_a_worked_example_opens_in_an_empty_sheet_and_overwrites_none(sheet):
    sheet.wait_for_selector("[data-open-example]:disabled", state="attached")  # something is written
    sheet.click('[data-answer="deal/q-rules"] [data-clear]')
    sheet.wait_for_selector("[data-open-example]:enabled", state="attached")  # what is shown moves until then
    press(sheet, "[data-example=n-family-debt] summary", "[data-open-example=n-family-debt]")
    wait_for(sheet, "it never ends", "[data-ahead]")
    sheet.wait_for_selector("[data-open-example]:disabled", state="attached")
    assert sheet.locator("[data-open-example]:enabled").count() == 0
