"""What every activity has beside its form: roles, a clock, a check before a file leaves, merging two groups' files."""

import json
import re

import pytest
from browser import activity_six
from browser.desks import MOUNT_ANEW
from browser.tools import ask_for, merge, message, name_group, press, reach, take, wait_until_ready
from browser.worksheet_pages import (
    add_line,
    cell,
    choose,
    fill_line,
    kept,
    lines,
    open_worksheet,
    prompt,
    show_all_parts,
    write_file,
)
from docx import Document
from playwright.sync_api import expect


@pytest.fixture
def lay(desk):
    """Lays the page of an activity as new, with all its parts on one page."""

    def lay_one(activity="institutions"):
        page = desk.lay(f"notebooks/{activity}.html")
        show_all_parts(page)
        return page

    yield lay_one
    desk.clear()


@pytest.fixture
def page(lay):
    """The worksheet that most tests work in."""
    return lay()


# Waits until the check asks. → What it points at: kind, the marked piece, the place.
FINDINGS = """async () => {
  const end = Date.now() + 30000;
  while (!document.querySelector("[data-check-dialog][open]") && Date.now() < end) await new Promise((done) => setTimeout(done, 5));
  return [...document.querySelectorAll("[data-check-list] li")].map((item) =>
    ["strong", "mark", ".wa-hint"].map((part) => item.querySelector(part).innerText));
}"""


def findings(page):
    return page.evaluate(FINDINGS)


# --- roles -----------------------------------------------------------------------------------


def test_roles_are_kept_with_the_group_and_stand_on_its_paper(page, tmp_path):
    name_group(page, "Group North")
    press(page, "[data-group-panel] > summary")
    page.fill('[data-role="chair"]', "Noor")
    page.fill('[data-role="reporter"]', "Sam")
    page.keyboard.press("Escape")
    page.reload()
    wait_until_ready(page)
    assert kept(page, "institutions", "Group North")["group/roles"] == {"chair": "Noor", "reporter": "Sam"}
    page.emulate_media(media="print")
    assert re.search(r"Chair: Noor\s+Note-taker: _+\s+Reporter: Sam", page.locator(".wa-print-group").inner_text())
    page.emulate_media(media="screen")
    take(page, "docx").save_as(tmp_path / "paper.docx")
    told = [paragraph.text for paragraph in Document(tmp_path / "paper.docx").paragraphs]
    assert "Chair: Noor · Reporter: Sam" in told
    name_group(page, "Group South")
    press(page, "[data-group-panel] > summary")
    assert page.input_value('[data-role="chair"]') == ""


def test_what_a_newer_edition_keeps_is_neither_read_nor_written_over(page):
    prompt(page, "so-far/done").fill("An office was opened")
    newer = json.dumps({"version": 99, "answers": {"so-far/done": {"in": "a form of its own"}}})
    key = page.evaluate("Object.keys(localStorage).find((key) => key.endsWith(':institutions:'))")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, newer])
    page.reload()
    wait_until_ready(page)
    assert "newer edition" in page.inner_text("[data-saved]")
    assert prompt(page, "so-far/done").input_value() == ""
    prompt(page, "so-far/done").fill("Two offices")
    assert page.evaluate("key => localStorage.getItem(key)", key) == newer
    name_group(page, "Group North")
    prompt(page, "so-far/done").fill("Three offices")
    assert kept(page, "institutions", "Group North") == {"so-far/done": "Three offices"}
    assert page.inner_text("[data-saved]").startswith("Saved")
    assert page.evaluate("key => localStorage.getItem(key)", key) == newer


# --- the clock -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def clocked(open_device):
    """A page whose clock stands still, and a tally of tones."""
    context, _ = open_device()
    page = context.new_page()
    page.clock.install(time="2026-03-02T08:00:00")
    page.add_init_script("""window.tones = 0;
      const Real = window.AudioContext;
      window.AudioContext = class extends Real { createOscillator() { window.tones += 1; return super.createOscillator(); } };""")
    page.clock.pause_at("2026-03-02T09:00:00")
    yield page
    context.close()


@pytest.fixture
def timed(clocked, book, book_url):
    """That page as new; the test moves its clock on."""
    if clocked.url == "about:blank":
        open_worksheet(clocked, book_url, "institutions", whole=False)
    clocked.evaluate("() => (window.tones = 0)")
    if not clocked.evaluate(MOUNT_ANEW, [True, None]):
        clocked.evaluate(MOUNT_ANEW, [True, (book / "notebooks" / "institutions.html").read_text(encoding="utf-8")])
    return clocked


