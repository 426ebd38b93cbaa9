"""The pages of words in a real browser: on a phone, in the dark, on paper, from a stick, without script."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from browser.tools import ask_for, wait_until_ready
from playwright.sync_api import expect

PLAN = "book/plans/five-day.html"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 256}  # a desk's 1280 by 1024 at 400 per cent
ONE_OF_EACH = [
    "book/index.html",
    PLAN,
    "book/activities/index.html",
    "book/cases/n-family.html",
    "book/learn/trafficking.html",
    "book/learn/indicators.html",
    "book/guide/self-study.html",
    "book/law/c29.html",
    "book/reference/glossary.html",
    "book/reference/figures.html",
    "notebooks/prosecutions.html",
    "notebooks/distinguishing.html",
    "notebooks/interview-and-evidence.html",
    "notebooks/operational-guidelines.html",
    "notebooks/inspection-report.html",
]
LOOKED_AT_ELSEWHERE = {
    f"notebooks/{activity}.html"
    for activity in ("action-planning", "indicators-and-investigation", "institutions", "mapping", "national-law", "national-referral",
                     "national-response", "prevention", "referral-between-authorities")
}  # fmt: skip


FOLDED_TABLES = (Path(__file__).parent / "folded_tables.js").read_text(encoding="utf-8")


# Notes what a page looks into before the browser has granted it a lock and thus knows it: from a stick it would find nothing there.
EARLY = """(() => {
  window.early = [];
  let isKnown = false;
  const { request } = navigator.locks;
  navigator.locks.request = function (...asked) {
    const deed = asked.pop();
    return request.call(this, ...asked, (lock) => {
      isKnown = true;
      return deed(lock);
    });
  };
  for (const storage of ["localStorage", "sessionStorage", "indexedDB"]) {
    const { get } = Object.getOwnPropertyDescriptor(window, storage);
    Object.defineProperty(window, storage, {
      get() {
        if (!isKnown) window.early.push(storage);
        return get.call(window);
      },
    });
  }
})()"""


def names_of_pages(book):
    """Every page but the first, which leads on to the start page at once."""
    names = [path.relative_to(book).as_posix() for path in sorted(book.rglob("*.html"))]
    return [name for name in names if name != "index.html"]


def test_no_page_shuts_people_out_on_a_phone_in_the_dark(new_page, book, base, axe_violations, watch):
    """Nor does one scroll sideways, fold a table so that a cell loses the head of its column, have a fault in its script, look for
    what is kept before that is there, or ask another machine for anything. The forms of the activities are looked at filled in, in
    the tests of each.

    What stands alike on many pages, such as header and contents, is looked at where it comes first.
    """
    page = new_page(viewport=PHONE, color_scheme="dark")
    page.add_init_script(EARLY)
    found = []
    for name in names_of_pages(book):
        page.goto(base + name)
        wait_until_ready(page)
        width, early = page.evaluate("[document.documentElement.scrollWidth, window.early]")
        found += [f"{name}: scrolls sideways, {width}"] if width > PHONE["width"] else []
        found += [f"{name}: looks too early into {storage}" for storage in early]
        found += [f"{name}: a cell without its head: {lost}" for lost in page.evaluate(FOLDED_TABLES)]
        if name not in LOOKED_AT_ELSEWHERE:
            found += [f"{name}: {fault}" for fault in axe_violations(page)]
    assert found == []
    assert watch.faults == []
    assert watch.elsewhere == []


FAULTS = {
    "color-contrast": "cell.querySelector('a').style.color = '#ccc'",
    "label": "cell.innerHTML = '<input>'",
    "image-alt": "cell.innerHTML = '<img src=x>'",
    "link-name": "cell.querySelector('a').textContent = ''",
    "heading-order": "cell.innerHTML = '<h6>Year</h6>'",
    "aria-required-children": "cell.innerHTML = '<div role=list><p>Year</p></div>'",
    "definition-list": "cell.innerHTML = '<dl><dt>Year</dt><p>2008</p></dl>'",
    "listitem": "cell.innerHTML = '<li>Year</li>'",
    "aria-valid-attr-value": "cell.innerHTML = '<b role=checkbox tabindex=0 aria-checked=maybe>Year</b>'",
}


def test_the_checker_finds_a_fault_in_one_row_of_hundreds(page, base, axe_violations):
    known = set()
    page.goto(base + "book/reference/figures.html")
    assert axe_violations(page, known=known) == [] and known
    measure = "[document.querySelectorAll('main td').length, document.documentElement.scrollHeight]"
    cell = "const cell = [...document.querySelectorAll('main td:has(a)')].at(-7)"
    sound = page.evaluate(f"() => {{ {cell}; window.cell = cell; return cell.innerHTML; }}")
    for rule, fault in FAULTS.items():
        page.evaluate(f"() => {{ {fault}; }}")
        before = page.evaluate(measure)
        found = axe_violations(page, known=known)
        assert [one.split(":")[0] for one in found] == [rule], "though the page was looked at before"
        assert page.evaluate(measure) == before, "the page is as it was"
        page.evaluate("sound => { cell.innerHTML = sound; }", sound)
    assert axe_violations(page, known=known) == []


def test_the_checker_looks_at_what_was_not_shown_once_it_is(page, base, axe_violations):
    known = set()
    page.goto(base + "book/reference/figures.html")
    page.evaluate("""() => {
      const link = document.querySelector("main td a");
      link.textContent = "";
      link.closest("td").style.setProperty("display", "none");
    }""")
    assert axe_violations(page, known=known) == []
    page.evaluate("document.querySelector('main td[style]').removeAttribute('style')")
    assert [one.split(":")[0] for one in axe_violations(page, known=known)] == ["link-name"]
    page.evaluate(
        "document.querySelector('main td:has(a)').innerHTML = '<input aria-labelledby=named><span hidden><b id=named>Year</b></span>'"
    )
    assert axe_violations(page, known=known) == [], "what is not shown can still name what is"


@pytest.mark.parametrize("lose", ["cell.removeAttribute('data-label')", "cell.querySelector('.cell-name').remove()"])
def test_a_cell_of_a_folded_table_that_lost_its_head_is_found(lose, new_page, base):
    page = new_page(viewport=PHONE)
    page.goto(base + ("book/reference/figures.html" if "label" in lose else "book/learn/interviewing.html"))
    assert page.evaluate(FOLDED_TABLES) == []
    page.evaluate(
        f"const cell = document.querySelector('main .stacks :is([data-label]:first-child, :first-child:has(.cell-name))'); {lose}"
    )
    assert len(page.evaluate(FOLDED_TABLES)) == 1


def test_a_page_of_each_sort_shuts_nobody_out_at_a_desk_and_scrolls_no_way_but_down_at_400_per_cent(new_page, base, axe_violations):
    page = new_page(color_scheme="light")
    found = []
    for name in [*ONE_OF_EACH, "notebooks/global-estimates.html", "notebooks/action-planning.html"]:
        page.set_viewport_size(NARROWEST)
        page.goto(base + name)
        wait_until_ready(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{name}: scrolls sideways, {width}"] if width != NARROWEST["width"] else []
        if name in ONE_OF_EACH:
            page.set_viewport_size(DESK)
            found += [f"{name}: {fault}" for fault in axe_violations(page)]
    assert found == []


# How wide the space is on each side of a dash, as a part of the space between two letters.
SPACES = """async () => {
  await document.fonts.ready;
  const line = document.body.appendChild(document.createElement("span"));
  line.style = "position: absolute; font-size: 100px; white-space: pre";
  const measure = (text) => {
    line.textContent = text;
    return line.getBoundingClientRect().width;
  };
  const whole = measure("n n") - measure("nn");
  return ["-", "–"].flatMap((dash) => [`n ${dash}n`, `n${dash} n`].map((text) => (measure(text) - measure(`n${dash}n`)) / whole));
}"""


def test_a_dash_leaves_the_space_beside_it_as_it_is(page, each_base):
    page.goto(each_base + "book/index.html")
    assert [part for part in page.evaluate(SPACES) if not 0.8 < part < 1.2] == []


CUT_RINGS = """() => [...document.querySelectorAll(":is(.top, .contents) :is(a, button, input, select, summary)")]
  .filter((one) => one.checkVisibility())
  .filter((one) => {
    one.focus({ focusVisible: true });
    const { outlineWidth, outlineOffset } = getComputedStyle(one);
    const ring = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    const { left, right } = one.getBoundingClientRect();
    for (let box = one.parentElement; box; box = box.parentElement) {
      const bounds = box.getBoundingClientRect();
      const cuts = getComputedStyle(box).overflowX !== "visible";
      if (cuts && (left - ring < bounds.left || right + ring > bounds.right)) return true;
    }
    return ring < 2;
  })
  .map((one) => one.outerHTML.slice(0, 80))"""


def test_the_ring_around_what_is_focused_is_cut_off_nowhere_in_header_and_lists(new_page, base):
    page = new_page(viewport=DESK)
    page.goto(base + "book/learn/inspectors.html")
    assert page.evaluate(CUT_RINGS) == [], "at a desk"
    page.set_viewport_size(PHONE)
    page.locator(".top-menu button").click()
    assert page.evaluate(CUT_RINGS) == [], "on a phone"


SLIPPED_IN = """
  () => {
    const violated = new Set();
    document.addEventListener("securitypolicyviolation", (event) => violated.add(`${event.effectiveDirective} ${event.blockedURI}`));
    const script = document.createElement("script");
    script.textContent = "window.ran = 'a script'";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.ran = `a handler`'><a href='javascript:void(window.ran = `a link`)'>x</a>");
    document.body.lastElementChild.click();
    const far = document.createElement("script");
    far.src = "http://127.0.0.2:9/far.js";
    document.body.append(far);
    return new Promise((resolve) => {
      const look = () => (violated.size >= 3 ? resolve([window.ran ?? null, [...violated].sort()]) : setTimeout(look, 20));
      look();
    });
  }
