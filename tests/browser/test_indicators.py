"""Activity 6, whole: by mouse and by keyboard, from a server and from a stick, with no network."""

import csv
import io
import json

import pytest
from book_rows import book_rows
from browser.activity_six import PAGE, answers_of, choose, commit, go, kept_answers, mark, open_activity, pick_case
from browser.tools import ask_for, load, message, name_group, press, reach, switch_group, take
from docx import Document
from playwright.sync_api import expect

ROWS = book_rows()
WIDE = {"width": 1280, "height": 800}


@pytest.fixture
def page(desk):
    """The activity's page, as new, which all tests share but those that ask for a `new_page`."""
    yield desk.lay(PAGE)
    desk.clear()


def test_the_whole_activity_is_done_by_mouse(page):
    name_group(page, "Group 1")
    page.click('[data-passage="linh-07"]')
    for tag in ("documents", "debt"):
        page.click(f'[data-bar] [data-tag="{tag}"]')
    page.fill("[data-bar-note]", "Until she had worked it off")
    mark(page, "linh-18", "speaks-against")
    page.click("[data-bar-close]")
    assert page.locator("[data-progress]:visible").inner_text() == "2 of 20 passages marked"

    page.click('[data-steps] [data-step="questions"]')
    page.check('[name$="-q-documents-1"][value="seen"]')
    choose(page, "q-threats-2", "ask")
    page.click('[data-question="documents-1"] [data-link="linh-07"]')
    assert page.locator('[data-question="documents-1"] [data-linked="linh-07"]').is_visible()
    assert "threat" in page.locator("[data-ask-list]").inner_text().lower()

    page.click("[data-next]")
    page.check('[name$="-e-work-or-service"][value="met"]')
    for element, status in {"menace-of-penalty": "met", "involuntariness": "unclear"}.items():
        choose(page, f"e-{element}", status)
    page.fill('[data-field="reason/menace-of-penalty"]', "Her papers are a pledge")
    chain = page.locator('[data-offence="forced-labour"] .cc-chain')
    expect(chain).to_contain_text("Her papers are a pledge")
    assert "Involuntariness" in page.locator('[data-offence="forced-labour"] [data-conclusion]').inner_text()

    go(page, "plan")
    page.click("[data-plan-add]")
    card = page.locator("[data-plan-step]").first
    card.locator('[data-plan-field="step"]').fill("Speak with Linh alone")
    press(page, "[data-plan-add]")
    second = page.locator("[data-plan-step]").nth(1)
    second.locator('[data-plan-field="step"]').fill("Ask for the agency's licence file")
    second.locator('[data-plan-field="capacity"]').select_option("police")
    second.locator('[data-move="-1"]').click()
    assert page.locator("[data-plan-step] [data-plan-field=step]").first.input_value() == "Ask for the agency's licence file"
    assert "Speak with Linh alone" in page.locator("[data-plan-own]").inner_text()
    assert "police" in page.locator("[data-plan-others]").inner_text()

    go(page, "compare")
    page.click("[data-commit]")
    page.locator("[data-compare-open]:visible").wait_for()
    compared = page.locator("[data-compare-open]")
    assert {"same", "different", "missed", "none"} >= set(
        page.locator("[data-case=linh] [data-passage]").evaluate_all("all => all.map((one) => one.dataset.relation)")
    )
    assert compared.locator(".cc-arguments textarea").count() >= 3

    row = page.locator('[data-matrix-case="linh"]')
    assert row.locator('[data-cell="documents"].cc-on').count() == 1
    assert row.locator('[data-cell="violence"].cc-on').count() == 0
    assert row.locator("[data-state]").text_content() == "compared"


