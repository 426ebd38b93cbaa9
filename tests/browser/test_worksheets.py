"""Worksheets: rows by mouse and by keyboard, views, files that other programs read, paper, phones."""

import itertools
from pathlib import Path

import icalendar
import pytest
from book_rows import book_rows
from browser.keyboard import Keyboard
from browser.tools import load, message, name_group, take, wait_until_ready
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
    table,
    write_file,
)
from devices import DESK
from docx import Document

ROWS = book_rows(readings=False)
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def sheets(devices, base):
    """activity → its page, on one device that all tests share; each is opened once."""
    device, pages = devices.lend({}), {}

    def find(activity):
        if activity not in pages:
            pages[activity] = device.context.new_page()
            open_worksheet(pages[activity], base, activity)
        return pages[activity]

    yield find
    devices.take_back(device)


@pytest.fixture
def sit_down(sheets):
    """Has a new group sit down at an activity: an empty form, all parts of it under one another. Returns its page."""
    used = []

    def open_for_group(activity, viewport=DESK):
        page = sheets(activity)
        used.append(page)
        page.set_viewport_size(viewport)
        name_group(page, f"Group {next(NUMBERS)}")
        show_all_parts(page)
        return page

    yield open_for_group
    for page in used:
        page.emulate_media(media="null")


NUMBERS = itertools.count(1)


def group_of(page):
    return page.locator("[data-group-name]").text_content()


def reload(page):
    """Load the page anew, and wait until all parts of it are there again."""
    page.reload()
    wait_until_ready(page)
    show_all_parts(page)
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-section]')].filter((one) => one.checkVisibility()).length > 1"
    )


# --- rows ------------------------------------------------------------------------------------


def test_rows_are_added_moved_removed_and_brought_back_by_mouse(sit_down):
    page = sit_down("mapping")
    fill_line(lines(page, "practices").first, region="North")
    add_line(page, "practices", region="South")
    add_line(page, "practices", region="Coast")

    def regions():
        return [cell(line, "region").input_value() for line in lines(page, "practices").all()]

    lines(page, "practices").nth(2).locator('[data-rt-move="-1"]').click()
    assert regions() == ["North", "Coast", "South"]
    lines(page, "practices").nth(0).locator("[data-rt-remove]").click()
    lines(page, "practices").nth(0).locator("[data-rt-remove]").click()
    assert regions() == ["South"]
    cell(lines(page, "practices").first, "region").fill("South, anew")
    restore = table(page, "practices").locator("[data-rt-restore]")
    restore.click()
    restore.click()
    assert regions() == ["North", "Coast", "South, anew"]
    assert restore.is_hidden()
    reload(page)
    assert regions() == ["North", "Coast", "South, anew"]


def test_rows_are_written_moved_removed_and_brought_back_by_keyboard_alone(sit_down):
    page = sit_down("mapping")
    keys, reach = page.keyboard, Keyboard(page).reach
    box = '[data-rows="practices/rows"] '

    def focused(selector):
        return page.evaluate("selector => document.activeElement?.matches(selector)", selector)

    reach(f'{box}[data-row] [data-column="form"] select')
    keys.press("ArrowDown")
    reach(f'{box}[data-column="region"] textarea')
    keys.type("North")
    reach(f"{box}[data-rt-add]")
    keys.press("Enter")
    assert focused(f'{box}[data-row]:nth-child(2) [data-column="form"] select')
    reach(f'{box}[data-row]:nth-child(2) [data-column="region"] textarea')
    keys.type("South")
    reach(f'{box}[data-row]:nth-child(2) [data-rt-move="-1"]')
    keys.press("Enter")
    # At the top there is no further up: the focus stays with the row, on the way down.
    assert focused(f'{box}[data-row]:nth-child(1) [data-rt-move="1"]')
    assert cell(lines(page, "practices").first, "region").input_value() == "South"
    reach(f"{box}[data-row]:nth-child(1) [data-rt-remove]")
    keys.press("Space")
    assert focused(f"{box}[data-rt-restore]")
    assert lines(page, "practices").count() == 1
    keys.press("Enter")
    assert focused(f'{box}[data-row]:nth-child(1) [data-column="form"] select')
    assert [row["region"] for row in kept(page, "mapping", group_of(page))["practices/rows"]] == ["South", "North"]


