"""Activity 6 as its people meet it: what a test does on the page on its way to something else, and where it finds things.

It is done from within the page, in one step; by mouse, by touch and by keyboard in `test_indicators.py`.
"""

import json

from browser.tools import press, wait_until_ready

# Says that the case is done, and waits until the reading is open or the page says why it is not.
COMMIT = """async () => {
  document.querySelector("[data-commit]").click();
  const told = [...document.querySelectorAll("[data-compare-open], [data-compare-why]")];
  for (const end = Date.now() + 30000; !told.some((one) => one.checkVisibility()); ) {
    if (Date.now() > end) throw new Error("the reading does not open");
    await new Promise((done) => setTimeout(done, 5));
  }
}"""

PAGE = "notebooks/indicators-and-investigation.html"


def open_activity(page, base, case=None):
    """Open the activity's page, at a case if one is named, and wait until it answers."""
    page.goto(f"{base}{PAGE}{f'#case-{case}' if case else ''}")
    wait_until_ready(page)


def mark(page, passage, *tags):
    """Choose a passage and mark it; with the bar open already, the passage is only selected."""
    press(page, f'[data-passage="{passage}"]', *(f'[data-bar] [data-tag="{tag}"]' for tag in tags))


def go(page, step):
    press(page, f'[data-steps] [data-step="{step}"]')


def pick_case(page, case):
    """Open a case from the list in the bar."""
    press(page, "[data-cases] > summary", f'[data-cases] [data-choose="{case}"]')


def commit(page):
    """Say that the case is done: its reading is fetched and opens, or it is said why it does not."""
    page.evaluate(COMMIT)


def choose(page, group, value):
    """Choose a radio of a question or element of the page."""
    press(page, f'[name$="-{group}"][value="{value}"]')


def kept_answers(page):
    """Everything that this device keeps, by the key of the activity and group."""
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key: json.loads(text) for key, text in kept.items() if key.count(":") == 3}


def answers_of(page, group=""):
    """The kept answers of one group."""
    for key, value in kept_answers(page).items():
        if key.endswith(f":indicators-and-investigation:{group}"):
            return value["answers"]
    return {}
