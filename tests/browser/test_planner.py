"""The planner in a browser: a plan is made one's own by mouse and by keyboard, kept, printed, taken along, and what comes in is asked about.

What it decides is tested without a page, in `scripts/planner.test.mjs`; that the book takes its pack, in `test_planner.py`.
"""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from docx import Document
from icalendar import Calendar
from playwright.sync_api import expect
from pypdf import PdfReader

PAGE = "book/guide/planner.html"
READY = ".planner-ready"
NASTY = '<img src=x onerror="window.caught=1">'


class Planner:
    """The page, and the means of a facilitator."""

    def __init__(self, page, base: str):
        self.page, self.base = page, base

    def find(self, name: str):
        return self.page.locator(f"[data-planner-{name}]")

    def open(self) -> None:
        self.page.goto(self.base + PAGE)
        self.page.locator(READY).wait_for()

    def block(self, title: str, part: int = 1):
        return self.page.locator(f".planner-block[data-part='{part}']", has_text=title).first

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.textContent.trim()")

    def press(self, *keys: str) -> str:
        for key in keys:
            self.page.keyboard.press(key)
        return self.focused()

    def take(self, name: str) -> bytes:
        with self.page.expect_download() as download:
            self.find(name).click()
        return download.value.path().read_bytes()

    def drag(self, start, end) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(start[0] + 10, start[1] + 10, steps=2)
        self.page.mouse.move(*end, steps=4)
        self.page.mouse.up()


@pytest.fixture(scope="module")
def planner(open_device, book):
    context, watch = open_device(viewport={"width": 1280, "height": 1000})
    planner = Planner(context.new_page(), book.as_uri() + "/")
    planner.page.set_default_timeout(10_000)
    planner.open()
    yield planner
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()


def test_by_keyboard_alone_blocks_are_moved_lengthened_held_swapped_set_aside_and_all_of_it_is_undone(planner):
    planner.block("Definitions and concepts").focus()
    assert planner.press("ArrowDown").startswith("10:45 Coffee, until 11:00")
    assert planner.press("Alt+ArrowUp").startswith("10:00 Coffee, until 10:15")
    assert planner.press("+", "+").startswith("10:00 Coffee, until 10:25")
    assert planner.press("-").startswith("10:00 Coffee, until 10:20")
    assert planner.press("h").endswith("held at 10:00")
    assert planner.press("Alt+ArrowDown").startswith("10:05 Coffee, until 10:25")
    expect(planner.block("Overview of the course")).to_be_visible()
    assert planner.press("h", "Alt+ArrowRight").startswith("10:")
    expect(planner.page.locator("[data-planner-says]")).to_contain_text("day 2")
    planner.press("s", "ArrowLeft")
    expect(planner.find("says")).to_contain_text("Choose the block to swap with")
    planner.press("Enter")
    expect(planner.find("says")).to_contain_text("Swapped: Coffee")
    planner.press("Delete")
    expect(planner.find("aside")).to_contain_text("Coffee")
    expect(planner.find("undo")).to_be_enabled()
    planner.press(*["Control+z"] * 10)
    expect(planner.find("undo")).to_be_disabled()
    assert planner.block("Coffee").text_content().startswith("10:45")
    planner.press("Control+Shift+z")
    assert planner.block("Coffee").text_content().startswith("10:00")
    planner.find("undo").click()


def test_the_focus_stays_with_the_block_and_nothing_stale_is_said_when_another_is_chosen(planner):
    planner.block("Coffee").focus()
    planner.press("+")
    expect(planner.find("says")).to_contain_text("Coffee")
    planner.find("side").evaluate("side => (side.scrollTop = side.scrollHeight)")
    assert planner.find("side").evaluate("side => side.scrollTop") > 0
    planner.block("Definitions and concepts").click()
    expect(planner.find("says")).to_have_text("")
    assert planner.find("side").evaluate("side => side.scrollTop") == 0
    planner.press("Enter")
    assert planner.page.evaluate("document.activeElement.dataset.field") == "less"
    assert "Definitions and concepts" in planner.press("Escape")
    assert "Definitions and concepts" in planner.press("Escape")
    expect(planner.block("Definitions and concepts")).to_have_attribute("aria-pressed", "false")
    planner.press("Space")
    planner.page.locator("[data-field=close]").click()
    assert "Definitions and concepts" in planner.focused()
    planner.find("undo").click()
    expect(planner.find("undo")).to_be_disabled()


