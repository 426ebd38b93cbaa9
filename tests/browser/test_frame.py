"""The frame of an activity: a thin bar that stays in sight, and the work within the first screen.

Each activity is opened once, for all tests that look at its `sheet` in one size and another; they stand in the order in which they
find it: as it was opened, then as a group has begun and gone through it. What its rows can change, which is what stands above the
work and which parts or steps there are, is asked of each activity; what is the same for a kind, of one activity of that kind.
"""

import re
from pathlib import Path

import pytest
from browser.activity_six import go, pick_case
from browser.every_activity import ACTIVITIES, KINDS, ROWS, open_activity
from browser.tools import ask_for, name_group, press, switch_group, wait_until_ready

FIRST_THING = (Path(__file__).resolve().parents[2] / "benchmarks" / "first_thing.js").read_text(encoding="utf-8")
SIZES = {"computer": {"width": 1280, "height": 800}, "telephone": {"width": 360, "height": 780}}
LOW = {"width": 320, "height": 200}  # a window of 1280 × 800 at 400 per cent
STEPPED = [id for id in ACTIVITIES if KINDS[id] in ("case-coding", "classification", "case-file")]
READ_FIRST = ("visit",)  # a site is read before anybody goes anywhere in it: neither steps nor parts
IN_PARTS = [id for id in ACTIVITIES if id not in STEPPED and KINDS[id] not in READ_FIRST]
ONE_A_KIND = list({kind: id for id, kind in KINDS.items()}.values())
BAR = """() => {
  const bar = document.querySelector("[data-frame]").getBoundingClientRect();
  const parts = [...document.querySelectorAll("[data-frame] > *")].filter((one) => one.checkVisibility());
  const boxes = parts.map((one) => one.getBoundingClientRect()).filter(({ width }) => width);
  return {
    top: Math.round(bar.top),
    height: bar.height,
    outside: boxes.filter((box) => box.top < bar.top - 1 || box.bottom > bar.bottom + 1 || box.right > innerWidth + 1).length,
    saved: document.querySelector("[data-saved]").checkVisibility(),
    clock: document.querySelector("[data-timer-left]").checkVisibility(),
    overlapping: boxes.filter((box, at) => at && box.left < boxes[at - 1].right - 1).length,
    sideways: document.documentElement.scrollWidth - innerWidth,
  };
}"""
# What has the focus, where it is not of the bar itself, and lies under it.
UNDER_THE_BAR = """() => {
  const bar = document.querySelector("[data-frame]");
  const at = document.activeElement;
  if (!at.closest("workshop-activity") || bar.contains(at)) return null;
  const box = at.getClientRects()[0];
  return box.top < bar.getBoundingClientRect().bottom - 1 && bar.getBoundingClientRect().top < 1 ? at.outerHTML.slice(0, 120) : null;
}"""


@pytest.fixture(scope="module")
def screen(open_device):
    """A page on a device of its own."""
    context, _ = open_device()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def sheet(request, screen, base):
    """The page of an activity, opened once for the tests that look at it: every other one on a telephone, to be widened."""
    screen.set_viewport_size(list(SIZES.values())[ACTIVITIES.index(request.param) % 2])
    open_activity(screen, base, request.param, whole=False)
    yield screen
    screen.evaluate("() => document.querySelector('workshop-activity').mounted.store.wipe()")


@pytest.fixture
def lay(desk):
    """Lays the page of an activity as new: `lay("mapping", SIZES["telephone"])`."""
    yield lambda activity, size=SIZES["computer"]: desk.lay(f"{ROWS.activities[activity].page}.html", size)
    desk.clear()


def each(ids):
    return pytest.mark.parametrize(("sheet", "activity"), [(id, id) for id in ids], indirect=["sheet"], ids=ids, scope="module")


def lay_out(page, size):
    """The page in this size, from its top."""
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.evaluate("() => new Promise((done) => (window.scrollTo(0, 0), requestAnimationFrame(done)))")


def each_size(page):
    """Lay the page out in one size after the other, that which it has first. Yields their names."""
    for size in sorted(SIZES, key=lambda name: SIZES[name] != page.viewport_size):
        lay_out(page, SIZES[size])
        yield size


# From the top of the page: where the first thing to do ends. Then, scrolled on into the work: how the bar stands.
BEGINS_AND_GOES_ON = f"""async () => {{
  const {{ foot }} = ({FIRST_THING.rstrip().rstrip(";")})();
  window.scrollTo(0, document.querySelector("workshop-activity").offsetHeight);
  for (let frames = 0; frames < 100 && document.querySelector("[data-frame]").getBoundingClientRect().top >= 1; frames += 1) {{
    await new Promise(requestAnimationFrame);
  }}
  return {{ foot, ...({BAR})() }};
}}"""