"""


def test_a_script_that_slips_into_a_page_does_not_run(page, book, book_url):
    """A page of words from a stick, and one with a script from a server: every page has the same rule in its head (`test_pages.py`)."""
    for address in (f"{book.as_uri()}/book/index.html", f"{book_url}notebooks/prosecutions.html"):
        page.goto(address)
        ran, violated = page.evaluate(SLIPPED_IN)
        assert ran is None, address
        assert violated == ["script-src-attr inline", "script-src-elem http://127.0.0.2:9/far.js", "script-src-elem inline"], (
            address
        )


def test_a_double_click_on_index_opens_the_start_page_where_each_door_is_one_click_from_something_to_use(page, book):
    page.goto((book / "index.html").as_uri())
    page.wait_for_url("**/book/index.html")
    expect(page.locator(".door")).to_have_count(3)
    wanted = {
        "The five-day plan": "ol.plan",
        "Start activity 6: the cases": "workshop-activity",
        "Start with stage 1": ".chapter-top",
    }
    doors = {door: page.locator(".door").get_by_role("link", name=door, exact=True) for door in wanted}
    led = {door: link.evaluate("link => link.checkVisibility() && link.href") for door, link in doors.items()}
    for door, address in led.items():
        page.goto(address)
        expect(page.locator(wanted[door]).first, door).to_be_visible()


def times(page):
    return page.locator("ol.plan time").all_inner_texts()


def expect_theme(page, theme):
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


def test_a_plan_starts_when_and_colours_are_as_the_reader_says_on_every_page_until_the_device_is_wiped(page, base):
    page.emulate_media(color_scheme="dark")
    page.goto(base + PLAN)
    expect_theme(page, "dark")
    page.emulate_media(color_scheme="light")
    expect_theme(page, "light")
    colours = page.locator(".top").get_by_label("Light or dark")
    colours.select_option("dark")
    assert times(page)[0] == "09:00"
    page.get_by_label("Start at another time").fill("08:30")
    moved = times(page)
    assert moved[0] == "08:30"
    expect(page.get_by_text("Each day starts at 08:30.")).to_be_visible()
    page.goto(base + "book/plans/three-day.html")
    expect_theme(page, "dark")
    assert times(page)[0] == "09:00"
    page.goto(base + PLAN)
    expect(page.locator("ol.plan time"), "also the next day").to_have_text(moved)
    colours.select_option("auto")
    expect_theme(page, "light")
    colours.select_option("dark")
    page.goto(base + "notebooks/indicators-and-investigation.html")
    expect_theme(page, "dark")
    ask_for(page, "wipe")
    page.get_by_role("button", name="Delete all answers").click()
    expect(page.get_by_text("Nothing of this book is kept")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_on_a_phone_without_script_a_plan_has_its_times_asks_for_none_and_the_contents_lead_to_a_page(new_page, base):
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(base + PLAN)
    assert times(page)[0] == "09:00"
    assert all(re.fullmatch(r"\d\d:\d\d", time) for time in times(page))
    expect(page.get_by_label("Start at another time")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Contents of the book").get_by_role("link", name="Cases", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The cases")


@pytest.fixture(scope="module")
def plan_page(open_device, book):
    """A plan, for tests that do no more with it than look at it."""
    context, _ = open_device(viewport=DESK)
    page = context.new_page()
    page.goto(f"{book.as_uri()}/{PLAN}")
    yield page
    context.close()


def test_on_a_phone_the_contents_open_and_close_with_the_keyboard(plan_page):
    plan_page.set_viewport_size(PHONE)
    contents = plan_page.get_by_role("navigation", name="Contents of the book")
    expect(contents).to_be_hidden()
    plan_page.get_by_role("button", name="Menu").focus()
    plan_page.keyboard.press("Enter")
    expect(contents).to_be_visible()
    plan_page.keyboard.press("Escape")
    expect(contents).to_be_hidden()
    plan_page.set_viewport_size(DESK)


def test_a_table_box_is_a_stop_of_the_tab_key_as_long_as_it_scrolls_sideways(plan_page):
    """Also where no window changes its size: letters that come late, larger ones that a reader asks for."""
    box = plan_page.locator(".table-box").first
    expect(box).not_to_have_attribute("tabindex", "0")
    box.evaluate("box => (box.style.width = '40px')")
    expect(box).to_have_attribute("tabindex", "0")
    box.evaluate("box => box.removeAttribute('style')")
    expect(box).not_to_have_attribute("tabindex", "0")


def test_on_paper_a_plan_is_black_on_white_without_navigation(plan_page):
    plan_page.emulate_media(color_scheme="dark", media="print")
    for name in ("Contents of the book", "On this page", "Pages before and after"):
        expect(plan_page.get_by_role("navigation", name=name)).to_be_hidden()
    colours = plan_page.evaluate("[getComputedStyle(document.documentElement)].map(s => [s.color, s.backgroundColor])[0]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    expect(plan_page.locator("ol.plan").first).to_be_visible()
    plan_page.emulate_media(color_scheme="light", media="screen")


def test_from_a_stick_a_page_has_its_letters_before_it_is_painted_and_from_a_server_it_does_not_wait_for_them(page, book, book_url):
    for base, asked_for in ((f"{book.as_uri()}/", "type-here.css"), (book_url, "type-latin.woff2")):
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url.split("/")[-1]))
        page.goto(f"{base}book/learn/inspectors.html")
        page.evaluate("document.fonts.ready")
        assert [name for name in asked if name.startswith("type-")] == [asked_for]
        assert page.evaluate("[...document.fonts].filter((one) => one.status === 'loaded').length") == 1


def test_the_first_tab_offers_to_skip_to_the_text_and_every_link_shows_where_the_focus_is(page, base):
    page.goto(base + "book/index.html")
    for tab in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        if tab == 0:
            skip = page.get_by_role("link", name="Skip to the text")
            expect(skip).to_be_focused()
            expect(skip).to_be_in_viewport()


def test_a_passage_can_be_named_by_its_address(page, base):
    page.goto(base + "book/cases/linh.html#linh-08")
    expect(page.locator("#linh-08")).to_be_in_viewport()


def test_the_first_page_stays_and_says_what_to_do_where_the_book_is_not_beside_it(book, page, tmp_path):
    shutil.copy(book / "index.html", tmp_path)
    page.goto((tmp_path / "index.html").as_uri())
    expect(page.locator("body")).to_contain_text("Unpack the whole folder")
    page.wait_for_load_state("networkidle")
    assert page.url == (tmp_path / "index.html").as_uri()


def test_a_form_whose_script_has_not_loaded_says_that_it_keeps_nothing(page, book_url):
    page.route("**/_static/activities/*.js*", lambda route: route.abort())
    page.goto(f"{book_url}notebooks/action-planning.html")
    page.wait_for_function("() => document.querySelector('.wa-not-yet').offsetHeight > 20")
    expect(page.locator(".wa-not-yet")).to_contain_text("is not kept")
    page.unroute_all()
    page.reload()
    wait_until_ready(page)
    expect(page.locator(".wa-not-yet")).to_be_hidden()


def test_at_400_per_cent_the_marks_can_be_reached(new_page, base):
    page = new_page(viewport=NARROWEST)
    page.goto(f"{base}notebooks/indicators-and-investigation.html")
    wait_until_ready(page)
    if page.locator("[data-show]:visible").count():
        page.locator("[data-show]:visible").first.click()
    page.locator("[data-case]:visible [data-passage]").nth(2).click()
    bar = page.locator("[data-bar]")
    expect(bar).to_be_visible()
    assert bar.evaluate("bar => bar.getBoundingClientRect().height <= innerHeight / 2 + 1 && bar.getBoundingClientRect().top >= 0")
    bar.locator("[data-tag]").first.click()
    bar.locator("[data-tag]").last.scroll_into_view_if_needed()
