"""What people wrote, on paper: whole, as text, over as many pages as it takes; and what a box says of its words."""

import re
import shutil
import subprocess
import zipfile

import pytest
from browser.worksheet_pages import cell, lines, name_group, open_worksheet, prompt, take

LONG = " ".join(f"word{number:04d}" for number in range(400))


def print_text(page, path):
    """The words of the printed page."""
    page.pdf(path=str(path), prefer_css_page_size=True)
    found = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", " ", found.stdout)


@pytest.fixture(scope="module")
def pdftotext():
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed; the other tests look at the page as it is printed")


def test_a_long_answer_goes_on_over_the_pages(page, base, pdftotext, tmp_path):
    open_worksheet(page, base, "mapping")
    cell(lines(page, "practices").first, "hold").fill(LONG)
    prompt(page, "data/today").fill(LONG.replace("word", "text"))
    said = print_text(page, tmp_path / "long.pdf").replace(" ", "")
    assert all(word in said for word in LONG.split())
    assert all(word.replace("word", "text") in said for word in LONG.split())
    assert not page.locator(".wa-paper").count(), "after printing the boxes stand alone again"


def test_on_paper_a_box_with_words_is_text_and_an_empty_one_stays_a_box(page, base):
    open_worksheet(page, base, "mapping")
    box = prompt(page, "data/today")
    box.fill("What is counted today\nand by whom")
    page.emulate_media(media="print")
    page.wait_for_selector(".wa-paper")
    assert page.locator(".wa-paper").all_inner_texts() == ["What is counted today\nand by whom"]
    assert not box.is_visible()
    page.emulate_media(media="screen")
    page.wait_for_function("() => !document.querySelector('.wa-paper')")
    assert box.is_visible() and box.input_value() == "What is counted today\nand by whom"


def test_an_own_wording_is_printed_whole_and_once(page, base, pdftotext, tmp_path):
    own = "Brickworks limeworks quarries charcoalburners resintappers saltpans shrimpfarms"
    open_worksheet(page, base, "mapping")
    line = lines(page, "practices").first
    line.locator("[data-column=source] select").select_option("~own")
    line.locator("[data-own-of=source] input").fill(own)
    said = print_text(page, tmp_path / "own.pdf").replace(" ", "")
    assert [said.count(word) for word in own.split()] == [1] * len(own.split())


def test_a_box_runs_the_way_that_is_written_in_it(page, base):
    open_worksheet(page, base, "mapping")
    box = prompt(page, "data/today")
    box.fill("هل تم دفع الأجور. ABC")
    assert box.evaluate("box => getComputedStyle(box).direction") == "rtl"
    box.fill("Are wages paid?")
    assert box.evaluate("box => getComputedStyle(box).direction") == "ltr"


def test_a_name_from_right_to_left_leaves_the_date_of_a_word_file_in_peace(page, base):
    open_worksheet(page, base, "mapping")
    name_group(page, "مجموعة ١")
    prompt(page, "data/today").fill("x")
    xml = zipfile.ZipFile(take(page, "docx").path()).read("word/document.xml").decode()
    details = [p for p in re.findall(r"<w:p>.*?</w:p>", xml) if 'w:val="Details"' in p]
    assert ["<w:bidi/>" in p for p in details[:2]] == [True, False]


def test_a_date_of_another_century_is_pointed_at_and_worded_as_it_is(page, base):
    open_worksheet(page, base, "action-planning")
    box = lines(page, "actions").first.locator("input[type=date]")
    box.fill("0026-03-02")
    odd = lines(page, "actions").first.locator(".bl-odd")
    assert odd.is_visible() and not box.evaluate("box => box.checkValidity()")
    assert box.evaluate("box => box.closest('[data-words]').dataset.words") == "2 March 26"
    box.fill("2026-03-02")
    assert not odd.is_visible()