@each(ACTIVITIES)
def test_the_work_begins_within_the_first_screen_below_one_thin_bar_that_stays(sheet, activity):
    page = sheet
    for size in each_size(page):
        look = page.evaluate(BEGINS_AND_GOES_ON)
        assert look["foot"] <= SIZES[size]["height"] or KINDS[activity] in READ_FIRST, size
        assert look["top"] == 0 and look["height"] <= 48, size
        assert (look["outside"], look["overlapping"], look["sideways"]) == (0, 0, 0), size
        assert look["saved"] and look["clock"], size


# Goes back over whatever can have the focus, as Shift+Tab does it. → What lay under the bar, and how many had it.
FOCUS_BACK = f"""() => {{
  const under = {UNDER_THE_BAR};
  const found = [];
  const all = [...document.querySelectorAll("workshop-activity :is(a[href], button, input, select, textarea, summary, [tabindex])")];
  const taken = all.reverse().filter((one) => {{
    if (one.closest("dialog") || !one.checkVisibility()) return false;
    one.focus();
    if (document.activeElement !== one) return false;
    const lies = under();
    if (lies) found.push(lies);
    return true;
  }});
  return [found, taken.length];
}}"""


@each(ONE_A_KIND)
def test_what_has_the_focus_never_lies_under_the_bar(sheet, activity):
    page = sheet
    for size in each_size(page):
        under, many = page.evaluate(FOCUS_BACK)
        assert under == [] and many > 10, size
    page.focus(".about-activity summary")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        # Rows that come into sight are laid out only then, and may move what has the focus once more.
        page.wait_for_function(f"() => ({UNDER_THE_BAR})() === null")


@each(ONE_A_KIND)
def test_in_a_window_as_low_as_at_400_per_cent_the_bar_leaves_the_room_to_the_work(sheet, activity):
    page = sheet
    lay_out(page, LOW)
    bar = page.evaluate(BAR)
    assert bar["height"] <= 48 and bar["sideways"] == 0 and bar["outside"] == 0
    page.evaluate("window.scrollTo(0, 1500)")
    page.wait_for_function("() => document.querySelector('[data-frame]').getBoundingClientRect().bottom < 0")


@each(ONE_A_KIND)
def test_a_card_asks_a_group_that_begins_who_it_is_and_folds_into_the_bar(sheet, activity):
    page = sheet
    lay_out(page, SIZES["computer"])
    card = page.locator("[data-begin]")
    card.locator("[name=group]").fill("Teak")
    case = card.locator("[name=case]")
    wanted = case.locator("option").last.inner_text() if case.count() else None
    if wanted:
        case.select_option(label=wanted)
    card.locator("[name=group]").press("Enter")
    card.wait_for(state="hidden")
    assert page.locator("[data-group-name]").inner_text() == "Teak"
    assert page.locator("[data-message]").is_hidden()  # nothing lies over the work that begins
    at = page.evaluate("() => [document.activeElement.tagName, Math.round(document.activeElement.getBoundingClientRect().top)]")
    assert at[0] in ("H2", "H3") and 0 <= at[1] <= 120
    if wanted:
        assert page.locator("[data-case-now]").inner_text() == wanted


# Presses buttons one after another, each from the foot of the page. → After each: the step that is open, what has the focus, and how
# far below the bar it stands.
STEP_ON = """(buttons) => buttons.map((button) => {
  window.scrollTo(0, document.documentElement.scrollHeight);
  document.querySelector(button).click();
  const at = document.activeElement;
  const below = at.getBoundingClientRect().top - document.querySelector("[data-frame]").getBoundingClientRect().bottom;
  return [document.querySelector('[data-steps] [aria-current="step"]').dataset.step, at.tagName, Math.round(below)];
})"""


@each(STEPPED)
def test_a_step_opens_at_its_top_with_the_focus_on_its_heading(sheet, activity):
    page = sheet
    steps = page.locator("[data-steps] [data-step]").evaluate_all("all => all.map((one) => one.dataset.step)")
    for size in each_size(page):
        page.click(f'[data-steps] [data-step="{steps[1]}"]')
        page.click(f'[data-steps] [data-step="{steps[0]}"]')
        page.click("[data-next]")
        assert page.locator(f'[data-step="{steps[1]}"][aria-current="step"]').count() == 1
        there_and_back = [*steps[1:], *reversed(steps)]
        buttons = [f'[data-steps] [data-step="{step}"]' for step in there_and_back] + ["[data-next]"] * (len(steps) - 1)
        told = page.evaluate(STEP_ON, buttons)
        assert [step for step, _, _ in told] == [*there_and_back, *steps[1:]], size
        assert [one for one in told if one[1] != "H2" or not 0 <= one[2] <= 40] == [], size