def test_by_mouse_a_block_goes_to_another_day_and_its_lower_edge_makes_it_longer(planner):
    planner.block("3 National law").scroll_into_view_if_needed()
    box = planner.block("3 National law").bounding_box()
    column = planner.page.locator(".planner-column").nth(3).bounding_box()
    planner.drag((box["x"] + 40, box["y"] + 10), (column["x"] + 40, box["y"] + 10))
    expect(planner.find("says")).to_contain_text("day 4")
    assert "3 National law" in planner.focused()
    grip = planner.page.locator(".planner-column").nth(4).locator("[data-grip]").first.bounding_box()
    planner.drag((grip["x"] + 40, grip["y"] + 4), (grip["x"] + 40, grip["y"] + 4 + 48))
    expect(planner.find("says")).to_contain_text("Developing operational guidelines: day 5, 09:00–10:45")
    planner.find("undo").click()
    planner.find("undo").click()
    expect(planner.find("undo")).to_be_disabled()


def test_another_plan_takes_the_place_of_a_changed_one_only_when_that_is_said(planner):
    begun = planner.find("from").input_value()
    other = next(
        one.get_attribute("value") for one in planner.find("from").locator("option").all() if one.get_attribute("value") != begun
    )
    planner.block("Coffee").focus()
    planner.press("+")
    coffee = planner.block("Coffee").text_content()
    for answer in ("Escape", "Keep the plan"):
        planner.find("from").select_option(other)
        assert planner.focused().startswith("Begin again from")
        assert planner.find("from").input_value() == begun
        if answer == "Escape":
            planner.press(answer)
        else:
            planner.find("sure").get_by_role("button", name=answer).click()
        expect(planner.find("sure")).to_be_hidden()
        assert planner.block("Coffee").text_content() == coffee
        assert planner.page.evaluate("document.activeElement.id") == "planner-from"
    planner.find("from").select_option(other)
    planner.find("sure").get_by_role("button", name="Replace the plan").click()
    expect(planner.find("says")).to_contain_text("Begun from")
    assert planner.find("from").input_value() == other
    planner.find("from").select_option(begun)
    expect(planner.find("sure")).to_be_hidden()
    assert planner.find("from").input_value() == begun
    for _ in range(3):
        planner.find("undo").click()
    expect(planner.find("undo")).to_be_disabled()


def test_held_prayer_splits_a_session_in_sight_on_the_days_that_people_work(planner):
    planner.find("title").fill(f"Five days {NASTY}")
    planner.find("first").fill("2026-03-07")
    expect(planner.find("first-says")).to_have_text("Saturday is no working day here, so day 1 is Monday 9 March.")
    planner.find("first").fill("2026-03-04")
    expect(planner.find("first-says")).to_have_text("")
    planner.find("weekdays").locator("input[value='0']").check(force=True)
    planner.find("weekdays").locator("input[value='5']").uncheck(force=True)
    dates = [text.partition(" · ")[2] for text in planner.page.locator(".planner-head .kick").all_inner_texts()]
    assert dates == ["Wed 4 Mar", "Thu 5 Mar", "Sun 8 Mar", "Mon 9 Mar", "Tue 10 Mar"]
    planner.find("shelf").locator("summary").click()
    planner.find("own-title").fill("Prayer")
    planner.find("own-pin").fill("12:00")
    planner.find("own-every").click()
    assert planner.page.locator(".planner-block", has_text="Prayer").count() == 5
    first, second = (planner.block("1 Telling the offences apart", part).bounding_box() for part in (1, 2))
    prayer = planner.block("Prayer").bounding_box()
    assert first["y"] + first["height"] <= prayer["y"] < prayer["y"] + prayer["height"] <= second["y"]
    assert first["height"] + second["height"] == pytest.approx(90 * 1.6, abs=8)


