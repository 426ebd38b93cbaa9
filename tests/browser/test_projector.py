"""The projector and its console: sizes that are read from the last chair, nothing that scrolls, keys, two windows, paper."""

from __future__ import annotations

import re

import pytest
from book_rows import book_rows
from playwright.sync_api import expect

from activities.slides.telling import find_deck

SCREEN = "book/guide/screen.html"
CONSOLE = "book/guide/projector.html"
WALLS = [{"width": 1024, "height": 768}, {"width": 1920, "height": 1080}]
PHONE = {"width": 360, "height": 780}
READY = ".room-ready"

# Of the page that stands: the smallest letters of all that is seen, those of what is read together, and what does not fit.
MEASURE = """() => {
  const seen = (one) => one.checkVisibility() && one.textContent.trim();
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  const wall = document.querySelector(".wall");
  const all = [...wall.querySelectorAll("h1, p, strong, span")].filter(seen);
  const body = wall.querySelector(".wall-body");
  const boxes = [document.documentElement, document.body, wall, body];
  return {
    least: Math.min(...all.map(size)),
    large: Math.min(...[...wall.querySelectorAll(".wall-big, .wall-passage")].filter(seen).map(size), 999),
    scrolls: boxes.filter((box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth).length,
    outside: all.filter((one) => { const box = one.getBoundingClientRect(); return box.right > innerWidth || box.bottom > innerHeight; }).length,
    where: wall.querySelector("[data-wall-where]").textContent,
    place: `${wall.querySelector("h1").textContent}: ${body.textContent.slice(0, 60)}`,
  };
}"""
# Turns pages to the end of a plan, from within the page: a round trip for each of hundreds would take minutes. What has been read
# before in windows of this size is not opened once more: neither a reading, nor, where a plan before showed the same, a screen. The
# keys lead to the first screen that is known, and the walk goes on at the next that is not.
WALK = f"""async ([plan, readBefore]) => {{
  const measure = {MEASURE};
  const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true }}));
  const state = () => JSON.parse(localStorage.getItem("workshop:room:state"));
  const go = (line, screen) => {{
    const there = {{ ...state(), plan, line, screen, page: 0, view: null, guest: null, reading: false, noted: [], at: 0 }};
    localStorage.setItem("workshop:room:state", JSON.stringify(there));
    window.dispatchEvent(new StorageEvent("storage", {{ key: "workshop:room:state", storageArea: localStorage }})); // as another page of this device would
  }};
  const shown = JSON.parse(document.querySelector('.wall script[type="application/json"]').textContent);
  const content = shown.plans.find(({{ id }}) => id === plan).days.flatMap((day) => day.lines);
  const nameThing = (session, [what, of]) => [what, of, !shown.activities[session.activity]?.later.includes(of)].join(" ");
  // All that a screen shows, apart from the time of day and the minutes.
  const tellScreen = (session, place) => {{
    const [what, of] = session.screens[place];
    const slides = what === "slide" && shown.decks[session.deck];
    const words = slides ? [slides[of], slides.length] : what === "title" && [session.title, content[content.indexOf(session) + 1]?.title];
    return JSON.stringify([nameThing(session, [what, of]), session.form, session.activity, session.page, session.pace, words]);
  }};
  const all = content.flatMap((session) => session.screens.map((_screen, place) => ({{ session, place, told: tellScreen(session, place) }})));
  const nameSlide = ({{ session, place }}) => session.screens[place][0] === "slide" && `${{session.id}} ${{session.screens[place][1]}}`;
  const before = new Set(readBefore);
  const read = new Set(readBefore);
  const lines = new Set();
  const found = [];
  const slides = [];
  go(all[0].session.id, 0);
  for (let pages = 0; pages < 3000; pages += 1) {{
    const {{ at, line, screen, reading }} = state();
    const place = all.findIndex((one) => one.session.id === line && one.place === screen);
    if (before.has(all[place].told) && !reading) {{
      const next = all.findIndex((one, further) => further > place && !before.has(one.told));
      for (const passed of all.slice(place, next < 0 ? all.length : next)) {{
        lines.add(passed.session.id);
        slides.push(nameSlide(passed));
      }}
      if (next < 0) break;
      go(all[next].session.id, all[next].place);
      continue;
    }}
    found.push(measure());
    slides.push(nameSlide(all[place]));
    lines.add(line);
    read.add(all[place].told);
    const thing = nameThing(all[place].session, all[place].session.screens[screen]);
    if (!reading && !read.has(thing)) {{
      read.add(thing);
      press("r"); // where a case stands its reading opens; its last page leads back to the case
      if (state().reading) continue;
    }}
    press("ArrowRight");
    if (state().at === at) break;
  }}
  return {{ found, slides: slides.filter(Boolean), lines: [...lines], read: [...read] }};
}}"""