# Which part the bar names; which has the focus on its heading, and whether that stands below the bar; how many are on the screen.
PART_NOW = """() => {
  const at = document.activeElement;
  const below = at.getBoundingClientRect().top - document.querySelector("[data-frame]").getBoundingClientRect().bottom;
  const all = [...document.querySelectorAll("[data-nav] a")];
  const parts = all.filter((link) => !link.closest("[hidden]")).map((link) => document.querySelector(link.hash));
  const isEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 1; // a short part may not fill the window
  const named = Number(document.querySelector("[data-part-now]").textContent.match(/^Part (\\d+) of /)[1]) - 1;
  return [named, parts.indexOf(at), Math.round(below) >= 0 && (below <= 40 || isEnd), all.filter((link) => document.querySelector(link.hash).checkVisibility()).length];
}"""
# Presses what leads on so many times. → What PART_NOW says after each.
PRESS_ON = f"""(times) => Array.from({{ length: times }}, () => {{
  document.querySelector("[data-part-next]").click();
  return ({PART_NOW})();
}})"""
# Rows above it that come into sight are laid out only then, and push what stands below them: a hand waits until it stays.
STAYS = """async (element) => {
  const place = async () => {
    element.scrollIntoView({ block: "center" });
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    return element.getBoundingClientRect().top;
  };
  for (let before = await place(), tries = 0; tries < 50; tries += 1) {
    const now = await place();
    if (now === before) return true;
    before = now;
  }
  return false;
}"""


# From the first part through all of them to the last, and by the list back to the first. → What PART_NOW says at the beginning, after
# each and at the end; whether the way back, and in the last the way on, are hidden; whether the list is closed again.
THROUGH_PARTS = f"""() => {{
  const find = (selector) => document.querySelector(selector);
  const first = ({PART_NOW})();
  const backHidden = find("[data-part-back]").hidden;
  const all = [...document.querySelectorAll("[data-nav]:not([hidden]) a")];
  const further = ({PRESS_ON})(all.length - 1);
  const nextHidden = find("[data-part-next]").hidden;
  find("[data-parts]").open = true;
  all[0].click();
  const last = ({PART_NOW})();
  return {{ first, further, last, hidden: [backHidden, nextHidden], isClosed: !find("[data-parts]").open }};
}}"""


@each(IN_PARTS)
def test_a_form_in_parts_shows_one_at_its_top_and_leads_to_the_others(sheet, activity):
    page = sheet
    many = page.locator("[data-nav]:not([hidden])").count()
    for size in each_size(page):
        told = page.evaluate(THROUGH_PARTS)
        assert told["first"][0] == 0 and told["hidden"] == [True, True], size
        assert told["further"] == [[number, number, True, 1] for number in range(1, many)], size
        assert told["last"] == [0, 0, True, 1] and told["isClosed"], size


@each([id for id in IN_PARTS if id in ONE_A_KIND])
def test_from_part_to_part_one_goes_by_mouse_and_by_keyboard(sheet, activity):
    page = sheet
    lay_out(page, page.viewport_size)
    following, back = page.locator("[data-part-next]"), page.locator("[data-part-back]")
    assert following.evaluate(STAYS), "the button comes to rest"
    following.click()
    assert page.evaluate(PART_NOW) == [1, 1, True, 1]
    back.press("Enter")
    assert page.evaluate(PART_NOW) == [0, 0, True, 1]


@each([id for id in IN_PARTS if id in ONE_A_KIND])
def test_all_parts_stand_on_one_page_where_that_is_asked_for_and_always_on_paper(sheet, activity):
    page = sheet
    lay_out(page, page.viewport_size)
    headings = page.locator("[data-nav]:not([hidden]) a").evaluate_all("all => all.map((link) => link.hash)")

    def shown():
        return page.evaluate("(all) => all.filter((one) => document.querySelector(one).checkVisibility())", headings)

    assert shown() == headings[:1]
    page.emulate_media(media="print")
    assert page.locator("[data-section]:not([hidden]) > h2").evaluate_all("all => all.every((one) => one.checkVisibility())")
    page.emulate_media(media="screen")
    page.click("[data-part-foot] [data-part-all]")
    assert shown() == headings
    page.evaluate("id => document.querySelector(id).scrollIntoView()", headings[1])
    page.wait_for_function("() => document.querySelector('[data-part-now]').textContent.startsWith('Part 2 ')")
    page.eval_on_selector("[data-part-foot] [data-part-all]", "button => button.click()")
    assert shown() == headings[1:2]