def test_a_starter_is_changed_or_struck_out_and_never_lost(sit_down, tmp_path):
    page = sit_down("action-planning")
    first, second = lines(page, "actions").nth(0), lines(page, "actions").nth(1)
    text = cell(second, "what").input_value()
    first.locator("[data-rt-remove]").click()
    assert "removed" in first.locator("th").inner_text()
    assert cell(first, "what").get_attribute("readonly") is not None
    cell(second, "what").fill(f"{text} In two districts.")
    reload(page)
    assert "removed" in first.locator("th").inner_text()
    assert cell(second, "what").input_value().endswith("In two districts.")

    struck = cell(first, "what").input_value()
    take(page, "docx").save_as(tmp_path / "plan.docx")
    told = [c.text for t in Document(tmp_path / "plan.docx").tables for row in t.rows for c in row.cells]
    assert struck not in told and f"{text} In two districts." in told

    first.locator("[data-rt-remove]").click()
    assert "removed" not in first.locator("th").inner_text()
    assert cell(first, "what").input_value() == struck


def test_on_a_phone_a_row_shows_what_matters_first_and_folds_the_rest_under_its_own_word(sit_down):
    page = sit_down("action-planning", PHONE)
    table_of = ROWS.worksheets["action-planning"].sections[0].table
    first = lines(page, "actions").first
    assert all(cell(first, name).is_visible() for name in ("what", "date", "who"))
    assert not any(cell(first, name).is_visible() for name in table_of.rest.columns)
    button = first.locator("[data-rt-open]")
    assert button.inner_text() == table_of.rest.title
    # What stands in the fields that are folded away is told beside the button.
    assert first.locator("[data-rt-told]").inner_text() == "Our own"
    button.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-column]').dataset.column") == table_of.rest.columns[0]
    assert cell(first, "asks").is_visible() and not button.is_visible()
    assert not cell(lines(page, "actions").nth(1), "means").is_visible()


def test_on_a_phone_a_row_without_such_a_word_shows_what_is_in_it_and_its_empty_fields_when_it_is_opened(sit_down):
    page = sit_down("interview-and-evidence", PHONE)
    first = lines(page, "plan").first
    cell(first, "about").fill("")
    reload(page)
    cell(first, "say").wait_for()
    assert not cell(first, "about").is_visible()
    first.locator("[data-rt-open]").press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-column]').dataset.column") == "about"


def test_a_standard_is_text_to_read_and_a_row_of_the_groups_own_has_boxes(sit_down, tmp_path):
    page = sit_down("national-law")
    first = lines(page, "definition").first
    said = first.locator('[data-said="standard"]')
    assert said.is_visible() and said.inner_text().startswith("C29, Art. 2(1)")
    assert cell(first, "standard").is_hidden() and cell(first, "says").is_hidden()
    cell(first, "provision").fill("Labour code, Art. 9")
    own = add_line(page, "definition", standard="ASEAN convention", says="Its definition")
    assert own.locator('[data-said="standard"]').is_hidden()
    rows = kept(page, "national-law", group_of(page))["definition/rows"]
    assert rows[0]["provision"] == "Labour code, Art. 9" and rows[0]["standard"] == said.inner_text()
    assert rows[-1]["says"] == "Its definition"

    # A group of before could change the words of a standard: what it wrote is there to read and to change.
    changed = [{**rows[0], "says": "As our court reads it"}, *rows[1:]]
    load(page, write_file(tmp_path / "before.answers.json", "national-law", {"definition/rows": changed}))
    page.wait_for_function(
        """() => [...document.querySelectorAll('[data-column="says"] textarea')].some(({ value }) => value.includes("our court"))"""
    )
    assert cell(first, "says").is_visible() and cell(first, "says").input_value() == "As our court reads it"
    assert first.locator('[data-said="says"]').is_hidden() and said.is_visible()