def list_slides():
    """The slides of the first session of the first plan, with which a room begins."""
    rows = book_rows()
    return find_deck(rows, next(iter(rows.plans.values())).days[0].lines[0].id).slides


def open_wall(page, base):
    page.goto(base + SCREEN)
    page.locator(".wall").wait_for()
    page.evaluate("() => document.fonts.ready")


def start_plan(page, base, plan):
    """The projector at the first session of a plan, as the console would have put it there."""
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    page.locator("[data-room-plan]").select_option(plan)
    open_wall(page, base)


@pytest.mark.parametrize("wall", WALLS, ids=lambda size: f"{size['width']}")
def test_every_session_of_every_plan_is_read_from_the_last_chair_and_never_scrolls(wall, new_page, base):
    page = new_page(viewport=wall)
    open_wall(page, base)
    for _ in range(2):
        page.keyboard.press("b")  # so that the device keeps where the room is
    scale = wall["width"] / 1024 if wall["width"] == 1024 else 1.4
    rows = book_rows()
    # On the larger wall the plans of two days and less, whose lines are those of the long plans, would be shown a second time.
    plans = [
        plan
        for plan in rows.plans.values()
        if wall != WALLS[-1] or not all(line.like for day in plan.days for line in day.lines if not line.added)
    ]
    assert len(plans) >= 2
    read: list[str] = []
    readings = 0
    for plan in plans:
        walked = page.evaluate(WALK, [plan.id, read])
        read = walked["read"]
        ids = [line.id for day in plan.days for line in day.lines]
        assert walked["lines"] == ids, plan.id
        readings += sum("These are reasons" in told["place"] for told in walked["found"])
        slides = walked["slides"]
        decks = [(id, len(deck.slides)) for id in ids if (deck := find_deck(book_rows(), id))]
        assert list(dict.fromkeys(slides)) == [f"{id} {number}" for id, many in decks for number in range(many)]
        assert len(slides) <= 1.1 * len(set(slides)), "a slide is one page of the wall; a long table may need a second"
        for told in walked["found"]:
            assert told["scrolls"] == 0 and told["outside"] == 0, told
            assert told["least"] >= 28 * scale and told["large"] >= 40 * scale, told
            assert told["where"], told
    assert readings, "readings too"


def test_the_clock_is_seen_from_afar_and_survives_a_reload(new_page, base):
    page = new_page(viewport=WALLS[0])
    open_wall(page, base)
    page.keyboard.press("Enter")
    page.keyboard.press("c")
    clock = page.locator("[data-wall-clock-left]")
    expect(clock).to_have_text(re.compile(r"^1[45]:\d\d$"))
    for wall in WALLS:
        page.set_viewport_size(wall)
        assert clock.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)") >= 120, wall
        assert page.evaluate(MEASURE)["outside"] == 0, wall
    until = page.locator("[data-wall-clock-until]").inner_text()
    page.reload()
    expect(page.locator("[data-wall-clock-until]")).to_have_text(until)
    expect(clock).to_have_text(re.compile(r"^1[45]:\d\d$"))


