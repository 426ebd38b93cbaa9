"""Every activity by keyboard alone, from start to product, with its tab killed in the middle of a word on the way."""

from __future__ import annotations

import pytest
from browser.every_activity import ACTIVITIES, draw_all, kept_answers, open_activity
from browser.worksheet_pages import show_all_parts
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Error

GROUP = "Night"

# What has the focus; what had it is noted from the first look on. A box that takes words gets `word`, if there is one: key by key, by the test, in
# the first box of each sort; in the others at once, as a phone's keyboard hands it over. In a table of which two rows were used the
# focus goes on to the last stop: the rows between are like those two, and pass as reached where the Tab key would stop.
LOOK = """(word) => {
  const at = document.activeElement;
  if (!window.reached) {
    window.reached = new Set([at]);
    window.sorts = new Set();
    document.addEventListener("focusin", ({ target }) => window.reached.add(target));
  }
  if (!at.closest("workshop-activity")) return null;
  const names = Object.keys(at.dataset);
  const table = at.closest("[data-rows]")?.dataset.rows;
  const box = at.matches("textarea, input:not([type]), input[type=text], input[type=number]");
  const row = at.closest("[data-row]");
  const place = row ? [...row.parentElement.children].indexOf(row) : 0;
  if (place > 1) {
    const stops = [...row.parentElement.querySelectorAll("button, input, select, textarea, summary")].filter((one) => !one.disabled && one.checkVisibility());
    stops.slice(stops.indexOf(at)).filter((one) => one.tabIndex === 0).forEach((one) => window.reached.add(one));
    stops.at(-1).focus();
  }
  const sort = [table, at.type, ...names].join();
  const isOpen = box && !at.readOnly && place < 2;
  const isWritten = isOpen && word && window.sorts.has(sort) && at.type !== "number" && document.execCommand("insertText", false, word);
  if (isOpen) window.sorts.add(sort);
  return {
    place, tag: at.tagName, type: at.type, names, box, isOpen, isWritten, table,
    reminder: at.placeholder ?? "", open: at.parentElement.open === true,
  };
}"""
# Controls that people see and that never had the focus. One radio of a group is enough; what can be moved changes with the rows.
MISSED = """() => [...document.querySelectorAll("workshop-activity :is(a[href], button, input, select, textarea, summary, [tabindex='0'])")]
  .filter((one) => !one.closest("[data-tools], .wa-brief") && one.checkVisibility() && !one.disabled && !one.matches("[data-rt-move], [data-move]"))
  .filter((one) => !window.reached.has(one) && !(one.type === "radio" && [...window.reached].some((other) => other.name === one.name)))
  .map((one) => one.outerHTML.slice(0, 160))"""


class Walk:
    """Goes through an activity with the Tab key and does with each control what its people do."""

    def __init__(self, page):
        self.page, self.keys = page, page.keyboard
        self.typed: list[str] = []
        self.unreminded: list[dict] = []
        self.done: set = set()

    def once(self, *what) -> bool:
        """Whether this is done for the first time."""
        is_new = what not in self.done
        self.done.add(what)
        return is_new

    def through(self, *, use=True):
        """From where the focus is to the end of the activity; without `use` only looking."""
        stays = False
        for _ in range(1500):
            if not stays:
                self.keys.down("Tab")  # held down from stop to stop, which is half the events
            here = self.page.evaluate(LOOK, f"q{len(self.typed)}z" if use else None)
            if here is None:
                self.keys.up("Tab")
                return
            stays = use and self.use(here)
        pytest.fail("the Tab key does not leave the activity")

    def use(self, here) -> bool:
        """Use the control with the focus. True where that takes the focus on to another one."""
        match here:
            case {"box": True}:
                if "No real people" not in here["reminder"] and here["type"] != "number":
                    self.unreminded.append(here)
                if here["isOpen"]:
                    self.typed.append("7" if here["type"] == "number" else f"q{len(self.typed)}z")
                    if not here["isWritten"]:
                        self.keys.type(self.typed[-1])
            case {"type": "date"} if here["place"] < 2:
                self.keys.type("04052026")
            case {"tag": "SELECT"} if here["place"] < 2:
                self.keys.press("ArrowDown")
            case {"type": "radio"}:
                self.keys.press("Space")
            case {"type": "checkbox"} if here["place"] < 2 and ("take" not in here["names"] or self.once("take")):
                self.keys.press("Space")
            case {"tag": "SUMMARY", "open": False}:
                self.keys.press("Enter")
            case {"names": ["passage", *_]} if self.once("passage"):
                for key in ("Enter", "Space", "Escape"):
                    self.keys.press(key)
            case {"tag": "BUTTON", "names": names}:
                leads_on = {
                    "rtAdd": ("add", here["table"]),
                    "planAdd": ("plan",),
                    "commit": ("commit",),
                    "gather": ("gather",),
                    "way": ("way",),
                }
                for name, what in leads_on.items():
                    if name in names and self.once(*what):
                        self.keys.press("Enter")
                        return name not in ("gather",)
        return False