def test_situations_are_turned_one_by_one_and_all_are_there_at_a_touch_and_on_paper(sit_down):
    page = sit_down("referral-between-authorities")
    shown = table(page, "situations").locator("[data-row]:visible")
    numbers = table(page, "situations").locator("[data-rt-at]")
    many = len(ROWS.worksheets["referral-between-authorities"].sections[0].table.starters)
    assert shown.count() == 1 and numbers.count() == many
    cell(shown, "hand-over").fill("The list of the passports")
    page.keyboard.press("Tab")
    on = table(page, "situations").locator('[data-rt-turn-to="1"]')
    assert on.inner_text() == "Next: Situation 2"
    on.press("Enter")
    assert shown.get_attribute("data-row") == lines(page, "situations").nth(1).get_attribute("data-row")
    assert page.evaluate("document.activeElement.textContent.trim()").startswith("Situation 2")
    assert numbers.first.get_attribute("aria-label") == "Situation 1, begun"
    assert numbers.nth(1).get_attribute("aria-current") == "true"
    reload(page)
    # One goes on with the first that waits.
    assert table(page, "situations").locator("[aria-current]").inner_text() == "2"
    numbers.nth(many - 1).click()
    assert on.is_hidden() and shown.count() == 1
    own = add_line(page, "situations", situation="A call from a shop")
    assert shown.count() == 1 and cell(own, "situation").is_visible() and numbers.count() == many + 1
    page.emulate_media(media="print")
    assert shown.count() == many + 1
    page.emulate_media(media="screen")
    table(page, "situations").locator("[data-rt-all]").click()
    assert shown.count() == many + 1


def test_one_may_write_what_is_not_in_a_list(sit_down):
    page = sit_down("mapping")
    line = lines(page, "practices").first
    fill_line(line, sector="~own")
    page.keyboard.type("Seaweed drying")
    reload(page)
    assert kept(page, "mapping", group_of(page))["practices/rows"][0]["sector"] == "Seaweed drying"
    assert line.locator('[data-own-of="sector"] input').input_value() == "Seaweed drying"


def test_typing_in_one_of_two_hundred_rows_touches_no_other_row(sit_down, tmp_path):
    page = sit_down("mapping")
    rows = [
        {"id": f"row-{number:08}", "form": "children", "sector": "fishing", "region": f"District {number}"} for number in range(200)
    ]
    load(page, write_file(tmp_path / "many.answers.json", "mapping", {"practices/rows": rows}))
    page.wait_for_function("() => document.querySelectorAll('[data-row]').length > 199")
    cell(lines(page, "practices").nth(100), "hold").focus()
    page.evaluate("""() => {
      window.touched = new Set();
      const note = (changes) => changes.forEach(({ target }) => {
        const row = target.parentElement?.closest("[data-row]");
        if (row) window.touched.add(row.dataset.row);
      });
      new MutationObserver(note).observe(document.querySelector("[data-ws]"), { subtree: true, childList: true, characterData: true, attributes: true });
    }""")
    page.keyboard.type("an advance before the season")
    assert kept(page, "mapping", "Blue")["practices/rows"][100]["hold"] == "an advance before the season"
    assert page.evaluate("[...window.touched]") in ([], ["row-00000100"])


# --- parts and views -------------------------------------------------------------------------


def test_the_parts_follow_the_answer_on_which_they_hang(sit_down):
    page = sit_down("national-referral")

    def shown(name):
        return page.locator(f'[data-section="{name}"]').is_visible()

    assert not shown("in-place") and shown("partners")
    choose(page, "mechanism/exists", "yes")
    assert shown("in-place") and shown("part")
    prompt(page, "in-place/coordinator").fill("The office of the prosecutor")
    choose(page, "mechanism/exists", "no")
    assert not shown("in-place") and not shown("part") and shown("memorandum")
    assert page.locator('[data-nav="in-place"]').is_hidden()
    # What was written in a part that is put away is kept.
    choose(page, "mechanism/exists", "yes")
    assert prompt(page, "in-place/coordinator").input_value() == "The office of the prosecutor"


def test_the_grid_sets_sectors_against_districts_with_names_that_lead_to_the_rows(sit_down, tmp_path):
    page = sit_down("mapping")
    fill_line(lines(page, "practices").first, form="bonded-labour", sector="construction", region="North", grey="clear")
    add_line(page, "practices", form="children", sector="fishing", region="The coast", grey="grey")
    # Typed twice, a district is one.
    add_line(page, "practices", form="children", sector="construction", region=" north ")
    bonded, children = (
        next(one.name for one in ROWS.options["forms"].options if one.id == id) for id in ("bonded-labour", "children")
    )
    grid = page.locator('[data-view="sector-by-district"] table')
    grid.get_by_role("button").nth(2).wait_for()
    told = [[c.inner_text() for c in row.locator("th, td").all()] for row in grid.locator("tr").all()]
    assert [row[0] for row in told[1:]] == ["Building and brick kilns", "Fishing"]
    assert told[0][1:] == ["North", "The coast"]
    assert [[cell.split("\n") for cell in row[1:]] for row in told[1:]] == [[[bonded, children], [""]], [[""], [f"{children}?"]]]
    grid.get_by_role("button", name=f"Practice 2, {children}, marked").click()
    assert page.evaluate("document.activeElement.closest('[data-row]').dataset.row") == lines(page, "practices").nth(
        1
    ).get_attribute("data-row")
    take(page, "docx").save_as(tmp_path / "map.docx")
    assert [bonded + ", " + children, ""] in [
        [c.text for c in row.cells][1:] for t in Document(tmp_path / "map.docx").tables for row in t.rows
    ]