@each(["indicators-and-investigation"])
def test_a_step_that_has_something_in_it_says_so(sheet, activity):
    page = sheet
    lay_out(page, SIZES["computer"])
    name_group(page, "Oak")
    pick_case(page, "linh")
    assert page.locator("[data-steps] .wa-begun").count() == 0
    page.locator("[data-passage]:visible").first.press("d")
    assert page.locator("[data-steps] .wa-begun").evaluate_all("all => all.map((one) => one.dataset.step)") == ["read"]
    assert "begun" in page.locator('[data-steps] [data-step="read"]').inner_text()
    page.locator("[data-passage]:visible").first.press("d")
    assert page.locator("[data-steps] .wa-begun").count() == 0


@each(["national-law"])
def test_the_bar_and_the_list_of_parts_say_how_much_of_each_is_done(sheet, activity):
    page = sheet
    lay_out(page, SIZES["computer"])
    name_group(page, "Oak")
    assert page.inner_text("[data-parts] > summary").endswith(", 0 of 2 answers")
    page.locator("[data-answer] textarea:visible").first.fill("C29 and C105")
    assert page.inner_text("[data-parts] > summary").endswith(", 1 of 2 answers")
    press(page, "[data-part-next]")
    many = page.locator("[data-row]:visible").count()
    assert page.inner_text("[data-part-done]") == f", 0 of {many} rows"
    page.locator("[data-row]:visible").first.locator("textarea").last.fill("Noor")
    page.locator("[data-row]:visible").nth(1).locator("[data-rt-remove]").click()
    assert page.inner_text("[data-part-done]") == f", 1 of {many} rows"
    press(page, "[data-parts] > summary")
    assert page.locator("[data-nav] [data-done]").nth(1).inner_text() == f"1 of {many} rows"


# The heading comes to stand below the bar, and nobody is asked any more who begins.
BEGINS = """(heading) => {
  const bar = document.querySelector("[data-frame]").getBoundingClientRect();
  const below = document.querySelector(heading).getBoundingClientRect().top - bar.bottom;
  return below >= 0 && below <= 40 && document.querySelector("[data-begin]").hidden;
}"""


def test_a_page_that_is_opened_anew_begins_at_the_part_where_the_group_was(lay):
    page = lay("institutions", SIZES["telephone"])
    name_group(page, "Blue")
    press(page, "[data-part-next]", "[data-part-next]")
    page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    heading = page.locator("[data-nav] a").nth(2).get_attribute("href")

    def begins():
        page.wait_for_function(BEGINS, arg=heading)
        assert page.inner_text("[data-part-now]").startswith("Part 3 ")

    page.reload()
    begins()
    # As in a tab of its own, another day, on a wider screen.
    page.set_viewport_size(SIZES["computer"])
    page.evaluate("sessionStorage.clear()")
    page.reload()
    begins()
    # Another group begins at the beginning, and the first one is still where it was.
    name_group(page, "Red")
    assert page.inner_text("[data-part-now]").startswith("Part 1 ")
    page.reload()
    wait_until_ready(page)
    assert page.inner_text("[data-part-now]").startswith("Part 1 ") and page.evaluate("scrollY") == 0
    switch_group(page, "Blue")
    assert page.inner_text("[data-part-now]").startswith("Part 3 ")


STYLES = re.compile(r"\.css\b")
# Waits without frames, of which a page that waits for its styles has none.
IS_MOUNTED = """async () => {
  while (!document.querySelector("workshop-activity.workshop-ready")) await new Promise((done) => setTimeout(done, 5));
}"""


