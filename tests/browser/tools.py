"""The tools of an activity as people meet them in its bar: the group, and files that leave and enter.

Most tests name a group or ask for a file on their way to something else. So it is done from within the page, in one step that no
load comes in between. By mouse and keyboard it is done in `test_frame.py`, `test_group_tools.py` and `test_everything.py`.
"""

import pytest

# Waits until the script has taken over the forms of the page, since a press before that is lost; the one of a chapter is left until somebody comes near.
# It is told of that and does not look at a clock, which a test may have stopped.
MOUNTED = """(() => {
  const isReady = () => !document.querySelector("workshop-activity:not(.workshop-ready, [data-kind='self-check'])");
  if (isReady()) return null;
  return new Promise((resolve, reject) => {
    const watch = new MutationObserver(() => {
      if (!isReady()) return;
      watch.disconnect();
      resolve();
    });
    watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
    setTimeout(() => reject(new Error("the form of this page is not ready")), 10000);
  });
})()"""
# Presses one after another, as far as people could.
PRESS = f"""async (selectors) => {{
  await {MOUNTED};
  for (const selector of selectors) {{
    const at = document.querySelector(selector);
    if (!at?.checkVisibility() || at.disabled) throw new Error(`nobody can press ${{selector}}`);
    at.focus();
    at.click();
  }}
}}"""
HIT = f"""async (at) => {{
  await {MOUNTED};
  if (!at.checkVisibility() || at.disabled) throw new Error(`nobody can press ${{at.outerHTML.slice(0, 80)}}`);
  at.focus();
  at.click();
}}"""
# Where the focus has come to stand on what a selector names, the Tab key leads no further. → How many stops it is away, as it seems.
HALT = """(selector) => {
  window.halt?.abort();
  window.halt = new AbortController();
  const isThere = () => document.activeElement?.matches(selector);
  document.addEventListener("keydown", (event) => event.key === "Tab" && isThere() && event.preventDefault(), { capture: true, signal: window.halt.signal });
  if (isThere()) return 0;
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const stops = all.filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility());
  const from = stops.indexOf(document.activeElement);
  const to = stops.findIndex((one, place) => place > from && one.matches(selector));
  return Math.max(to - from, 1);
}"""
HAS_FOCUS = """(selector) => {
  const isThere = document.activeElement?.matches(selector);
  if (isThere) window.halt.abort();
  return isThere;
}"""

OPEN_FILES = f"""async () => {{
  await {MOUNTED};
  document.querySelector("[data-files-panel]").open = true;
}}"""
# Opens what the group stands in, be it the bar or, in a narrow window, the menu.
OPEN_GROUP = """() => {
  const panel = document.querySelector("[data-group-panel]");
  for (let pop = panel; pop; pop = pop.parentElement.closest("details")) pop.open = true;
  return panel;
}"""
NAME = f"""async (name) => {{
  await {MOUNTED};
  const field = ({OPEN_GROUP})().querySelector("[data-group-form] input[name=group]");
  field.focus();
  field.value = name;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  field.form.requestSubmit();
}}"""
SWITCH = f"""async (name) => {{
  await {MOUNTED};
  const all = [...({OPEN_GROUP})().querySelectorAll("[data-group-list] button")];
  all.find((one) => one.textContent === name).click();
}}"""
ASK = f"""async (deed) => {{
  await ({OPEN_FILES})();
  const button = document.querySelector(`[data-files-panel] [data-do="${{deed}}"]`);
  button.focus();
  button.click();
}}"""


NOTE_GOING = """(selector) => {
  window.noted = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, ...more) {
    const deal = begin.call(this, names, mode, ...more);
    if (mode === "readwrite") deal.addEventListener("complete", () => window.noted.push("written"));
    return deal;
  };
  const shown = document.querySelector(selector);
  const watch = new MutationObserver(() => (shown.hidden || !shown.firstChild) && window.noted.push("gone"));
  watch.observe(shown, { attributes: true, childList: true });
}"""


def wait_until_ready(page):
    """Wait until the forms of the page answer. To ask for a selector costs a page that was opened anew a quarter of its opening."""
    page.evaluate(MOUNTED)


def press(page, *selectors):
    """Press one control after another, each the first that its selector names."""
    page.evaluate(PRESS, selectors)


def hit(locator):
    """Press what a locator finds."""
    locator.evaluate(HIT)


def reach(page, selector, most=300):
    """Press the Tab key until the focus stands on what the selector names: every control must be reachable so."""
    presses = page.evaluate(HALT, selector)
    done = 0
    while not page.evaluate(HAS_FOCUS, selector):
        if done > most:
            pytest.fail(f"{selector} cannot be reached with the Tab key")
        for _ in range(presses):
            page.keyboard.down("Tab")  # held down from stop to stop, which is half the events
        page.keyboard.up("Tab")
        done += presses
        presses = 4


def name_group(page, name):
    """Work under this name: the first one for what is on the page, or another group."""
    page.evaluate(NAME, name)


def switch_group(page, name):
    """Work as another group that this device knows."""
    page.evaluate(SWITCH, name)


def files_panel(page):
    """Open the menu of files."""
    page.evaluate(OPEN_FILES)


def ask_for(page, deed):
    """Press a button of the menu of files: docx, csv, ics, answers, wipe …"""
    page.evaluate(ASK, deed)


def take(page, deed):
    """Download a file: docx, csv, ics or answers. Returns Playwright's download."""
    with page.expect_download() as waiting:
        ask_for(page, deed)
    return waiting.value


def load(page, path):
    files_panel(page)
    page.set_input_files("[data-load]", path)


def merge(page, path):
    files_panel(page)
    page.set_input_files("[data-load-other]", path)


def message(page):
    return page.locator("[data-message-text]")


def note_going(page, selector: str) -> None:
    """From now on the page notes when its database has written, and when what `selector` names is hidden or has nothing in it any more."""
    page.evaluate(NOTE_GOING, selector)


def read_going(page) -> list[str]:
    """The first of what was noted of each, in their order: "written", "gone"."""
    return list(dict.fromkeys(page.evaluate("window.noted")))