def test_the_whole_activity_is_done_by_keyboard_alone(page):
    keys = page.keyboard

    page.focus("[data-group-panel] > summary")
    reach(page, '[data-step="read"]')
    reach(page, "[data-passage]")
    for _ in range(6):
        keys.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.passage") == "linh-07"
    keys.press("i")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.dataset.tag") == "violence"
    for _ in range(3):
        keys.press("ArrowRight")
    keys.press("Space")
    reach(page, "[data-bar-note]")
    keys.type("A pledge")
    keys.press("Escape")
    assert page.evaluate("document.activeElement.dataset.passage") == "linh-07"
    assert answers_of(page) == {"linh/mark/linh-07": ["debt", "documents"], "linh/note/linh-07": "A pledge"}

    page.evaluate("document.querySelector('[data-steps] [data-step=read]').focus()")
    reach(page, '[data-step="questions"]')
    keys.press("Enter")
    reach(page, '[data-question="violence-1"] input')
    keys.press("Space")
    keys.press("ArrowRight")
    assert answers_of(page)["linh/question/violence-1"] == "not-seen"
    reach(page, '[data-question="documents-1"] [data-link-open]')
    keys.press("Enter")
    reach(page, '[data-question="documents-1"] [data-link]')
    keys.press("Enter")
    assert answers_of(page)["linh/link/documents-1"] == ["linh-07"]

    page.evaluate("document.querySelector('[data-steps] [data-step=questions]').focus()")
    reach(page, '[data-step="elements"]')
    keys.press("Enter")
    reach(page, '[data-element="work-or-service"] input')
    keys.press("Space")
    reach(page, '[data-field="reason/work-or-service"]')
    keys.type("She sews")
    reach(page, "[data-under-18]")
    keys.press("Space")
    assert page.locator("[data-child-note]").is_visible()

    page.evaluate("document.querySelector('[data-steps] [data-step=elements]').focus()")
    reach(page, '[data-step="plan"]')
    keys.press("Enter")
    reach(page, "[data-plan-add]")
    keys.press("Enter")
    keys.type("Listen first")
    reach(page, "[data-remove]")
    keys.press("Enter")
    assert "linh/plan" not in answers_of(page)
    assert page.evaluate("document.activeElement.matches('[data-plan-restore]')")
    keys.press("Enter")
    assert answers_of(page)["linh/plan"][0]["step"] == "Listen first"

    page.evaluate("document.querySelector('[data-steps] [data-step=plan]').focus()")
    reach(page, '[data-step="compare"]')
    keys.press("Enter")
    reach(page, "[data-commit]")
    keys.press("Enter")
    reach(page, ".cc-arguments textarea")
    keys.type("We disagree")
    assert answers_of(page)["linh/discuss/linh-argue-1"] == "We disagree"


def test_a_mark_is_said_to_be_saved_is_seen_under_the_eleven_and_is_the_groups_own(page):
    now = "`Saved ${new Date().toTimeString().slice(0, 5)}`"
    before = page.evaluate(now)
    mark(page, "linh-07", "documents")
    assert page.locator("[data-saved]").inner_text() in (before, page.evaluate(now))
    page.keyboard.press("Escape")
    press(page, "[data-lens] > summary")
    lens = page.locator("[data-lens-list]")
    lens.locator("dt").first.wait_for()
    assert lens.locator("dt").count() == len(ROWS.eleven)
    assert "identity" in lens.locator("dt:has-text('Retention of identity documents') + dd").inner_text()
    press(page, "[data-lens] > summary")
    name_group(page, "North")
    assert answers_of(page, "North") == {"linh/mark/linh-07": ["documents"]}
    name_group(page, "South")
    assert page.locator(".cc-marks").count() == 0
    mark(page, "linh-05", "debt")
    switch_group(page, "North")
    assert page.locator('[data-passage="linh-07"] .cc-chip').inner_text() == "I"
    assert answers_of(page, "South") == {"linh/mark/linh-05": ["debt"]}


def test_a_groups_name_is_never_run_as_markup_and_its_starting_over_can_be_undone(page):
    name = "<img src=x onerror=alert(1)><b>us"
    page.on("dialog", lambda dialog: pytest.fail("a group's name was run as script"))
    name_group(page, name)
    assert page.locator("[data-group-name]").inner_text() == name
    assert page.locator("[data-tools] img, [data-tools] b").count() == 0
    mark(page, "linh-07", "documents")
    page.keyboard.press("Escape")
    ask_for(page, "start-over")
    press(page, "[data-start-dialog] button[value=start]")
    page.wait_for_function("() => !document.querySelector('.cc-marks')")  # the dialog closes first
    press(page, '[data-message] [data-do="undo"]')
    assert page.locator('[data-passage="linh-07"] .cc-chip').inner_text() == "I"


def test_answers_leave_as_a_file_and_come_back(page, desk, tmp_path):
    name_group(page, "Group 7")
    mark(page, "linh-07", "documents", "debt")
    page.fill("[data-bar-note]", 'Zażółć <script>alert("x")</script> =1+1')
    left = take(page, "answers")
    file = tmp_path / left.suggested_filename
    left.save_as(file)
    ours = answers_of(page, "Group 7")
    assert file.name.startswith("indicators-and-investigation_Group-7_")

    other = desk.lay(PAGE)  # as on another device
    assert answers_of(other, "Group 7") == {}
    load(other, file)
    message(other).filter(has_text="Loaded").wait_for()
    assert other.locator("[data-group-name]").inner_text() == "Group 7"
    assert answers_of(other, "Group 7") == ours
    assert json.loads(file.read_text(encoding="utf-8"))["answers"] == answers_of(other, "Group 7")