@each(STEPPED)
def test_a_page_that_is_opened_anew_begins_at_the_case_and_the_step_where_the_group_was(sheet, activity):
    page = sheet
    lay_out(page, SIZES["computer"])
    name_group(page, "Blue")
    pick_case(page, page.locator("[data-cases] [data-choose]").nth(1).get_attribute("data-choose"))
    go(page, page.locator("[data-steps] [data-step]").nth(1).get_attribute("data-step"))
    case, heading = page.inner_text("[data-case-now]"), f"#{page.evaluate('document.activeElement.id')}"
    step = page.locator("[data-steps] [data-step]").nth(1)

    def begins():
        page.wait_for_function(BEGINS, arg=heading)
        assert page.inner_text("[data-case-now]") == case and step.get_attribute("aria-current") == "step"

    page.reload()
    begins()
    if activity != STEPPED[0]:
        return
    # As in a tab of its own, with styles that come later than the form: what waits for them is the same for all.
    styles = []
    page.evaluate("sessionStorage.clear()")
    page.route(STYLES, lambda route: styles.append(route))
    page.reload(wait_until="commit")
    page.evaluate(IS_MOUNTED)
    for style in styles:
        style.continue_()
    page.unroute(STYLES)
    page.wait_for_load_state("load")
    assert styles
    begins()


def test_an_address_that_names_a_part_opens_it_once(lay):
    page = lay("institutions")
    third = page.locator("[data-nav] a").nth(2).get_attribute("href")
    page.evaluate("hash => (location.hash = hash)", third)
    page.wait_for_function("() => document.querySelector('[data-part-now]').textContent.startsWith('Part 3 ')")
    press(page, "[data-part-back]")
    assert page.evaluate("location.hash") == ""


def test_on_a_telephone_what_does_not_fit_into_the_bar_is_in_its_menu(lay):
    page = lay("institutions", SIZES["telephone"])
    assert page.locator("[data-group-panel]").is_hidden()
    page.click("[data-files-panel] > summary")
    page.click("[data-group-panel] > summary")
    page.fill("[data-group-form] input[name=group]", "Night shift")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.matches('[data-files-panel]')")
    assert not page.locator("[data-files-panel][open]").count()
    page.click("[data-timer-panel] > summary")
    page.click("[data-timer-go]")
    assert page.inner_text("[data-timer-word]") == "Pause"
    page.set_viewport_size(SIZES["computer"])
    page.wait_for_function("() => document.querySelector('[data-frame] > [data-group-panel]')")
    assert page.inner_text("[data-group-name]") == "Night shift"
    assert page.locator("[data-timer] > [data-timer-go]").is_visible()


def test_what_the_page_says_stands_below_the_bar_wherever_one_is(lay):
    page = lay("institutions")
    press(page, "[data-part-next]")
    page.evaluate("window.scrollTo(0, 3000)")
    ask_for(page, "start-over")
    box = page.locator("[data-message]").bounding_box()
    assert 40 <= box["y"] <= 80


def test_the_part_for_python_is_a_closed_fold_at_the_end(lay):
    page = lay("institutions")
    assert page.locator(".python-part:not([open])").count() == 1
    assert page.locator(".python-part .highlight").is_hidden()
    page.click(".python-part > summary")
    assert page.locator(".python-part .highlight").is_visible()


CUT = """() => document.querySelector("[data-steps]").checkVisibility() && [...document.querySelectorAll("[data-steps] .wa-step-name")]
  .filter((name) => getComputedStyle(name).clipPath === "none" && name.scrollWidth > name.clientWidth + 1)
  .map((name) => name.textContent)"""


@each(["distinguishing", "indicators-and-investigation"])
def test_no_name_of_a_step_is_cut_off(sheet, activity):
    page = sheet
    for width in (768, 1024, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CUT) == [], width


def test_the_card_locks_nothing_and_a_group_that_comes_back_goes_on_with_its_own_case(lay):
    page = lay("indicators-and-investigation")
    card = page.locator("[data-begin]")
    card.get_by_role("button").click()  # without a name: that can wait
    card.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    name_group(page, "Teak")
    pick_case(page, page.locator("[data-cases] [data-choose]").last.get_attribute("data-choose"))
    last = page.locator("[data-case-now]").inner_text()
    name_group(page, "Oak")
    page.reload()
    wait_until_ready(page)
    assert card.is_hidden()
    switch_group(page, "Teak")
    assert page.locator("[data-case-now]").inner_text() == last


def test_the_card_is_back_on_a_wiped_device_and_refuses_a_name_of_nothing(lay):
    page = lay("indicators-and-investigation")
    name_group(page, "Teak")
    ask_for(page, "wipe")
    press(page, '[data-wipe-dialog] [value="wipe"]')
    card = page.locator("[data-begin]")
    card.wait_for(state="visible")  # nobody is known any more
    card.locator("[name=group]").fill("\u200b")
    card.get_by_role("button").click()
    assert card.is_visible() and page.evaluate("document.activeElement.name") == "group"
