"""A person answers under the code of a card, and the facilitator finds it among the thirty whose gains are known. One device for all."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdf
import pytest
from book_rows import book_rows
from browser.tools import note_going, read_going
from docx import Document
from invented_workshop import CARDS, CONTENTS, FIRST, PEOPLE, invent_workshop
from markup_in_rows import make_pages
from playwright.sync_api import expect

import activities.page.rows
from activities.loading import load_rows
from activities.measuring.collecting import write_forms
from activities.measuring.forms import build_key, list_questions
from activities.measuring.letters import read_letters, write_letters
from activities.page.results_page import RESULTS
from activities.rows.editions import FACILITATOR
from activities.rows.pages import SITTINGS

WORDS = book_rows().strings
NASTY = "<img src=x onerror=window.caught=1> Mrs Maria Santos, 34"
LATE = 7  # the place of the card that hands in by itself


class Device:
    """A laptop of the workshop, and the facilitator's means."""

    def __init__(self, page, base: str):
        self.page, self.base = page, base

    def open(self, page: str, ready: str) -> None:
        self.page.goto(f"{self.base}{page}.html")
        self.page.locator(ready).wait_for()

    def press(self, label: str) -> None:
        self.page.get_by_role("button", name=WORDS[label], exact=True).click()

    def begin(self, sitting: str, code: str, day: int | None = None) -> None:
        self.open(f"book/tests/{sitting}", ".sitting-ready")
        self.page.fill("#sitting-code", code.lower())
        if day:
            self.page.select_option("#sitting-day", str(day))
        self.page.keyboard.press("Enter")

    def answer(self, form: dict) -> None:
        """Answer all questions by keyboard, as a form has them."""
        for question in list_questions(CONTENTS[form["sitting"]], form["code"]):
            expect(self.page.locator("#sitting-asked")).to_have_text(question["text"])
            for slot in ("", "/before", "/now"):
                if said := form["answers"].get(question["key"] + slot):
                    name = f"sitting-{slot[1:] or 'answer'}"
                    if question["type"] == "text":
                        self.page.locator(".sitting textarea").fill(said)
                    else:
                        self.page.locator(f'input[name="{name}"][value="{said}"]').press("Space")
            self.page.locator("[data-next]").press("Enter")


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    """The pages of the sittings and of results as the edition for facilitators has them, since no other has the key of the tests."""
    pages = {"book/index": "# A book\n", RESULTS: "# Results\n\n```{results}\n```\n"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(activities.page.rows, "load_rows", lambda: load_rows(packs=[], edition=FACILITATOR))
        return make_pages(tmp_path_factory.mktemp("measured"), pages, folders=[SITTINGS])


@pytest.fixture(scope="module")
def device(open_device, book):
    context, watch = open_device(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    device = Device(context.new_page(), book.as_uri() + "/")
    device.page.set_default_timeout(10_000)
    yield device
    assert (watch.elsewhere, watch.faults) == ([], [])


FORMS = invent_workshop()
ALONE = next(form for form in FORMS if form["code"] == CARDS[LATE].code and form["sitting"] == "closing")


@pytest.fixture(scope="module")
def handed_in(device) -> Device:
    """The device after one person has handed in on it, whatever was begun there before."""
    device.begin("closing", ALONE["code"])
    first = list_questions(CONTENTS["closing"], ALONE["code"])[0]["text"]
    device.page.locator("#sitting-asked").wait_for()
    while device.page.locator("#sitting-asked").inner_text() != first:
        device.press("sitting.back")
    device.answer({**ALONE, "answers": {**ALONE["answers"], "do": NASTY}})
    device.press("sitting.hand-in")
    device.page.locator(".sitting-line").wait_for()
    return device


@pytest.fixture(scope="module")
def room(handed_in, tmp_path_factory) -> Device:
    """The page of results with the thirty laid in: files, this device, and lines that were typed."""
    device, folder = handed_in, tmp_path_factory.mktemp("handed-in")
    early = next(form for form in FORMS if form["code"] == CARDS[0].code and form["sitting"] == "opening")
    stranger = {**FORMS[1], "code": "DCNQ" if "DCNQ" not in {card.code for card in CARDS} else "K7QF"}
    others = [form for form in FORMS if form not in (ALONE, early)]
    (folder / "all.json").write_text(write_forms("b", [*others, {**FORMS[1], "day": 9}, stranger]), encoding="utf-8")
    plan = {"format": "workshop-answers", "version": 1, "book": "forced-labour-workshop", "activity": "action-planning", "kind": "worksheet",
            "group": "Teak", "saved": "2026-03-06T12:00:00+00:00",
            "answers": {"actions/rows": [{"id": "a", "what": "Call the union", "who": "Noor", "date": "2026-05-01"}]}}  # fmt: skip
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    device.open("book/guide/results", ".results-ready")
    for name, value in (("word", "invented, 2026"), ("many", str(PEOPLE)), ("first", FIRST)):
        device.page.fill(f"#results-{name}", value)
    device.page.select_option("#results-plan", "five-day")
    device.page.set_input_files("[data-results-files]", [str(path) for path in sorted(folder.iterdir())])
    told = device.page.locator("[data-results-told]")
    expect(told.locator('[data-state="wrong-day"]')).to_have_count(1)
    expect(told).to_contain_text(CARDS[LATE].code)  # before the workshop only, as yet
    device.press("results.this-device")
    line = write_letters(CONTENTS["opening"], early["code"], None, early["answers"])
    device.page.locator(".debrief-typing summary").click()
    device.page.fill("#results-lines", f"{line}\n{early['code']} {CONTENTS['opening']['mark']}: ABX")
    device.press("results.take")
    return device


def test_a_code_that_is_on_no_card_is_told_and_a_tab_that_died_goes_on_at_the_first_open_question(device, axe_violations):
    device.begin("closing", "K7QX")
    expect(device.page.locator("#sitting-problem")).to_contain_text("K7QX")
    expect(device.page.locator("#sitting-code")).to_be_focused()
    device.begin("closing", ALONE["code"])
    assert axe_violations(device.page) == []
    device.page.locator(".sitting-option input").first.check()
    expect(device.page.locator("[data-kept]")).to_have_text(WORDS["sitting.kept"])
    device.begin("closing", ALONE["code"])
    asked = list_questions(CONTENTS["closing"], ALONE["code"])
    expect(device.page.locator("#sitting-asked")).to_have_text(asked[1]["text"])
    device.begin("closing", CARDS[LATE + 1].code)
    expect(device.page.locator("#sitting-asked")).not_to_have_text(asked[1]["text"])
    assert device.page.locator(".sitting input:checked").count() == 0


def test_what_is_handed_in_leaves_as_a_file_and_as_letters_and_shows_to_nobody_after(handed_in):
    device = handed_in
    line = device.page.locator(".sitting-line").inner_text()
    assert line == write_letters(CONTENTS["closing"], ALONE["code"], None, ALONE["answers"])
    assert read_letters(line, CONTENTS.values()).checked
    with device.page.expect_download() as download:
        device.press("sitting.download")
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))["forms"]
    assert [one["answers"] for one in saved] == [{**ALONE["answers"], "do": NASTY}]
    device.press("sitting.next-person")
    expect(device.page.locator("#sitting-code")).to_have_value("")
    assert device.page.get_by_text("Maria Santos").count() == 0
    device.page.fill("#sitting-code", ALONE["code"])
    device.press("sitting.begin")
    expect(device.page.locator("#sitting-problem")).to_contain_text("handed in")