def test_the_clock_is_right_when_the_page_wakes(new_page, base):
    page = new_page(viewport=WALLS[0])
    page.clock.install(time="2026-03-02T09:00:00")
    open_wall(page, base)
    page.keyboard.press("Enter")
    page.keyboard.press("c")
    page.clock.pause_at("2026-03-02T09:10:00")  # no tick of the ten minutes is made up for
    expect(page.locator("[data-wall-clock-left]")).to_have_text("5:00")


def test_the_keys_do_what_their_list_says(new_page, base, axe_violations, watch):
    page = new_page(viewport=WALLS[0])
    open_wall(page, base)
    wall = page.locator(".wall")
    page.keyboard.press("?")
    keys = page.locator("[data-wall-help]")
    expect(keys).to_be_visible()
    assert page.evaluate(MEASURE)["least"] >= 28
    assert axe_violations(page) == []
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator(".wall-black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".wall-black")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("[data-wall-left]")).to_contain_text("15 minutes left")
    page.keyboard.press("+")
    expect(page.locator("[data-wall-left]")).to_contain_text("20 minutes left")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".wall-body")).to_contain_text(list_slides()[0].title)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".wall-body")).to_have_text("Welcome ")
    assert page.locator("a, button, input, select").count() == 0, "no menus"
    assert axe_violations(page) == []
    assert wall.get_attribute("data-view") == ""
    assert (watch.faults, watch.elsewhere) == ([], [])


def test_the_content_note_comes_before_its_case_and_the_reading_only_when_asked_for(new_page, base):
    rows = book_rows()
    case = next(case for case in rows.cases.values() if case.content_note and case.id in rows.readings)
    page = new_page(viewport=WALLS[0])
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    page.locator("[data-room-plan]").select_option("alone")
    page.locator("[data-room-session]").select_option(f"case-{case.id}")
    page.locator("[data-room-screens]").select_option(index=2)
    expect(page.locator("[data-room-shown]")).to_contain_text(case.content_note)
    open_wall(page, base)
    body = page.locator(".wall-body")
    expect(body).to_contain_text(case.content_note)
    page.keyboard.press("r")
    expect(body).to_contain_text(case.content_note)
    page.keyboard.press("ArrowRight")
    expect(body).to_contain_text(case.passages[0].text)
    page.keyboard.press("r")
    expect(body).to_contain_text(re.compile("no answer key"))
    page.keyboard.press("r")
    expect(body).to_contain_text(case.passages[0].text)


def test_two_windows_hold_one_room(each_base, new_page, watch):
    """From a stick, where every page is an origin of its own, and from a server."""
    page = new_page()
    page.goto(each_base + CONSOLE)
    page.locator(READY).wait_for()
    with page.expect_popup() as opened:
        page.locator("[data-room-open]").click()
    wall = opened.value
    wall.set_viewport_size(WALLS[0])
    wall.locator(".wall").wait_for()
    # The console's clock is slowed while the wall lies over it.
    expect(page.locator("[data-room-linked]")).to_have_text("The projector is open.", timeout=30_000)
    page.locator('[data-room-do="begin"]').click()
    page.locator('[data-room-do="following"]').click()
    expect(wall.locator(".wall-body")).to_contain_text("Introductions")
    page.locator('[data-room-do="begin"]').click()
    page.locator("[data-room-nudge]").first.click()
    expect(wall.locator("[data-wall-nudge]")).to_have_text(re.compile(r"^(29|30) minutes left\. Go to your plan\.$"))
    told = wall.evaluate(MEASURE)
    assert (told["scrolls"], told["outside"]) == (0, 0)
    wall.keyboard.press("ArrowLeft")
    expect(page.locator("[data-room-title]")).to_have_text("Welcome")
    page.locator('[data-room-do="black"]').click()
    expect(wall.locator(".wall-black")).to_be_visible()
    page.reload()  # it has lost its window, and finds it by its sign of life
    page.locator(READY).wait_for()
    expect(page.locator("[data-room-linked]")).to_have_text("The projector is open.", timeout=30_000)
    page.locator('[data-room-do="black"]').click()
    expect(wall.locator(".wall-black")).to_be_hidden()
    # Another window that knows where the projector is, and not the nonce, is not heard.
    page.evaluate("(text) => window.postMessage({ tag: 'workshop-room', do: 'here', state: { line: text }, pages: 1 }, '*')", "x")
    wall.evaluate("() => window.postMessage({ tag: 'workshop-room', do: 'show', screen: { title: 'Slipped in' } }, '*')")
    wall.keyboard.press("ArrowRight")
    expect(wall.locator(".wall-body")).to_contain_text(list_slides()[0].title)
    assert watch.faults == []