def test_who_is_linked_with_whom_is_drawn_while_it_is_ticked(sit_down, tmp_path):
    page = sit_down("institutions")
    drawing = page.locator('[data-view="net"] svg')
    many = len(ROWS.worksheets["institutions"].sections[1].table.starters)
    assert drawing.locator("path").count() == 0 and drawing.locator("rect[stroke-dasharray]").count() == many - 1
    police, unions = (table(page, "institutions").locator(f'[data-row="{id}"]') for id in ("police", "unions"))
    fill_line(unions, link="agreement", linked="ngos")
    drawing.locator("path").nth(1).wait_for(state="attached")
    fill_line(police, link="none", linked="unions")
    page.wait_for_function("() => document.querySelectorAll('[data-view=net] path').length === 3")
    assert drawing.locator('path[stroke-width="4"]').count() == 1
    assert drawing.locator("rect[stroke-dasharray]").count() == many - 4
    words = page.locator('[data-view="net"] li').all_inner_texts()
    assert (
        "Trade unions: Labour inspectorate (Agreement in writing), Police, and a unit for trafficking if there is one, NGOs that give help"
        in words
    )
    assert "Employers' organizations: nobody yet" in words
    assert kept(page, "institutions", group_of(page))["institutions/rows"][2]["linked"] == "unions"
    # The same in the files: names, and no ids.
    take(page, "docx").save_as(tmp_path / "net.docx")
    told = [c.text for t in Document(tmp_path / "net.docx").tables for row in t.rows for c in row.cells]
    assert "NGOs that give help" in told and "ngos" not in told
    reload(page)
    assert unions.locator("[data-picked]").text_content() == "NGOs that give help"


@pytest.mark.parametrize(
    "activity, section, view", [("institutions", "institutions", "net"), ("national-referral", "partners", "map")]
)
def test_what_is_drawn_stays_in_sight_beside_the_table_and_at_the_foot_of_a_phone(
    activity, section, view, sit_down, axe_violations
):
    page = sit_down(activity, {"width": 1280, "height": 800})
    drawn = page.locator(f'[data-view="{view}"]')
    lines(page, section).last.scroll_into_view_if_needed()
    assert drawn.is_visible() and drawn.bounding_box()["x"] > 600
    page.set_viewport_size({"width": 360, "height": 780})
    lines(page, section).first.scroll_into_view_if_needed()
    page.wait_for_function("view => !document.querySelector(`[data-view='${view}'] details`).open", arg=view)
    box = drawn.bounding_box()
    assert box["y"] + box["height"] <= 781 and box["height"] < 120
    drawn.locator("summary").click()
    drawn.locator("svg, [data-view-empty]").wait_for()
    assert drawn.bounding_box()["height"] <= 391
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe_violations(page) == []


def test_the_referral_map_shows_who_meets_which_need_in_a_drawing_and_in_words(sit_down):
    page = sit_down("national-referral")
    fill_line(lines(page, "partners").first, partner="Union of plantation workers", gives="legal wages")
    add_line(page, "partners", partner="House of women", gives="safety")
    drawing = page.locator('[data-view="map"] svg')
    drawing.get_by_text("House of women").wait_for()
    drawing.locator("path").nth(2).wait_for(state="attached")
    assert drawing.get_attribute("role") == "img" and "Referral map" in drawing.get_attribute("aria-label")
    assert drawing.locator("path").count() == 3
    assert drawing.locator("rect[stroke-dasharray]").count() == len(ROWS.options["needs"].options) - 3
    words = page.locator('[data-view="map"] li').all_inner_texts()
    assert "Legal help: Union of plantation workers" in words
    assert "Health care: nobody yet" in words