def test_no_page_of_a_sitting_says_which_answer_stands_up(device, book):
    holds = build_key(book_rows())
    for sitting in CONTENTS:
        text = (book / "book" / "tests" / f"{sitting}.html").read_text(encoding="utf-8")
        assert not [one["why"] for one in holds.values() if one["why"] in text] and '"holds"' not in text


def test_the_facilitator_lays_in_files_this_device_and_typed_lines_and_the_known_gains_come_out(room, axe_violations):
    device, told = room, room.page.locator("[data-results-told]")
    early = CARDS[0]
    expect(device.page.locator("#results-lines")).to_have_value(f"{early.code} {CONTENTS['opening']['mark']}: ABX")
    expect(device.page.locator("[data-results-says]")).to_contain_text(WORDS["letters.too-few"].format(many=3, right=17))
    told.locator('[data-state="wrong-day"] button').click()
    expect(told.locator('[data-state="wrong-day"]')).to_have_count(0)
    rows = [
        row.inner_text().split("\t")[-6:-1]
        for row in device.page.locator("#report-gains").locator("xpath=../..").locator("tbody tr").all()
    ]
    assert ["15", "30", "45\u00a0%", "71\u00a0%", "+26"] in rows and axe_violations(device.page) == []
    assert device.page.evaluate("() => window.caught") is None