SHOW = """(screen) => {
  const nonce = "0123456789abcdef".repeat(2);
  const projector = window.open("screen.html#link=" + nonce, "workshop-projector", "popup");
  window.heard = [];
  window.addEventListener("message", ({ source, data }) => {
    if (source !== projector || data.nonce !== nonce) return;
    window.heard.push(data.key ?? data.do);
    if (window.heard.length === 1) projector.postMessage({ tag: "workshop-room", nonce, do: "show", screen }, "*");
  });
}"""


def test_another_page_shows_a_screen_of_its_own_as_text_and_hears_what_is_pressed(new_page, base, watch):
    page = new_page()
    page.goto(base + "book/guide/sessions.html")
    lines = [f"Line {number} of what the groups wrote, which is long enough to fill a line." for number in range(30)]
    screen = {
        "title": "<img src=x onerror=alert(1)> 3 of 5",
        "lines": lines,
        "named": ["Teak said so"],
        "passage": "Her papers.",
        "number": "6",
    }
    with page.expect_popup() as opened:
        page.evaluate(SHOW, screen)
    wall = opened.value
    wall.set_viewport_size(WALLS[0])
    body = wall.locator(".wall-body")
    expect(body).to_contain_text("<img src=x onerror=alert(1)> 3 of 5")
    expect(body.locator("img")).to_have_count(0)
    for _page in range(20):
        told = wall.evaluate(MEASURE)
        assert (told["scrolls"], told["outside"]) == (0, 0) and told["least"] >= 28, told
        wall.keyboard.press("ArrowRight")
        if "next" in page.evaluate("() => window.heard"):
            break
    expect(body).to_contain_text(lines[-1])
    expect(body).not_to_contain_text("Teak")
    wall.keyboard.press("n")
    wall.keyboard.press("ArrowRight")
    expect(body).to_contain_text("Teak said so")
    page.wait_for_function("() => ['next', 'names'].every((key) => window.heard.includes(key))")
    assert watch.faults == []


TAKE_OVER = """async (title) => {
  // As every page does from a stick: too early there is no storage, and none comes.
  const nonce = await navigator.locks.request("taken over", () => sessionStorage.getItem("workshop:room:link"));
  window.heard = [];
  window.addEventListener("message", ({ source, data }) => {
    if (data.nonce !== nonce) return;
    window.heard.push(data.key ?? data.do);
    if (window.heard.length === 1) source.postMessage({ tag: "workshop-room", nonce, do: "show", screen: { title } }, "*");
  });
}"""


def test_the_page_that_follows_the_console_in_its_tab_has_the_projector_and_hands_it_back(new_page, base):
    page = new_page()
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    with page.expect_popup() as opened:
        page.locator("[data-room-open]").click()
    wall = opened.value
    body = wall.locator(".wall-body")
    page.locator('[data-room-do="next"]').click()
    expect(body).to_contain_text(list_slides()[0].title)
    page.goto(base + "book/guide/sessions.html")
    page.evaluate(TAKE_OVER, "Where you differ")
    expect(body).to_contain_text("Where you differ")
    wall.keyboard.press("ArrowRight")
    page.wait_for_function("() => window.heard.includes('next')")
    expect(body).to_contain_text("Where you differ")
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    expect(page.locator("[data-room-shown]")).to_contain_text("Where you differ")
    page.locator('[data-room-do="clear"]').click()
    expect(body).to_contain_text(list_slides()[0].title)