def test_what_is_worth_a_second_look_is_named_and_leads_there_and_nothing_is_stopped(planner):
    worth = planner.find("warnings")
    planner.block("Links to the informal economy").click()
    planner.page.locator("[data-field=drop]").click()
    expect(worth).to_contain_text("No session serves this aim any more: The ties between forced labour, the informal economy")
    planner.block("1 Telling the offences apart").click()
    planner.page.locator("[data-field=drop]").click()
    missing = worth.locator("[data-warning=missing]")
    expect(missing).to_contain_text("Activity 6")
    missing.get_by_role("button").click()
    assert "Indicators and investigation" in planner.focused()
    planner.find("aside").get_by_role("button", name=re.compile("Put back: Distinguishing")).click()
    expect(worth.locator("[data-warning=order]")).to_contain_text("Activity 6")
    for _ in range(2):
        planner.find("undo").click()


def test_running_late_proposes_ways_with_what_each_costs_and_takes_the_one_that_is_chosen(planner):
    planner.find("late-day").select_option("2")
    planner.find("late-now").select_option(index=1)
    planner.find("late-go").click()
    ways = planner.find("ways").locator(".planner-way")
    assert [way.get_attribute("data-way") for way in ways.all()][-1] == "later"
    drop = planner.find("ways").locator("[data-way=drop]")
    expect(drop).to_contain_text("is left out")
    ways.first.get_by_role("button").click()
    expect(planner.find("says")).to_contain_text("Undo takes it back")
    planner.find("undo").click()


