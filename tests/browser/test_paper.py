"""What people wrote, on paper: whole, as text, over as many pages as it takes; and what a box says of its words."""

import re
import shutil
import subprocess
import zipfile

import pytest
from browser.tools import name_group, take
from browser.worksheet_pages import cell, lines, open_worksheet, prompt, show_all_parts

LONG = " ".join(f"word{number:04d}" for number in range(400))


@pytest.fixture(scope="module")
def opened(open_device, book):
    """`opened(activity)` gives the page of a worksheet as a group has it that begins: it is opened once for all."""
    context, watch = open_device()
    pages, groups = {}, iter(range(1, 100))

    def begin(activity):
        page = pages.get(activity)
        if page is None:
            page = pages[activity] = context.new_page()
            open_worksheet(page, book.as_uri() + "/", activity)
        page.emulate_media(media="null")  # "screen" would be what is printed
        name_group(page, f"Group {next(groups)}")
        show_all_parts(page)
        return page

    yield begin
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()


def print_text(page, path):
    """The words of the printed page."""
    page.pdf(path=str(path), prefer_css_page_size=True)
    found = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", found.stdout)


@pytest.fixture(scope="module")
def pdftotext():
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed; the other tests look at the page as it is printed")


def test_a_long_answer_goes_on_over_the_pages(opened, pdftotext, tmp_path):
    page = opened("mapping")
    cell(lines(page, "practices").first, "hold").fill(LONG)
    prompt(page, "data/today").fill(LONG.replace("word", "text"))
    said = print_text(page, tmp_path / "long.pdf").replace(" ", "")
    assert all(word in said for word in LONG.split())
    assert all(word.replace("word", "text") in said for word in LONG.split())
    assert not page.locator(".wa-paper").count(), "after printing the boxes stand alone again"


def test_on_paper_a_box_with_words_is_text_and_an_empty_one_stays_a_box(opened):
    page = opened("mapping")
    box = prompt(page, "data/today")
    box.fill("What is counted today\nand by whom")
    page.emulate_media(media="print")
    page.wait_for_selector(".wa-paper")
    assert page.locator(".wa-paper").all_inner_texts() == ["What is counted today\nand by whom"]
    assert not box.is_visible()
    page.emulate_media(media="screen")
    page.wait_for_function("() => !document.querySelector('.wa-paper')")
    assert box.is_visible() and box.input_value() == "What is counted today\nand by whom"


def test_a_choice_that_was_made_is_its_words_alone_and_an_open_one_keeps_its_boxes(opened):
    page = opened("national-response")
    page.check('[data-answer="plan/exists"] input[value="yes"]')
    page.emulate_media(media="print")
    made, open_ = page.locator('[data-answer="plan/exists"]'), page.locator('[data-answer="plan/covers"]')
    assert [label.inner_text() for label in made.locator("label").all() if label.is_visible()] == ["Yes"]
    assert not any(box.is_visible() for box in made.locator("input").all())
    assert all(box.is_visible() for box in open_.locator("input").all())


def test_an_own_wording_is_printed_whole_and_once(opened, pdftotext, tmp_path):
    own = "Brickworks limeworks quarries charcoalburners resintappers saltpans shrimpfarms"
    page = opened("mapping")
    line = lines(page, "practices").first
    line.locator("[data-column=source] select").select_option("~own")
    line.locator("[data-own-of=source] input").fill(own)
    said = print_text(page, tmp_path / "own.pdf").replace(" ", "")
    assert [said.count(word) for word in own.split()] == [1] * len(own.split())