def test_the_report_is_worded_anew_left_out_and_taken_along_as_it_is_seen(room):
    device = room
    device.open("book/guide/results", ".results-ready")
    device.page.locator("#report-limits-0").fill("We ask again in June.")
    device.page.locator("#report-programme").uncheck()
    expect(device.page.locator("#report-actions").locator("xpath=../..")).to_contain_text("Call the union")
    texts = device.page.locator("#report-texts").locator("xpath=../..")
    expect(texts.get_by_role("status").filter(has_text="Maria Santos")).to_have_count(1)
    with device.page.expect_download() as download:
        device.press("results.word")
    paper = Document(str(download.value.path()))
    words = "\n".join(
        [one.text for one in paper.paragraphs] + [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    )
    assert "We ask again in June." in words and WORDS["results.limits-text"] not in words
    assert "Coffee" not in words and "Call the union" in words and "+26" in words
    assert not [card.code for card in CARDS if card.code in words]
    device.open("book/guide/results", ".results-ready")
    expect(device.page.locator("#report-limits-0")).to_have_value("We ask again in June.")


def test_everything_is_taken_out_after_a_question_and_what_was_said_of_the_workshop_stays(room):
    device = room
    device.open("book/guide/results", ".results-ready")
    told = device.page.locator("[data-results-told]")
    expect(told).not_to_be_empty()
    note_going(device.page, "[data-results-told]")
    device.press("results.clear")
    device.press("results.clear-do")
    expect(device.page.locator("[data-results-says]")).to_have_text(WORDS["results.cleared"])
    assert read_going(device.page) == ["written", "gone"], "what is not shown any more is not kept any more"
    device.open("book/guide/results", ".results-ready")
    expect(told).to_be_empty()
    expect(device.page.locator("#results-word")).to_have_value("invented, 2026")


def test_what_the_browser_does_not_let_go_of_is_not_told_as_taken_out(handed_in):
    device = handed_in
    device.open("book/guide/results", ".results-ready")
    device.press("results.this-device")
    expect(device.page.locator("[data-results-says]")).to_have_text(WORDS["results.is-kept"])
    device.page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error('refused'); }; }")
    device.press("results.clear")
    device.press("results.clear-do")
    expect(device.page.locator("[data-results-says]")).to_have_text(WORDS["results.cleared-not"])


def test_each_form_of_the_opening_is_printed_by_itself_under_its_own_heading_and_mark(device):
    device.open("book/tests/opening", ".sitting-ready")
    device.page.evaluate("() => { window.print = () => {}; }")
    device.page.get_by_text(WORDS["sitting.papers"], exact=True).click()
    mark, title = CONTENTS["opening"]["mark"], CONTENTS["opening"]["title"]
    for form, other in (("A", "B"), ("B", "A")):
        sides = re.search(r"About (\d+) sides", device.page.locator(f'[data-sides-said="{form}"]').inner_text())[1]
        device.page.get_by_role("button", name=WORDS["sitting.print-form"].format(form=form), exact=True).click()
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(device.page.pdf(prefer_css_page_size=True))).pages]
        said = " ".join(" ".join(pages).split())
        assert WORDS["sitting.paper-title"].format(title=title, form=form) in said
        assert WORDS["sitting.paper-mark"].format(mark=mark, form=form) in said
        assert WORDS["sitting.paper-title"].format(title=title, form=other) not in said
        assert abs(len(pages) - int(sides)) <= 1
        device.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
