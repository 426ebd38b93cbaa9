"""The frame of an activity: a thin bar that stays in sight, and the work within the first screen."""

from pathlib import Path

import pytest
from browser.every_activity import ACTIVITIES, KINDS, open_activity

FIRST_THING = (Path(__file__).resolve().parents[2] / "benchmarks" / "first_thing.js").read_text(encoding="utf-8")
SIZES = {"computer": (1280, 800), "telephone": (360, 780)}
STEPPED = [id for id in ACTIVITIES if KINDS[id] in ("case-coding", "classification")]
# One activity of each kind, and the page that people see most of.
ONE_A_KIND = list({kind: id for id, kind in KINDS.items()}.values())
BAR = """() => {
  const bar = document.querySelector("[data-frame]").getBoundingClientRect();
  const parts = [...document.querySelectorAll("[data-frame] > *")].filter((one) => one.checkVisibility());
  const boxes = parts.map((one) => one.getBoundingClientRect()).filter(({ width }) => width);
  return {
    top: Math.round(bar.top),
    height: bar.height,
    outside: boxes.filter((box) => box.top < bar.top - 1 || box.bottom > bar.bottom + 1 || box.right > innerWidth + 1).length,
    overlapping: boxes.filter((box, at) => at && box.left < boxes[at - 1].right - 1).length,
    sideways: document.documentElement.scrollWidth - innerWidth,
  };
}"""
# What has the focus, where it is not of the bar itself, and the foot of the bar: nothing may lie under it.
UNDER_THE_BAR = """() => {
  const bar = document.querySelector("[data-frame]");
  const at = document.activeElement;
  if (!at.closest("workshop-activity") || bar.contains(at)) return null;
  const box = at.getClientRects()[0];
  return box.top < bar.getBoundingClientRect().bottom - 1 && bar.getBoundingClientRect().top < 1 ? at.outerHTML.slice(0, 120) : null;
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("activity", ACTIVITIES)
def test_the_work_begins_within_the_first_screen_below_one_thin_bar_that_stays(activity, size, new_page, base):
    width, height = SIZES[size]
    page = new_page(viewport={"width": width, "height": height})
    open_activity(page, base, activity)
    assert page.evaluate(FIRST_THING)["foot"] <= height
    page.evaluate("window.scrollTo(0, document.querySelector('workshop-activity').offsetHeight)")
    page.wait_for_function("() => document.querySelector('[data-frame]').getBoundingClientRect().top < 1")
    bar = page.evaluate(BAR)
    assert bar["top"] == 0 and bar["height"] <= 48
    assert (bar["outside"], bar["overlapping"], bar["sideways"]) == (0, 0, 0)
    assert page.locator("[data-saved]").is_visible() and page.locator("[data-timer-left]").is_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("activity", STEPPED)
def test_a_step_opens_at_its_top_with_the_focus_on_its_heading(activity, size, new_page, base):
    page = new_page(viewport=dict(zip(("width", "height"), SIZES[size], strict=True)))
    open_activity(page, base, activity)
    steps = page.locator("[data-steps] [data-step]").evaluate_all("all => all.map((one) => one.dataset.step)")

    def look():
        return page.evaluate(
            """() => {
          const at = document.activeElement;
          return [at.tagName, Math.round(at.getBoundingClientRect().top - document.querySelector("[data-frame]").getBoundingClientRect().bottom)];
        }"""
        )

    for step in [*steps[1:], *reversed(steps)]:
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        page.click(f'[data-steps] [data-step="{step}"]')
        tag, below = look()
        assert tag == "H2" and 0 <= below <= 40, step
    for step in steps[1:]:
        page.click("[data-next]")
        tag, below = look()
        assert tag == "H2" and 0 <= below <= 40, f"next to {step}"
        assert page.locator(f'[data-step="{step}"][aria-current="step"]').count() == 1


def test_a_step_that_has_something_in_it_says_so(page, base):
    open_activity(page, base, "indicators-and-investigation")
    assert page.locator("[data-steps] .wa-begun").count() == 0
    page.locator("[data-passage]:visible").first.press("d")
    assert page.locator("[data-steps] .wa-begun").evaluate_all("all => all.map((one) => one.dataset.step)") == ["read"]
    assert "begun" in page.locator('[data-steps] [data-step="read"]').inner_text()
    page.locator("[data-passage]:visible").first.press("d")
    assert page.locator("[data-steps] .wa-begun").count() == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("activity", ONE_A_KIND)
def test_what_has_the_focus_never_lies_under_the_bar(activity, size, new_page, base):
    page = new_page(viewport=dict(zip(("width", "height"), SIZES[size], strict=True)))
    open_activity(page, base, activity)
    page.focus(".about-activity summary")
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        # Rows that come into sight are laid out only then, and may move what has the focus once more.
        page.wait_for_function(f"() => ({UNDER_THE_BAR})() === null")


@pytest.mark.parametrize("activity", ONE_A_KIND)
def test_in_a_window_as_low_as_at_400_per_cent_the_bar_leaves_the_room_to_the_work(activity, new_page, base):
    page = new_page(viewport={"width": 320, "height": 200})
    open_activity(page, base, activity)
    bar = page.evaluate(BAR)
    assert bar["height"] <= 48 and bar["sideways"] == 0 and bar["outside"] == 0
    page.evaluate("window.scrollTo(0, 1500)")
    page.wait_for_function("() => document.querySelector('[data-frame]').getBoundingClientRect().bottom < 0")


def test_the_bar_says_in_which_part_of_a_worksheet_one_is_and_leads_to_the_others(page, base):
    open_activity(page, base, "institutions")
    assert page.inner_text("[data-part-now]").startswith("Part 1 of 5")
    page.click("[data-parts] > summary")
    page.click("[data-nav] >> nth=2")
    page.wait_for_function("() => document.querySelector('[data-part-now]').textContent.startsWith('Part 3 of 5')")
    assert not page.locator("[data-parts][open]").count()
    assert page.evaluate("document.activeElement.tagName") == "H2"


def test_on_a_telephone_what_does_not_fit_into_the_bar_is_in_its_menu(new_page, base):
    page = new_page(viewport={"width": 360, "height": 780})
    open_activity(page, base, "institutions")
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
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("() => document.querySelector('[data-frame] > [data-group-panel]')")
    assert page.inner_text("[data-group-name]") == "Night shift"
    assert page.locator("[data-timer] > [data-timer-go]").is_visible()


def test_what_the_page_says_stands_below_the_bar_wherever_one_is(page, base):
    open_activity(page, base, "institutions")
    page.evaluate("window.scrollTo(0, 3000)")
    page.click("[data-files-panel] > summary")
    page.click('[data-do="start-over"]')
    box = page.locator("[data-message]").bounding_box()
    assert 40 <= box["y"] <= 80


def test_the_part_for_python_is_a_closed_fold_at_the_end(page, base):
    open_activity(page, base, "institutions")
    assert page.locator(".python-part:not([open])").count() == 1
    assert page.locator(".python-part .highlight").is_hidden()
    page.click(".python-part > summary")
    assert page.locator(".python-part .highlight").is_visible()