def count_sheets(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_a_plan_prints_its_week_on_one_sheet_and_each_day_on_one_of_its_own_with_what_it_needs(page, base, pdftotext, tmp_path):
    for plan in ("three-day", "five-day"):
        page.goto(f"{base}book/plans/{plan}.html")
        days = page.locator('section[id^="day-"]').count()
        assert count_sheets(page) == days + 1, plan
    folded = page.locator(".line-prepare:not([open]) li a").first.text_content()
    assert folded in print_text(page, tmp_path / "plan.pdf"), "though it is folded on the screen"


def test_the_passages_of_a_case_have_numbers_on_paper_and_the_same_in_its_activity(page, base, pdftotext, tmp_path):
    page.goto(base + "book/cases/linh.html")
    passages = page.locator(".case-text .passage")
    numbered = "p => [...p].map((one) => getComputedStyle(one, '::before').content)"
    assert set(passages.evaluate_all(numbered)) == {"none"}
    page.emulate_media(media="print")
    assert "none" not in passages.evaluate_all(numbered)
    said = print_text(page, tmp_path / "case.pdf")
    last = passages.last.text_content()
    assert re.search(rf"\b{passages.count()}\s*{re.escape(' '.join(last.split())[:20])}", said)


def test_sheets_name_book_and_page_have_numbers_and_nothing_that_only_a_screen_can_use(page, base, pdftotext, tmp_path):
    page.goto(base + "book/learn/inspectors.html")
    page.pdf(path=str(tmp_path / "chapter.pdf"), prefer_css_page_size=True)
    found = subprocess.run(["pdftotext", "-layout", str(tmp_path / "chapter.pdf"), "-"], capture_output=True, text=True, check=True)
    sheets = [sheet for sheet in found.stdout.split("\f") if sheet.strip()]
    assert ["Why labour inspectors" in sheet for sheet in sheets] == [True] * len(sheets)
    assert [f"{number}/{len(sheets)}" in sheet.replace(" ", "") for number, sheet in enumerate(sheets, 1)] == [True] * len(sheets)
    said = re.sub(r"\s+", " ", found.stdout)
    assert [word for word in ("On this page", "Mark as read", "Compare with ours", "chapters read") if word in said] == []
    page.goto(base + "notebooks/global-estimates.html")
    assert "For those who use Python" not in print_text(page, tmp_path / "page.pdf")


def test_a_box_runs_the_way_that_is_written_in_it(opened):
    page = opened("mapping")
    box = prompt(page, "data/today")
    box.fill("هل تم دفع الأجور. ABC")
    assert box.evaluate("box => getComputedStyle(box).direction") == "rtl"
    box.fill("Are wages paid?")
    assert box.evaluate("box => getComputedStyle(box).direction") == "ltr"


def test_a_name_from_right_to_left_leaves_the_date_of_a_word_file_in_peace(opened):
    page = opened("mapping")
    name_group(page, "مجموعة ١")
    show_all_parts(page)
    prompt(page, "data/today").fill("x")
    xml = zipfile.ZipFile(take(page, "docx").path()).read("word/document.xml").decode()
    details = [p for p in re.findall(r"<w:p>.*?</w:p>", xml) if 'w:val="Details"' in p]
    assert ["<w:bidi/>" in p for p in details[:2]] == [True, False]


def test_a_date_of_another_century_is_pointed_at_and_worded_as_it_is(opened):
    page = opened("action-planning")
    box = lines(page, "actions").first.locator("input[type=date]")
    box.fill("0026-03-02")
    odd = lines(page, "actions").first.locator(".bl-odd")
    assert odd.is_visible() and not box.evaluate("box => box.checkValidity()")
    assert box.evaluate("box => box.closest('[data-words]').dataset.words") == "2 March 26"
    box.fill("2026-03-02")
    assert not odd.is_visible()


def test_a_date_stands_in_words_beside_its_box(opened):
    page = opened("action-planning")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        if page.locator("[data-rt-open]:visible").count():  # a phone shows the first columns of an empty row
            page.locator("[data-rt-open]:visible").first.click()
        boxes = page.locator("input[type=date]:visible")
        boxes.first.fill("2026-11-27")
        beside = "box => { const { content, display } = getComputedStyle(box.closest('[data-words]'), '::after'); return [content, display] }"
        assert boxes.first.evaluate(beside) == ['"27 November 2026"', "block"], width
        told = boxes.evaluate_all("boxes => boxes.map((box) => box.closest('[data-words]') !== null)")
        assert all(told), f"every box for a date tells it in words, {width}"
    page.set_viewport_size({"width": 1280, "height": 720})