def left(page):
    return page.inner_text("[data-timer-left]")


def test_the_clock_has_the_activitys_minutes_and_waits_until_it_is_started(timed):
    assert left(timed) == "75:00"
    timed.clock.run_for("02:00")
    assert left(timed) == "75:00"
    timed.click("[data-timer-go]")
    timed.clock.run_for("01:30")
    assert left(timed) == "73:30"


def test_the_clock_can_be_paused_set_back_and_given_more(timed):
    press(timed, "[data-timer-go]")
    timed.clock.run_for("10:00")
    press(timed, "[data-timer-go]")
    timed.clock.run_for("10:00")
    assert left(timed) == "65:00"
    press(timed, "[data-timer-more]")
    assert left(timed) == "70:00"
    press(timed, "[data-timer] summary")
    press(timed, "[data-timer-reset]")
    assert left(timed) == "75:00"


def test_the_clock_goes_on_over_a_reload_and_is_no_answer(timed):
    press(timed, "[data-timer-go]")
    timed.clock.run_for("05:00")
    timed.reload()
    wait_until_ready(timed)
    timed.clock.run_for("00:10")
    assert left(timed) == "69:50"
    assert kept(timed, "institutions") == {}


def test_the_clock_says_when_five_minutes_and_one_are_left_and_makes_no_sound(timed):
    press(timed, "[data-timer-go]")
    says = timed.locator("[data-timer-says]")
    timed.clock.fast_forward("01:09:50")
    timed.clock.run_for("00:09")
    assert says.inner_text() == ""
    timed.clock.run_for("00:02")
    assert says.inner_text() == "Five minutes left."
    timed.clock.run_for("04:00")
    assert says.inner_text() == "One minute left."
    timed.clock.run_for("01:00")
    assert says.inner_text() == "Time is up."
    assert timed.locator("[data-timer-over]").is_visible()
    assert says.get_attribute("role") == "status"
    assert timed.evaluate("window.tones") == 0


def test_the_clock_makes_one_tone_for_those_who_ask_and_can_be_silenced(timed):
    press(timed, "[data-timer] summary")
    press(timed, "[data-timer-sound]")
    press(timed, "[data-timer-go]")
    timed.clock.fast_forward("01:14:50")
    timed.clock.run_for("00:11")
    assert timed.evaluate("window.tones") == 1
    press(timed, "[data-timer] summary")
    press(timed, "[data-timer-sound]")
    assert not timed.is_checked("[data-timer-sound]")
    press(timed, "[data-timer-reset]")
    press(timed, "[data-timer-go]")
    timed.clock.fast_forward("01:14:50")
    timed.clock.run_for("00:11")
    assert timed.evaluate("window.tones") == 1


def test_a_wiped_device_has_a_fresh_clock(timed):
    press(timed, "[data-timer-go]")
    timed.clock.run_for("05:00")
    ask_for(timed, "wipe")
    press(timed, '[data-wipe-dialog] button[value="wipe"]')
    message(timed).filter(has_text="Nothing of this book").wait_for()
    assert left(timed) == "75:00"
    assert timed.evaluate("Object.keys(localStorage)") == []


def test_the_clock_in_two_tabs_is_one_clock(desk):
    address = "notebooks/institutions.html"
    page, other = desk.lay(address), desk.lay(address, beside="other")
    press(page, "[data-timer-go]")
    other.wait_for_selector(".wa-timer-runs")
    press(other, "[data-timer-more]")
    read = "() => document.querySelector('[data-timer-left]').textContent.split(':').reduce((minutes, seconds) => minutes * 60 + +seconds, 0)"
    page.wait_for_function(f"() => ({read})() > 75 * 60")
    assert abs(page.evaluate(read) - other.evaluate(read)) <= 1
    press(other, "[data-timer-go]")
    page.wait_for_selector(".wa-timer:not(.wa-timer-runs)")
    assert left(page) == left(other)
    desk.clear()


# --- real people's data ----------------------------------------------------------------------


def test_every_text_box_reminds_people_while_they_write_in_it(page):
    for box in (prompt(page, "so-far/done"), cell(lines(page, "lost").first, "what")):
        box.focus()
        assert box.get_attribute("placeholder") == "No real people's details"