def test_free_text_is_seen_here_before_it_is_on_the_wall_and_a_wipe_takes_it(new_page, base):
    page = new_page(viewport=PHONE)
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    page.locator("[data-room-own] summary").press("Enter")
    expect(page.locator("[data-room-own]")).to_contain_text("No real case")
    page.locator("[data-room-words]").fill("<b>Who pays</b> the fee?")
    page.locator("[data-room-park-add]").press("Enter")
    shown = page.locator("[data-room-shown]")
    expect(page.locator("[data-room-lot]")).to_contain_text("<b>Who pays</b> the fee?")
    expect(shown).not_to_contain_text("Who pays")
    page.locator("[data-room-park-see]").press("Enter")
    expect(page.locator("[data-room-preview]")).to_contain_text("<b>Who pays</b> the fee?")
    expect(shown).not_to_contain_text("Who pays")
    page.locator("[data-room-preview-show]").press("Enter")
    expect(shown).to_contain_text("<b>Who pays</b> the fee?")
    page.goto(base + "notebooks/mapping.html")
    page.locator(".workshop-ready").wait_for()
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes(':room:')).sort()") == [
        "workshop:room:parking",
        "workshop:room:state",
    ]
    page.locator("[data-files-panel] > summary").click()
    page.locator('[data-do="wipe"]').click()
    page.locator('[data-wipe-dialog] [value="wipe"]').click()
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes(':room:'))")
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    expect(page.locator("[data-room-lot] li")).to_have_count(0)


def test_the_console_is_worked_by_keyboard_on_a_phone_as_at_a_desk(new_page, base, axe_violations):
    page = new_page(viewport=PHONE)
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    title = page.locator("[data-room-title]")
    page.locator('[data-room-do="begin"]').press("Enter")
    expect(page.locator("[data-room-left]")).to_have_text(re.compile(r"^1[45]:\d\d$"))
    page.locator('[data-room-do="more"]').press("Enter")
    expect(page.locator("[data-room-left]")).to_have_text(re.compile(r"^(19|20):\d\d$"))
    page.locator('[data-room-do="following"]').press("Enter")
    expect(title).to_have_text("Introductions, and what participants expect")
    expect(title).to_be_focused()
    for viewport in (PHONE, {"width": 1280, "height": 900}):
        page.set_viewport_size(viewport)
        page.locator('[data-room-do="clock"]').press("Space")
        expect(page.locator('[data-room-do="clock"]')).to_have_attribute("aria-pressed", str(viewport is PHONE).lower())
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        assert axe_violations(page) == [], viewport


def test_from_a_server_there_is_a_code_to_the_page_and_from_a_stick_none(new_page, book, base):
    page = new_page(viewport=WALLS[0])
    start_plan(page, base, "alone")
    expect(page.locator("[data-wall-code]")).to_be_hidden()
    page.route(
        "http://room.example/**", lambda route: route.fulfill(path=book / re.sub(r"^http://[^/]+/|[?#].*$", "", route.request.url))
    )
    start_plan(page, "http://room.example/", "alone")
    code = page.locator("[data-wall-code] svg")
    first = book_rows().plans and next(iter(book_rows().activities.values()))
    expect(code).to_have_attribute("aria-label", f"Code for http://room.example/{first.page}.html")
    assert code.bounding_box()["width"] >= 176
    told = page.evaluate(MEASURE)
    assert (told["scrolls"], told["outside"]) == (0, 0)


def test_the_cue_cards_of_a_day_are_printed_and_nothing_else(new_page, base):
    plan = next(iter(book_rows().plans.values()))
    page = new_page()
    page.goto(base + CONSOLE)
    page.locator(READY).wait_for()
    page.evaluate("() => { window.print = () => document.body.setAttribute('data-printed', ''); }")
    day = page.locator("[data-room-day]").nth(1)
    day.locator("summary").click()
    day.locator("[data-room-print]").click()
    page.emulate_media(media="print")
    seen = page.locator(".room-card:visible .room-card-name").all_inner_texts()
    assert len(seen) == len(plan.days[1].lines)
    assert all(line.title in name for line, name in zip(plan.days[1].lines, seen, strict=True))
    expect(page.locator(".room")).to_be_hidden()
