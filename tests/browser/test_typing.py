"""One activity of each kind by keyboard alone, from start to product, with its tab killed in the middle of a word on the way."""

from __future__ import annotations

import pytest
from browser.every_activity import KINDS, draw_all, kept_answers, open_activity
from browser.keyboard import Keyboard, kill_tab
from browser.worksheet_pages import show_all_parts
from docx import Document
from docx.oxml.ns import qn

GROUP = "Night"
MOST_TIMES = 5  # that somebody goes through a step before what is missed counts as out of reach
# All worksheets are one form. What their rows can change, which is what stands in it, is reached by keyboard and outlives its tab in `test_every_worksheet.py`.
FIRST_OF_KIND = list({kind: activity for activity, kind in reversed(KINDS.items())}.values())


def name_group(keyboard):
    keyboard.reach("[data-group-panel] > summary")
    keyboard.keys.press("Enter")
    keyboard.reach("[data-group-form] input[name=group]")
    keyboard.keys.type(GROUP)
    keyboard.keys.press("Enter")


def walk_through(keyboard):
    """The whole activity, step by step or part by part. What the Tab key does not reach fails the test."""
    steps, parts = keyboard.page.evaluate("""() => [
      [...document.querySelectorAll("[data-steps] [data-step]")].map((one) => one.dataset.step),
      [...document.querySelectorAll("[data-nav]")].filter((one) => !one.hidden).map((one) => one.dataset.nav),
    ]""")
    for place in steps or parts or [""]:
        start = "[data-files-panel] > summary"
        if steps:
            start = f'[data-steps] [data-step="{place}"]'
            keyboard.press(start)
        elif parts:
            if keyboard.page.evaluate("place => document.querySelector(`[data-nav='${place}']`).hidden", place):
                continue  # an answer has put it away
            keyboard.press("[data-parts] > summary")
            keyboard.press(f'[data-nav="{place}"] a')
        keyboard.go(use=True)
        # What came up behind the focus, such as the ways back in a walk, is reached by going through once more, and so is what was drawn
        # anew a moment after it was reached, as the tables that follow from what is typed.
        for _ in range(MOST_TIMES):
            missed = [one for one in keyboard.find_missed() if "data-choose" not in one and "data-step" not in one]
            if not missed:
                break
            keyboard.go(**{"from": start})
        assert missed == []


# Goes to the last box that holds a word, back to the step where it stands: nothing is written in the last step of a case.
GO_TO = """(last) => {
  const find = () => [...document.querySelectorAll("workshop-activity :is(textarea, input)")]
    .filter((field) => field.checkVisibility() && field.value.includes(last)).at(-1);
  for (const step of [...document.querySelectorAll("[data-steps] [data-step]")].reverse()) {
    if (find()) break;
    step.click();
  }
  find().focus();
}"""


def write_half_a_word(page, last):
    show_all_parts(page)
    page.evaluate(GO_TO, last)
    page.keyboard.type("half a wo")
    return "half a wo"


@pytest.mark.parametrize("activity", FIRST_OF_KIND)
def test_an_activity_is_done_by_keyboard_alone_and_outlives_its_tab(activity, page, base, watch, tmp_path):
    doomed = page.context.new_page()
    open_activity(doomed, base, activity, whole=False)
    keyboard = Keyboard(doomed)
    name_group(keyboard)
    walk_through(keyboard)
    assert keyboard.unreminded == []
    typed = keyboard.typed
    assert len(typed) > 5

    typed.append(write_half_a_word(doomed, typed[-1]))
    kill_tab(doomed)
    open_activity(page, base, activity, whole=False)
    assert page.locator("[data-group-name]").inner_text() == GROUP
    kept = str(kept_answers(page, activity, GROUP))
    assert [text for text in typed if text not in kept] == []

    draw_all(page)
    keyboard = Keyboard(page)
    keyboard.reach("[data-files-panel] > summary")
    page.keyboard.press("Enter")
    keyboard.reach('[data-do="docx"]')
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "product.docx")
    paper = Document(tmp_path / "product.docx")
    told = "".join(node.text or "" for node in paper.element.body.iter(qn("w:t")))
    assert sum(text in told for text in typed) > len(typed) / 2
    assert GROUP in told
    assert watch.faults == [] and watch.elsewhere == []


@pytest.mark.parametrize("address", ["notebooks/mapping.html", "book/plans/five-day.html"])
def test_from_a_stick_no_page_touches_its_storage_before_the_browser_knows_it(address, page, book):
    """Chromium gives a page that is too early a storage that keeps nothing; a lock is granted only to one that it knows."""
    page.add_init_script("""(() => {
      const real = Object.getOwnPropertyDescriptor(window, "localStorage").get;
      let known = false;
      window.touched = [];
      Object.defineProperty(window, "localStorage", { get() { window.touched.push(known); return real.call(window); } });
      const ask = navigator.locks.request.bind(navigator.locks);
      navigator.locks.request = (name, options, then) => ask(name, options, (lock) => { known = true; return then(lock); });
    })()""")
    page.goto(f"{book.as_uri()}/{address}")
    page.wait_for_function("() => window.touched.length > 0")
    assert False not in page.evaluate("window.touched")