def test_the_check_points_at_what_looks_like_a_persons_data_and_where_it_stands(page):
    prompt(page, "so-far/done").fill("They met Maria Lopez, 34, and write to m.lopez@example.org")
    fill_line(lines(page, "lost").first, what="Passport AB1234567", why="call 0812 345 678 after six")
    ask_for(page, "csv")
    found = findings(page)
    assert {(kind, piece) for kind, piece, _ in found} == {
        ("A name with a number?", "Maria Lopez, 34"),
        ("An e-mail address?", "m.lopez@example.org"),
        ("An identity number?", "AB1234567"),
        ("A telephone number?", "0812 345 678"),
    }
    places = {piece: place for _, piece, place in found}
    assert "What has been done › What has the plan led to so far?" in places["Maria Lopez, 34"]
    assert "Where cases get lost › Gap 1: Passport AB1234567 › Why" in places["0812 345 678"]


def test_the_group_decides_whether_the_file_leaves(lay):
    page = lay("action-planning")
    name_group(page, "Group North")
    fill_line(lines(page, "actions").first, what="Call 0812 345 678", date="2026-05-04")
    for deed in ("docx", "csv", "answers", "ics"):
        ask_for(page, deed)
        findings(page)
        with page.expect_download() as waiting:
            press(page, '[data-check-dialog] button[value="go"]')
        assert waiting.value.suggested_filename.startswith("action-planning_Group-North_"), deed
        assert waiting.value.suggested_filename.endswith({"answers": ".json"}.get(deed, f".{deed}")), deed


def test_going_back_keeps_the_file_and_shows_the_box(page):
    prompt(page, "so-far/done").fill("An office was opened")
    fill_line(lines(page, "lost").first, why="call 0812 345 678 after six")
    downloads = []

    def note(download):
        downloads.append(download)

    page.on("download", note)
    ask_for(page, "csv")
    findings(page)
    page.keyboard.press("Escape")
    page.locator("[data-check-dialog]:not([open])").wait_for(state="attached")
    ask_for(page, "csv")
    page.get_by_role("button", name="Show it: Where cases get lost").click()
    page.wait_for_function("() => document.activeElement.value === 'call 0812 345 678 after six'")  # the dialog closes first
    page.keyboard.press("Control+A")
    page.keyboard.type("call in the evening")
    assert take(page, "csv").path()
    assert len(downloads) == 1
    page.remove_listener("download", note)


def test_ordinary_figures_and_the_books_own_words_are_not_asked_about(page):
    prompt(page, "so-far/done").fill(
        "C29 in 1957, ratified on 2026-03-02; Labour Code 2012, Section 374; Art. 12(1)(c); a fine of 1 250 000; 2003–2007; Palermo Protocol 2000"
    )
    assert take(page, "csv").path()


def test_the_check_is_there_in_case_coding_too(desk):
    page = desk.lay(activity_six.PAGE)
    activity_six.mark(page, "linh-05")
    page.fill("[data-bar-note]", "Her number is 0812 345 678")
    page.keyboard.press("Escape")
    ask_for(page, "docx")
    assert [piece for _, piece, _ in findings(page)] == ["0812 345 678"]
    desk.clear()


# --- merging ---------------------------------------------------------------------------------


@pytest.fixture
def two_groups(page, tmp_path):
    """Our answers on the page, and the file of another group that started from the same sheet."""
    name_group(page, "Group North")
    prompt(page, "so-far/done").fill("An office was opened")
    prompt(page, "so-far/changed").fill("Wages are paid in one valley")
    fill_line(lines(page, "lost").first, what="The file stays with the clerk")
    ours = kept(page, "institutions", "Group North")
    theirs = {
        "so-far/done": "Two offices were opened",
        "so-far/changed": "Wages are paid in one valley",
        "so-far/undone": "The hotline",
        "lost/rows": [
            {**ours["lost/rows"][0], "why": "No car"},
            {"id": "row-theirs00", "what": "Nobody calls the shelter"},
        ],
        "group/roles": {"chair": "Bao"},
    }
    path = write_file(tmp_path / "blue.answers.json", "institutions", theirs)

    def offer():
        merge(page, path)
        page.locator("[data-merge]:not([hidden])").wait_for()

    offer()
    return page, ours, offer


def rename(page, name):
    if not page.locator("[data-group-panel][open]").count():
        press(page, "[data-group-panel] > summary")
    page.fill("[data-rename-form] input", name)
    before = message(page).text_content()
    page.press("[data-rename-form] input", "Enter")
    page.wait_for_function(
        "(before) => !['', before].includes(document.querySelector('[data-message-text]').textContent)", arg=before
    )


def difference(page, name):
    return page.locator(f'[data-difference^="{name}"]')


