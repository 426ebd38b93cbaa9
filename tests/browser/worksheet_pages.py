"""Worksheets as their people meet them: what a test does on the page, and where it finds things."""

import json

from book_rows import book_rows
from browser.tools import wait_until_ready

# Presses what people can see and touch, and nothing else: it is shown, and nothing lies over it.
PRESS = """(one) => {
  const target = one.closest("label") ?? one;
  if (!target.checkVisibility() || one.disabled) throw new Error(`cannot be pressed: ${one.outerHTML.slice(0, 160)}`);
  target.scrollIntoView({ block: "center", behavior: "instant" });
  const box = target.getClientRects()[0];
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (!target.contains(hit)) throw new Error(`${hit?.outerHTML.slice(0, 160)} lies over ${one.outerHTML.slice(0, 160)}`);
  one.focus({ preventScroll: true });
  one.click();
}"""
# Writes in a box that people can see and write in.
WRITE = """(box, text) => {
  if (!box?.checkVisibility() || box.disabled || box.readOnly) throw new Error(`cannot be written in: ${box?.outerHTML.slice(0, 160)}`);
  box.focus();
  box.value = text;
  if (box.value !== text) throw new Error(`does not take ${text}: ${box.outerHTML.slice(0, 160)}`);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}"""
# Fills in cells of a row, from within the page: column → text, the id that is chosen, or the ids that are ticked.
FILL_LINE = f"""async (line, cells) => {{
  const [press, write] = [{PRESS}, {WRITE}];
  const folded = line.querySelector("[data-rt-open]");
  if (folded?.checkVisibility()) press(folded);
  for (const [column, value] of Object.entries(cells)) {{
    const cell = line.querySelector(`[data-column="${{column}}"]`);
    const {{ type }} = cell.dataset;
    if (type === "rows") {{
      press(cell.querySelector("summary"));
      for (let turn = 0; turn < 1000 && !cell.querySelector("input"); turn++) await new Promise((done) => setTimeout(done)); // drawn as it opens
    }}
    if (type === "rows" || type === "several") value.split(" ").forEach((id) => press(cell.querySelector(`input[value="${{id}}"]`)));
    else write(cell.querySelector(type === "choice" ? "select" : "textarea, input"), value);
  }}
}}"""


def open_worksheet(page, base, activity, whole=True):
    """Open an activity's page and wait until it answers; with all its parts on one page, so that a test reaches any of them."""
    page.goto(f"{base}{book_rows(readings=False).activities[activity].page}.html")
    wait_until_ready(page)
    if whole:
        show_all_parts(page)


def show_all_parts(page):
    """Have a worksheet show its parts under one another, if it does not."""
    page.evaluate("""() => {
      if (document.querySelector(".wa-away")) document.querySelector("[data-part-foot] [data-part-all]").click();
    }""")


def open_part(page, section):
    """Open one part of a worksheet from its bar."""
    page.click("[data-parts] > summary")
    page.click(f'[data-nav="{section}"] a')


def table(page, section):
    return page.locator(f'[data-rows="{section}/rows"]')


def lines(page, section):
    """The rows of a section's table as they stand on the page."""
    return table(page, section).locator("[data-row]")


def cell(line, column):
    """The control of one cell."""
    return line.locator(f'[data-column="{column}"]').locator("textarea, input, select")


def add_line(page, section, /, **cells):
    """Add a row by the button and fill it in. Returns the row."""
    table(page, section).evaluate(f"table => {{ ({PRESS})(table.querySelector('[data-rt-add]')); }}")
    line = lines(page, section).last
    fill_line(line, **cells)
    return line


def fill_line(line, /, **cells):
    """Fill in cells of a row, also those that a small screen folds away."""
    line.evaluate(FILL_LINE, {column.replace("_", "-"): value for column, value in cells.items()})


def prompt(page, key):
    return page.locator(f'[data-answer="{key}"]').locator("textarea, input")


def choose(page, key, value):
    page.check(f'[data-answer="{key}"] input[value="{value}"]')


def kept(page, activity, group=""):
    """What this device keeps of one group's answers."""
    found = page.evaluate("Object.entries(localStorage)")
    return next((json.loads(text)["answers"] for key, text in found if key.endswith(f":{activity}:{group}")), {})


def write_file(path, activity, answers, group="Blue", **changes):
    """An answers file as another group would hand it over. Returns its path."""
    file = {
        "format": "workshop-answers",
        "version": 1,
        "book": "forced-labour-workshop",
        "activity": activity,
        "kind": "worksheet",
        "group": group,
        "saved": "2026-03-02T14:30:00+07:00",
        "answers": answers,
    }
    path.write_text(json.dumps({**file, **changes}), encoding="utf-8")
    return path