def test_the_word_file_holds_the_coding_and_the_table_opens_as_csv_and_runs_no_formula(page, tmp_path):
    loaded_early = page.evaluate("typeof workshopDocx")
    assert loaded_early == "undefined", "the Word writer is loaded on the click, not before"
    name_group(page, "Group 2")
    mark(page, "linh-07", "documents")
    page.fill("[data-bar-note]", "<w:p>& =SUM(A1)")
    go(page, "elements")
    choose(page, "e-act", "met")
    file = tmp_path / "coding.docx"
    take(page, "docx").save_as(file)
    document = Document(file)
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert "Case 1: Linh" in headings
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "<w:p>& =SUM(A1)" in cells
    assert any("Retention of identity documents" in cell for cell in cells)

    name_group(page, "Group 3")
    go(page, "read")
    mark(page, "linh-07", "debt")
    page.fill("[data-bar-note]", "=HYPERLINK(1)")
    text = take(page, "csv").path().read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert rows[0]["Case"] == "Case 1: Linh"
    assert rows[0]["Answer"] == "Debt and other forms of bondage"
    assert rows[0]["Note"] == "'=HYPERLINK(1)"


def test_removed_steps_come_back_one_by_one_and_never_to_another_group(page):
    name_group(page, "North")
    go(page, "plan")
    for text in ("Listen first", "Look at the pay slips"):
        press(page, "[data-plan-add]")
        page.keyboard.insert_text(text)
    steps = page.locator("[data-plan-step] [data-plan-field=step]")
    for _ in range(2):
        press(page, "[data-plan-step] [data-remove]")
    restore = page.locator("[data-plan-restore]")
    assert restore.inner_text() == "Bring back a removed step (2)"
    restore.click()
    assert [step.input_value() for step in steps.all()] == ["Look at the pay slips"]
    name_group(page, "South")
    assert restore.is_hidden()
    assert "linh/plan" not in answers_of(page, "South")


# Says no, and asks again before the dialog has told that it was closed.
ASK_AGAIN = """() => {
  document.querySelector('[data-wipe-dialog] button[value="keep"]').click();
  document.querySelector('[data-do="wipe"]').click();
}"""


def test_a_wiped_device_holds_no_answers_of_any_group(page):
    mark(page, "linh-07", "documents")
    page.keyboard.press("Escape")
    name_group(page, "North")
    name_group(page, "South")
    mark(page, "linh-05", "debt")
    page.keyboard.press("Escape")
    ask_for(page, "wipe")
    page.evaluate(ASK_AGAIN)
    assert len(kept_answers(page)) == 2
    press(page, '[data-wipe-dialog] button[value="wipe"]')
    message(page).filter(has_text="Nothing of this book").wait_for()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('workshop:'))") == []
    assert page.locator(".cc-marks").count() == 0


def test_a_browser_that_keeps_nothing_says_so(new_page, book_url):
    page = new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });"
    )
    open_activity(page, book_url)
    assert "does not keep" in page.locator("[data-saved]").inner_text()
    mark(page, "linh-07", "documents")
    assert page.locator('[data-passage="linh-07"] .cc-chip').inner_text() == "I"


def test_a_content_note_stands_before_a_hard_case(page):
    for case in ("manuel", "portugal-farm", "frankfurt-workshop", "n-family"):
        pick_case(page, case)
        section = page.locator(f'[data-case="{case}"]')
        assert "Before you read" in section.locator("[data-note]").inner_text(), case
        assert not section.locator(".cc-text").is_visible(), case
        press(page, f'[data-case="{case}"] [data-show]')
        assert section.locator(".cc-text").is_visible(), case


def test_under_18_the_means_fall_away(page):
    go(page, "elements")
    choose(page, "e-act", "met")
    choose(page, "e-purpose", "met")
    choose(page, "e-means", "not-met")
    conclusion = page.locator('[data-offence="trafficking"] [data-conclusion]')
    adult = conclusion.inner_text()
    press(page, "[data-under-18]")
    assert conclusion.inner_text() != adult
    assert page.locator('[data-offence="trafficking"] [data-chain] li').count() == 2