def test_merging_shows_what_differs_and_nothing_else_changes_nothing_where_it_is_left_and_is_done_by_keyboard(
    two_groups, axe_violations
):
    page, ours, offer = two_groups
    shown = [item.get_attribute("data-difference").split("#")[0] for item in page.locator("[data-difference]").all()]
    assert shown == ["so-far/done", "so-far/undone", "lost/rows", "lost/rows", "group/roles"]
    assert page.evaluate("document.activeElement.matches('[data-merge-title]')")
    text = difference(page, "so-far/done").inner_text()
    assert "An office was opened" in text and "Two offices were opened" in text
    assert kept(page, "institutions", "Group North") == ours
    assert axe_violations(page) == []
    press(page, "[data-merge-cancel]")
    assert page.locator("[data-merge]").is_hidden()
    assert kept(page, "institutions", "Group North") == ours

    offer()
    page.wait_for_function("() => document.activeElement.matches('[data-merge-title]')")
    reach(page, "[data-merge-do]", most=60)
    page.keyboard.press("Enter")
    merged = kept(page, "institutions", "Group North")
    assert merged["so-far/undone"] == "The hotline"
    assert json.dumps(ours["so-far/done"]) in json.dumps(merged)


def test_each_difference_is_decided_by_itself_all_can_be_undone_and_both_rows_may_stay(two_groups):
    page, ours, offer = two_groups
    difference(page, "so-far/done").get_by_label("keep both").check()
    difference(page, "so-far/undone").get_by_label("leave it out").check()
    difference(page, f"lost/rows#{ours['lost/rows'][0]['id']}").get_by_label("take theirs").check()
    page.click("[data-merge-do]")
    merged = kept(page, "institutions", "Group North")
    assert merged["so-far/done"] == "An office was opened\nTwo offices were opened"
    assert "so-far/undone" not in merged
    assert [row.get("why") for row in merged["lost/rows"]] == ["No car", None]
    assert merged["lost/rows"][1]["what"] == "Nobody calls the shelter"
    assert merged["so-far/changed"] == ours["so-far/changed"]
    assert cell(lines(page, "lost").nth(1), "what").input_value() == "Nobody calls the shelter"
    # What came in is listed, marked where it stands, and a button leads there, into a part that is not open too.
    assert page.inner_text("[data-merge-came-title]") == "What came in from Blue"
    came = page.locator("[data-merge-came-list] li")
    assert came.count() == 4 and page.locator(".wa-came-in").count() == 3
    page.eval_on_selector("[data-part-foot] [data-part-all]", "button => button.click()")
    came.filter(has_text="Where cases get lost").last.get_by_role("button").click()
    row = page.evaluate("[...document.activeElement.closest('[data-row]').querySelectorAll('textarea')].map((box) => box.value)")
    assert "Nobody calls the shelter" in row
    assert page.locator(".wa-came-in:visible").count() == 2
    page.locator('[data-message] [data-do="undo"]').click()
    assert kept(page, "institutions", "Group North") == ours
    assert page.locator("[data-merge]").is_hidden() and page.locator(".wa-came-in").count() == 0

    offer()
    difference(page, f"lost/rows#{ours['lost/rows'][0]['id']}").get_by_label("keep both").check()
    press(page, "[data-merge-do]")
    rows = kept(page, "institutions", "Group North")["lost/rows"]
    assert [row.get("why") for row in rows[:2]] == [None, "No car"]
    assert len({row["id"] for row in rows}) == 3


def test_a_group_is_renamed_apart_from_another_one_that_begins(page):
    page.click("[data-group-panel] > summary")
    page.fill("[data-group-form] input[name=group]", "Gropu North")
    page.press("[data-group-form] input[name=group]", "Enter")
    prompt(page, "so-far/done").fill("An office was opened")
    rename(page, "Group North")
    assert message(page).inner_text() == "Gropu North is now called Group North."
    assert page.inner_text("[data-group-name]") == "Group North"
    assert (
        kept(page, "institutions", "Group North")["so-far/done"]
        == prompt(page, "so-far/done").input_value()
        == "An office was opened"
    )
    name_group(page, "Coast")
    assert prompt(page, "so-far/done").input_value() == ""
    assert page.locator("[data-group-list] button").all_text_contents() == ["Group North"]
    rename(page, "Group North")
    assert "There is a group called Group North on this device already" in message(page).inner_text()
    page.keyboard.press("Escape")
    name_group(page, "Group Nort")
    assert "differs from it in one letter only" in page.inner_text("[data-alike-dialog]")
    press(page, "[data-alike-same]")
    expect(prompt(page, "so-far/done")).to_have_value("An office was opened")