def test_own_action_and_what_is_asked_of_others_stand_apart(sit_down):
    page = sit_down("action-planning")
    add_line(page, "actions", what="Visit two kilns", whose="own")
    add_line(page, "actions", what="Pay interpreters by the hour", whose="others", asks="the chief asks the ministry")
    halves = page.locator('[data-view="by-whom"] .ws-split > section')
    halves.nth(1).get_by_text("Pay interpreters by the hour").wait_for()
    assert "Visit two kilns" in halves.nth(0).inner_text()
    assert "Visit two kilns" not in halves.nth(1).inner_text()
    assert "the chief asks the ministry" in halves.nth(1).inner_text()


def test_the_calendar_file_holds_each_dated_action_as_a_whole_day(sit_down):
    page = sit_down("action-planning")
    name_group(page, "Group North")
    odd = "Write; to the chief, on \\ paper\nand again – नमस्ते – " + "so that the line has to be folded " * 3
    for number, date in enumerate(["2026-12-31", "2026-03-02"]):
        add_line(page, "actions", what=f"{number}: {odd}", date=date, who="Noor, Sam", whose="own")
    raw = Path(take(page, "ics").path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(raw)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == {f"0: {odd.strip()}", f"1: {odd.strip()}"} or set(events) == {f"0: {odd}", f"1: {odd}"}
    first, second = sorted(events.values(), key=lambda event: event["summary"])
    assert str(first.decoded("dtstart")) == "2026-12-31" and str(first.decoded("dtend")) == "2027-01-01"
    assert str(second.decoded("dtstart")) == "2026-03-02"
    assert "Noor, Sam" in str(first["description"])
    assert first["uid"] != second["uid"] and first["dtstamp"]
    assert calendar["version"] == "2.0" and calendar["prodid"]


def test_actions_in_the_calendar_stand_in_the_order_of_their_dates(sit_down):
    page = sit_down("prevention")
    fill_line(lines(page, "calendar").first, step="Print", date="2026-06-01")
    add_line(page, "calendar", step="Try it out with ten people", date="2026-05-01")
    add_line(page, "calendar", step="Look back")
    listed = page.locator('[data-view="by-date"] li')
    listed.nth(2).wait_for()
    assert [text.split(": ")[1].split(" (")[0] for text in listed.all_inner_texts()] == [
        "Try it out with ten people",
        "Print",
        "Look back",
    ]
    assert "No date yet" in listed.nth(2).inner_text()


def test_without_a_date_there_is_no_calendar_file_and_the_page_says_why(sit_down):
    page = sit_down("action-planning")
    page.click("[data-files-panel] > summary")
    page.click('[data-do="ics"]')
    assert "no row with a date" in message(page).inner_text()


# --- every device ----------------------------------------------------------------------------


def test_paper_shows_what_was_written_and_lines_where_nothing_was(sit_down):
    page = sit_down("mapping")
    fill_line(lines(page, "practices").first, region="North")
    page.emulate_media(media="print")
    region = lines(page, "practices").first.locator('[data-column="region"]')
    region.locator(".wa-paper").wait_for()
    assert region.locator(".wa-paper").inner_text() == "North"
    assert table(page, "practices").locator(".rt-blank tr").first.is_hidden()
    assert table(page, "grey-areas").locator(".rt-blank tr").first.is_visible()
    assert table(page, "practices").locator("thead th").nth(1).is_visible()
    assert page.locator("[data-tools]").is_hidden()


def test_where_the_browser_does_not_size_text_boxes_by_itself_they_grow_all_the_same(page, book_url):
    page.add_init_script("""const supports = CSS.supports.bind(CSS);
      CSS.supports = (name, ...more) => name !== "field-sizing" && supports(name, ...more);
      document.addEventListener("DOMContentLoaded", () => {
        document.head.insertAdjacentHTML("beforeend", "<style>textarea { field-sizing: fixed !important }</style>");
      });""")
    open_worksheet(page, book_url, "action-planning")
    box = cell(lines(page, "actions").first, "means")
    low = box.bounding_box()["height"]
    box.fill("one line\n" * 8)
    assert box.bounding_box()["height"] > low * 3
    assert box.evaluate("box => box.scrollHeight - box.clientHeight") <= 1