@pytest.mark.parametrize("scheme, width", [("dark", 360), ("light", 1280)])
def test_every_step_is_free_of_accessibility_faults(desk, axe_violations, scheme, width):
    page = desk.lay(PAGE, {"width": width, "height": 800}, scheme)
    mark(page, "linh-07", "documents", "debt", "speaks-against", "ask")
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    for step in ("questions", "elements", "plan", "compare"):
        go(page, step)
        if step == "plan":
            press(page, "[data-plan-add]")
        if step == "compare":
            commit(page)
        assert axe_violations(page) == [], step
        if step == "compare":
            press(page, "[data-walk-go]", '[name$="-stance"][value="change"]')
            assert axe_violations(page) == [], "walk"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{step} scrolls sideways"
    desk.clear()


def test_the_palette_stands_beside_the_text_with_full_names_and_waits_for_a_passage(desk):
    page = desk.lay(PAGE, WIDE)
    palette, text = page.locator("[data-bar]").bounding_box(), page.locator(".cc-text:visible").bounding_box()
    assert palette["x"] >= text["x"] + text["width"] and palette["y"] + palette["height"] <= 800
    tags = page.locator("[data-bar] [data-tag]")
    names = [*(f"{one.letter} {one.name}" for one in ROWS.indicators.values()), "A Speaks against", "Q Ask"]
    assert [" ".join(name.split()) for name in tags.all_inner_texts()] == names
    assert tags.first.is_disabled() and "Choose a passage" in page.inner_text("[data-bar-text]")
    mark(page, "linh-07")
    assert tags.first.is_enabled() and page.inner_text("[data-bar-text]") == page.locator('[data-passage="linh-07"]').inner_text()


def test_the_list_of_marks_and_the_text_lead_to_each_other(desk):
    page = desk.lay(PAGE, WIDE)
    assert "Mark each passage" in page.inner_text("[data-mark-none]")
    for passage in ("linh-12", "linh-05", "linh-18"):
        mark(page, passage, "debt")
    mark(page, "linh-12", "ask")
    page.fill("[data-bar-note]", "Who decides?")
    mark(page, "linh-01")
    page.fill("[data-bar-note]", "Ask her age")
    assert page.locator("[data-mark-none]").is_hidden()
    lines = page.locator('[data-mark-group="debt"] [data-line]')
    assert lines.evaluate_all("all => all.map((one) => one.dataset.line)") == ["linh-05", "linh-12", "linh-18"], (
        "in the text's order"
    )
    assert lines.nth(1).text_content() == page.evaluate("document.querySelector('[data-passage=linh-12]').dataset.text")
    expect(page.locator('[data-mark-group="ask"]')).to_contain_text("Who decides?")
    expect(page.locator('[data-mark-group="noted"]')).to_contain_text("Ask her age")
    lines.nth(2).click()
    shown = page.locator('[data-passage="linh-18"]')
    assert shown.get_attribute("aria-expanded") == "true" and page.evaluate("document.activeElement.dataset.passage") == "linh-18"
    box = shown.bounding_box()
    assert box["y"] >= 48 and box["y"] + box["height"] <= 800
    mark(page, "linh-12")
    assert page.locator(".cc-line-on [data-line]").evaluate_all("all => all.map((one) => one.dataset.line)") == [
        "linh-12",
        "linh-12",
    ]
    press(page, '[data-bar] [data-tag="debt"]')
    assert lines.count() == 2
    for name in ("First", "Another"):
        name_group(page, name)
    assert page.locator("[data-line]").count() == 0 and page.locator("[data-mark-none]").is_visible()


def test_what_is_linked_to_a_question_shows_and_what_is_not_waits_in_one_list(page):
    mark(page, "linh-07", "documents")
    mark(page, "linh-08", "documents", "debt")
    go(page, "questions")
    first, second = (page.locator(f'[data-question="documents-{number}"]') for number in (1, 2))
    assert page.locator("[data-panel=questions] [data-link]").count() == 0, "nothing that is not linked shows"
    press(page, '[data-question="documents-1"] [data-link-open]')
    assert first.locator("[data-link]").evaluate_all("all => all.map((one) => one.dataset.link)") == ["linh-07", "linh-08"]
    press(page, '[data-question="documents-1"] [data-link="linh-08"]')
    assert answers_of(page)["linh/link/documents-1"] == ["linh-08"]
    press(page, '[data-question="documents-2"] [data-link-open]')
    assert first.locator("[data-link]").count() == 0 and second.locator("[data-link]").count() == 2, "one list at a time"
    assert first.locator("[data-linked]").all_text_contents() == [
        page.evaluate("document.querySelector('[data-passage=linh-08]').dataset.text")
    ]
    press(page, '[data-question="documents-1"] [data-unlink]')
    assert first.locator("[data-linked]").count() == 0 and not answers_of(page).get("linh/link/documents-1")