def test_starters_that_both_groups_left_alone_are_no_difference(lay, tmp_path):
    page = lay("action-planning")
    add_line(page, "actions", what="Our own")
    rows = [row for row in kept(page, "action-planning")["actions/rows"] if row.get("what") != "Our own"]
    rows[0] = {**rows[0], "struck": "yes"}
    page.reload()
    wait_until_ready(page)
    merge(page, write_file(tmp_path / "blue.answers.json", "action-planning", {"actions/rows": rows}))
    page.locator("[data-merge]:not([hidden])").wait_for()
    assert [item.get_attribute("data-difference") for item in page.locator("[data-difference]").all()] == [
        f"actions/rows#{rows[0]['id']}"
    ]
    assert "removed" in difference(page, "actions/rows").inner_text()


def test_a_file_with_nothing_new_or_of_another_activity_is_not_merged(page, tmp_path):
    prompt(page, "so-far/done").fill("An office was opened")
    merge(page, write_file(tmp_path / "same.answers.json", "institutions", {"so-far/done": "An office was opened"}))
    message(page).filter(has_text="nothing that you do not have").wait_for()
    merge(page, write_file(tmp_path / "other.answers.json", "prevention", {"so-far/done": "x"}))
    message(page).filter(has_text="another activity").wait_for()
    assert page.locator("[data-merge]").is_hidden()


def test_choices_are_taken_or_left_but_not_put_together(lay, tmp_path):
    page = lay("national-response")
    choose(page, "plan/exists", "no")
    merge(page, write_file(tmp_path / "blue.answers.json", "national-response", {"plan/exists": "yes"}))
    fieldset = difference(page, "plan/exists")
    fieldset.wait_for()
    assert fieldset.locator("input").count() == 2
    assert fieldset.locator(".wa-merge-text").all_inner_texts() == ["No", "Yes"]


def test_two_codings_of_a_case_are_merged_in_the_words_of_the_page(desk, tmp_path):
    page = desk.lay(activity_six.PAGE)
    activity_six.mark(page, "linh-07", "documents")
    page.fill("[data-bar-note]", "Who has the key?")
    page.keyboard.press("Escape")
    theirs = {
        "linh/mark/linh-07": ["debt"],
        "linh/question/documents-1": "seen",
        "linh/element/menace-of-penalty": "unclear",
        "linh/plan": [{"id": "step-1", "step": "Speak with her alone", "capacity": "own"}],
    }
    merge(page, write_file(tmp_path / "blue.answers.json", "indicators-and-investigation", theirs, kind="case-coding"))
    page.locator("[data-merge]:not([hidden])").wait_for()
    told = page.locator("[data-merge-list]").inner_text()
    for words in ("Case 1: Linh › Marks › “", "Debt", "seen", "Elements › Menace of", "unclear", "Step: Speak with her alone"):
        assert words in told, words
    difference(page, "linh/mark").get_by_label("keep both").check()
    press(page, "[data-merge-do]")
    merged = kept(page, "indicators-and-investigation")
    assert merged["linh/mark/linh-07"] == ["documents", "debt"]
    assert merged["linh/note/linh-07"] == "Who has the key?"
    assert merged["linh/element/menace-of-penalty"] == "unclear"
    desk.clear()


def test_a_long_name_without_a_space_widens_no_page(new_page, base):
    page = new_page(viewport={"width": 360, "height": 780})
    width = "document.documentElement.scrollWidth"
    page.goto(base + "notebooks/mapping.html")
    wait_until_ready(page)
    name_group(page, "x" * 60)
    assert page.evaluate(width) == 360
    for name in ("notebooks/indicators-and-investigation", "notebooks/operational-guidelines", "book/index"):
        page.goto(f"{base}{name}.html")
        if page.locator("[data-group-panel]").count():
            wait_until_ready(page)
            press(page, "[data-files-panel] > summary", "[data-group-panel] > summary")
        assert page.evaluate(width) == 360, name


def test_two_classifications_are_merged_in_the_words_of_the_page(desk, tmp_path):
    page = desk.lay("notebooks/distinguishing.html")
    theirs = {
        "linh/element/other-law": "met",
        "linh/reason/conclusion": "A labour case first",
        "linh/mark/linh-07": ["menace-of-penalty"],
    }
    merge(page, write_file(tmp_path / "blue.answers.json", "distinguishing", theirs, kind="classification"))
    page.locator("[data-merge]:not([hidden])").wait_for()
    told = page.locator("[data-merge-list]").inner_text()
    for words in ("Elements › Another law", "yes", "Your conclusion", "A labour case first", "Menace of"):
        assert words in told, words
    desk.clear()