def test_the_plan_leaves_as_word_file_calendar_copy_and_pack_and_its_words_stay_text(planner):
    paper = Document(io.BytesIO(planner.take("word")))
    words = "\n".join([one.text for one in paper.paragraphs])
    assert NASTY in words and "Day 3 · Sunday 8 March" in words
    assert any("Prayer" in cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    events = Calendar.from_ical(planner.take("calendar")).walk("VEVENT")
    begins = min(event.decoded("DTSTART") for event in events)
    assert (begins.isoformat(), begins.tzinfo) == ("2026-03-04T09:00:00", None)
    assert not [event for event in events if "Prayer" in event["SUMMARY"]]
    with zipfile.ZipFile(io.BytesIO(planner.take("pack"))) as pack:
        (plan,) = [name for name in pack.namelist() if name.startswith("plans/")]
        assert "adapted_from: five-day" in pack.read(plan).decode()
    planner.saved = json.loads(planner.take("save"))
    assert planner.saved["title"] == f"Five days {NASTY}"
    assert planner.page.evaluate("window.caught") is None


@pytest.mark.parametrize(("paper", "pages"), [("programme", 6), ("poster", 5)])
def test_a_sheet_a_day_and_an_overview_are_printed(planner, paper, pages):
    planner.page.evaluate("window.print = () => {}")
    planner.page.locator(f"[data-planner-print={paper}]").click()
    read = PdfReader(io.BytesIO(planner.page.pdf(prefer_css_page_size=True)))
    assert len(read.pages) == pages
    assert "Day 5" in read.pages[-1].extract_text()
    # The overview lies on its side, so that a week can be read.
    widths = [round(float(sheet.mediabox.width)) for sheet in read.pages]
    assert widths == ([842] if paper == "programme" else []) + [595] * 5


def test_the_device_keeps_the_plan_and_a_file_that_has_to_be_put_right_waits_for_consent(planner, tmp_path):
    planner.open()
    assert planner.find("title").input_value() == f"Five days {NASTY}"
    day = planner.saved["days"][0]
    talks = [{**day["blocks"][3], "key": f"b{n}", "title": f"Talk {n}", "minutes": 130, "pin": None} for n in range(12)]
    old = {**planner.saved, "title": "Old", "version": 0, "days": [{**day, "blocks": talks}]}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    planner.find("open").set_input_files(tmp_path / "old.json")
    expect(planner.find("offer")).to_contain_text("It is of an earlier version")
    expect(planner.find("offer")).to_contain_text("Day 1 takes 26 hours")
    assert planner.find("title").input_value() == f"Five days {NASTY}"
    planner.find("offer").get_by_role("button", name="Take it so").click()
    assert planner.find("title").input_value() == "Old"
    expect(planner.find("aside").locator("li")).to_have_count(6 + len(planner.saved["aside"]))
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    planner.find("open").set_input_files(tmp_path / "broken.json")
    expect(planner.find("says")).to_contain_text("broken.json was not opened: it is damaged")
    assert planner.find("title").input_value() == "Old"


def test_a_damaged_plan_on_the_device_is_named_put_aside_and_not_lost(planner):
    planner.page.evaluate("localStorage.setItem('workshop:planner:plan', '{\"days\": 7}')")
    planner.open()
    expect(planner.find("offer")).to_contain_text("it is no plan of this planner")
    with planner.page.expect_download() as download:
        planner.find("offer").get_by_role("button").click()
    assert download.value.path().read_text(encoding="utf-8") == '{"days": 7}'
    assert planner.page.evaluate("Object.values(localStorage).some((text) => text.includes('days'))")
    planner.page.evaluate("localStorage.removeItem('workshop:planner:plan')")


def test_on_a_telephone_one_day_stands_on_the_screen_and_what_is_chosen_at_its_foot(new_page, book, axe_violations):
    page = new_page(viewport={"width": 360, "height": 780})
    page.goto(book.as_uri() + "/" + PAGE)
    page.locator(READY).wait_for()
    assert page.locator(".planner-column:visible").count() == 1
    page.locator("[data-planner-tabs] button").nth(2).click()
    block = page.locator(".planner-block:visible", has_text="6 Indicators and investigation")
    block.click()
    panel = page.locator("[data-planner-panel]")
    box = panel.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(780, abs=2) and box["y"] > 300
    panel.get_by_role("button", name="+5 minutes").click()
    expect(block).to_contain_text("95 minutes")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe_violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    assert axe_violations(page, only=["color-contrast"]) == [], "in the dark"


def test_the_page_of_a_plan_opens_the_planner_with_that_plan_and_asks_before_work_is_replaced(planner):
    def follow() -> None:
        planner.page.goto(planner.base + "book/plans/two-day.html")
        planner.page.locator(".page a.button", has_text="planner").click()
        planner.page.locator(READY).wait_for()

    planner.page.evaluate("localStorage.removeItem('workshop:planner:plan')")
    follow()
    expect(planner.find("from")).to_have_value("two-day")
    planner.block("Coffee").focus()
    planner.press("+")
    follow()
    expect(planner.find("sure")).to_contain_text("Two-day workshop")
    planner.page.get_by_role("button", name="Keep the plan").click()
    assert "until" in planner.block("Coffee").text_content() and planner.page.url.endswith("planner.html")
    planner.page.reload()
    planner.page.locator(READY).wait_for()
    expect(planner.find("sure")).to_be_hidden()
    expect(planner.find("from")).to_have_value("two-day")


def test_a_card_a_session_however_often_it_is_split_and_a_guest_has_one_to_fill_in(planner):
    planner.page.evaluate("localStorage.removeItem('workshop:planner:plan')")
    planner.open()
    planner.find("shelf").locator("summary").first.click()
    for title, form, pin in (("Prayer", "break", "10:45"), ("Opening by the minister", "opening", "09:00")):
        planner.find("own-title").fill(title)
        planner.find("own-form").select_option(form)
        planner.find("own-pin").fill(pin)
        planner.find("own-add").click()
    planner.page.evaluate("window.print = () => {}")
    planner.page.locator("[data-planner-print=cards]").click()
    cards = planner.find("paper").locator("li:has(> .planner-card-name)")
    split = cards.filter(has_text="Definitions and concepts").first
    assert re.search(r"part 1 of 2: \d\d:\d\d–10:45, part 2 of 2: 11:05–", split.text_content())
    assert planner.find("paper").get_by_text("Definitions and concepts", exact=True).count() == 1
    guest = cards.filter(has_text="Opening by the minister")
    expect(guest).to_contain_text("Say before")
    expect(guest).to_contain_text("20 min")
    planner.page.evaluate("localStorage.removeItem('workshop:planner:plan')")


def test_a_finger_drags_a_block_by_its_handle_to_where_the_mark_is_and_scrolls_the_page_everywhere_else(new_page, book):
    page = new_page(viewport={"width": 360, "height": 780}, has_touch=True)
    page.goto(book.as_uri() + "/" + PAGE)
    page.locator(READY).wait_for()
    touch = page.context.new_cdp_session(page)

    def press(kind: str, *points: tuple[float, float]) -> None:
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": [{"x": x, "y": y} for x, y in points]})

    def pull(x: float, y: float, by: float) -> None:
        press("Start", (x, y))
        for step in range(1, 11):
            press("Move", (x, y + by * step / 10))

    block = page.locator(".planner-block:visible", has_text="Facts and figures")
    block.scroll_into_view_if_needed()
    place, before = block.bounding_box(), page.evaluate("scrollY")
    pull(place["x"] + 40, place["y"] + 20, -200)
    press("End")
    page.wait_for_function("before => scrollY > before + 50", arg=before)
    expect(page.locator("[data-planner-undo]")).to_be_disabled()
    handle = page.locator(".planner-column:visible li:has-text('Coffee') .planner-handle").first
    handle.scroll_into_view_if_needed()
    place = handle.bounding_box()
    pull(place["x"] + 10, place["y"] + 5, -80)
    time = page.locator(".planner-line").text_content()
    press("End")
    expect(page.locator("[data-planner-says]")).to_contain_text(f"Coffee: day 1, {time}–")
    expect(page.locator("[data-planner-undo]")).to_be_enabled()


def test_a_plan_in_use_is_on_the_other_pages_at_once_follows_what_is_changed_and_goes_when_it_is_taken_back(planner):
    planner.page.evaluate("localStorage.removeItem('workshop:planner:plan')")
    planner.open()
    room = planner.page.context.new_page()

    def go(name: str, ready: str) -> None:
        room.goto(planner.base + f"book/guide/{name}.html")
        room.locator(ready).wait_for()

    go("projector", ".room-ready")
    planner.find("title").fill("Week in Accra")
    planner.find("use").get_by_role("button", name="Use this plan in this room").click()
    expect(planner.find("use")).to_contain_text("is in use in this room")
    plan, sessions = room.locator("[data-room-plan]"), room.locator("[data-room-session]")
    expect(plan.locator("option").first).to_have_text("Week in Accra")
    expect(room.locator("[data-room-kick]")).to_contain_text("Week in Accra")
    coffee = sessions.locator("option", has_text="Coffee").first
    expect(coffee).to_have_text("10:45 Coffee")
    sessions.select_option(label="10:00 Definitions and concepts")
    planner.block("Definitions and concepts").focus()
    planner.press("-", "-", "Alt+ArrowUp")
    expect(room.locator("[data-room-until]")).to_have_text(
        re.compile(r"\b09:45–10:20\s*$")
    )  # the session that is on stays on, at its new time
    room.reload()
    room.locator(".room-ready").wait_for()
    expect(room.locator("[data-room-title]")).to_have_text("Definitions and concepts")
    go("print-set", "[data-ps-plan]")
    expect(room.locator("[data-ps-plan] option:checked")).to_have_text("Week in Accra")
    go("results", ".results-ready")
    expect(room.locator("#results-plan option:checked")).to_have_text("Week in Accra")
    # Another plan in the planner is not the room's, until that is said.
    planner.find("from").select_option("one-day")
    planner.page.get_by_role("button", name="Replace the plan").click()
    expect(planner.find("use")).to_contain_text("“Week in Accra” is in use")
    planner.find("use").get_by_role("button", name="Take it back").click()
    expect(room.locator("#results-plan option", has_text="Week in Accra")).to_have_count(0)
    room.evaluate("localStorage.setItem('workshop:planner:used', '{')")
    go("projector", ".room-ready")
    expect(room.locator("[data-room-used]")).to_contain_text("it is damaged")
    expect(plan.locator("option").first).to_have_text("Five-day workshop")
    room.evaluate("localStorage.removeItem('workshop:planner:used')")
    room.close()
    planner.page.keyboard.press("Escape")