def test_seen_or_met_with_nothing_marked_says_what_to_do(page):
    go(page, "questions")
    question = page.locator('[data-question="debt-1"]')
    choose(page, "q-debt-1", "not-seen")
    assert question.locator(".cc-to-do").is_hidden()
    choose(page, "q-debt-1", "seen")
    assert "Mark the passage in the text" in question.locator(".cc-to-do").text_content()
    press(page, '[data-question="debt-1"] [data-links] [data-step=read]')
    assert page.evaluate("document.activeElement.closest('[data-case]').dataset.case") == "linh"
    mark(page, "linh-05", "debt")
    go(page, "questions")
    assert "Tap it in the list" in question.locator(".cc-to-do").text_content()
    choose(page, "q-debt-2", "seen")
    press(page, '[data-question="debt-2"] [data-link="linh-05"]')
    assert page.locator('[data-question="debt-2"] .cc-to-do').is_hidden()
    go(page, "elements")
    choose(page, "e-act", "met")
    assert "Tap them in the list" in page.text_content('[data-element="act"] .cc-to-do')


COVERED = """() => {
  const at = document.querySelector('[data-passage][aria-expanded="true"]').getBoundingClientRect();
  const sheet = document.querySelector("[data-bar]").getBoundingClientRect();
  const tools = document.querySelector("[data-frame]").getBoundingClientRect();
  return at.bottom > sheet.top + 1 || at.top < tools.bottom - 1 || sheet.bottom > innerHeight + 1;
}"""


# Marks the other passages one after another, each from where it stands at the foot of the window. → Those that are covered then.
MARK_EACH = f"""async () => {{
  const found = [];
  for (const passage of [...document.querySelectorAll('[data-case="linh"] [data-passage]')].slice(1)) {{
    passage.scrollIntoView({{ block: "end" }});
    for (const one of [passage, document.querySelector('[data-bar] [data-tag="ask"]')]) {{
      one.click();
      await new Promise(requestAnimationFrame);
    }}
    if (passage.ariaExpanded !== "true" || ({COVERED})()) found.push(passage.dataset.passage);
  }}
  return found;
}}"""


def test_on_a_phone_the_marks_are_two_rows_and_never_cover_the_chosen_passage(new_page, book_url):
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    open_activity(page, book_url)
    page.tap('[data-passage="linh-01"]')
    page.tap('[data-bar] [data-tag="ask"]')
    assert not page.evaluate(COVERED)
    assert page.evaluate(MARK_EACH) == []
    page.locator("[data-bar] [data-tag]").evaluate_all("all => all.forEach((one) => one.ariaPressed === 'true' || one.click())")
    assert not page.evaluate(COVERED), "with all its marks it is longer"
    tops = page.locator("[data-bar] [data-tag]").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().top))"
    )
    assert len(set(tops)) == 2
    page.tap("[data-bar-close]")
    page.tap('[data-mark-group="ask"] [data-line="linh-02"]')
    assert not page.evaluate(COVERED), "a line of the list leads to its passage"


def test_paper_shows_every_step_of_the_chosen_case_and_no_tools(page):
    mark(page, "linh-07", "documents")
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for step in ("read", "questions", "elements", "plan"):
        assert page.locator(f'[data-panel="{step}"]').is_visible(), step
    assert page.locator('[data-case="linh"] .cc-text').is_visible()
    assert not page.locator("[data-tools] > :not([data-frame]):visible, [data-frame] > :not([data-cases]):visible").count()
    assert page.locator("[data-matrix-case=linh]").is_visible()
    assert not page.locator('[data-case="den"]').is_visible()
    assert page.locator(".cc-plan-blank").is_visible()


def test_without_script_the_page_is_a_worksheet_to_print(new_page, book_url):
    page = new_page(java_script_enabled=False)
    page.goto(f"{book_url}{PAGE}")
    assert page.locator(".cc-text").count() == len(ROWS.activities["indicators-and-investigation"].cases)
    assert page.locator('[data-case="n-family"] .cc-text').is_visible()
    assert page.locator(".cc-question").count() == len(ROWS.questions)
    assert page.locator(".cc-plan-blank").is_visible()