def reach(page, selector):
    """Tab on until the focus stands there, from the head of the activity where it is outside."""
    if not page.evaluate("document.activeElement.closest('workshop-activity')"):
        page.focus(".wa-brief summary")
    for _ in range(60):
        if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
            page.keyboard.up("Tab")
            return
        page.keyboard.down("Tab")
    pytest.fail(f"{selector} cannot be reached with the Tab key")


def name_group(page):
    reach(page, "[data-group-panel] > summary")
    page.keyboard.press("Enter")
    reach(page, "[data-group-form] input[name=group]")
    page.keyboard.type(GROUP)
    page.keyboard.press("Enter")


def open_part(page, place):
    """Open one part of a form from its bar, if it is for this group. Returns whether it is."""
    if page.locator("[data-nav]").nth(place).evaluate("item => item.hidden"):
        return False
    page.focus("[data-parts] > summary")
    page.keyboard.press("Enter")
    page.locator("[data-nav] a").nth(place).focus()
    page.keyboard.press("Enter")
    return True


def walk_through(page) -> Walk:
    """The whole activity, step by step or part by part. What the Tab key does not reach fails the test."""
    walk = Walk(page)
    steps = page.locator("[data-steps] [data-step]").evaluate_all("all => all.map((one) => one.dataset.step)")
    parts = page.locator("[data-nav]").count()
    for place in range(len(steps) or parts or 1):
        start = f'[data-steps] [data-step="{steps[place]}"]' if steps else "[data-files-panel] > summary"
        if steps:
            page.focus(start)
            page.keyboard.press("Enter")
        elif parts and not open_part(page, place):
            continue
        walk.through()
        # What came up behind the focus, such as the ways back in a walk, is reached by going through once more.
        if page.evaluate(MISSED):
            page.focus(start)
            walk.through(use=False)
        assert [one for one in page.evaluate(MISSED) if "data-choose" not in one and "data-step" not in one] == []
    return walk


HOLDS = """(last) => [...document.querySelectorAll("workshop-activity :is(textarea, input)")]
  .some((field) => field.checkVisibility() && field.value.includes(last))"""


def write_half_a_word(page, walk):
    show_all_parts(page)
    # Nothing is written in the last step of a case: back to where the last words stand.
    for step in reversed(page.locator("[data-steps] [data-step]").all()):
        step.click()
        if page.evaluate(HOLDS, walk.typed[-1]):
            break
    page.evaluate(
        """(last) => [...document.querySelectorAll("workshop-activity :is(textarea, input)")]
      .filter((field) => field.checkVisibility() && field.value.includes(last)).at(-1).focus()""",
        walk.typed[-1],
    )
    page.keyboard.type("half a wo")
    walk.typed.append("half a wo")


def kill_tab(page):
    with page.expect_event("crash"):
        try:
            page.goto("chrome://crash")
        except Error:
            pass  # the tab is gone before it can answer


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_an_activity_is_done_by_keyboard_alone_and_outlives_its_tab(activity, new_page, book, watch, tmp_path):
    page = new_page()
    open_activity(page, book.as_uri() + "/", activity, whole=False)
    name_group(page)
    walk = walk_through(page)
    assert walk.unreminded == []
    assert len(walk.typed) > 5

    write_half_a_word(page, walk)
    kill_tab(page)
    page = page.context.new_page()
    open_activity(page, book.as_uri() + "/", activity, whole=False)
    assert page.locator("[data-group-name]").inner_text() == GROUP
    kept = str(kept_answers(page, activity, GROUP))
    assert [text for text in walk.typed if text not in kept] == []

    draw_all(page)
    page.focus(".wa-brief summary")
    reach(page, "[data-files-panel] > summary")
    page.keyboard.press("Enter")
    reach(page, '[data-do="docx"]')
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "product.docx")
    paper = Document(tmp_path / "product.docx")
    told = "".join(node.text or "" for node in paper.element.body.iter(qn("w:t")))
    assert sum(text in told for text in walk.typed) > len(walk.typed) / 2
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
