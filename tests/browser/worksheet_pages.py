"""Worksheets as their people meet them: what a test does on the page, and where it finds things."""

import json

from book_rows import book_rows


def open_worksheet(page, base, activity, whole=True):
    """Open an activity's page and wait until it answers; with all its parts on one page, so that a test reaches any of them."""
    page.goto(f"{base}{book_rows(readings=False).activities[activity].page}.html")
    page.wait_for_selector(".workshop-ready [data-ws]")
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
    table(page, section).locator("[data-rt-add]").press("Enter")
    line = lines(page, section).last
    fill_line(line, **cells)
    return line


def fill_line(line, /, **cells):
    """Fill in cells of a row, also those that a small screen folds away."""
    if line.locator("[data-rt-open]").is_visible():
        line.locator("[data-rt-open]").press("Enter")
    types = line.evaluate(
        "line => Object.fromEntries([...line.querySelectorAll('[data-column]')].map(({ dataset }) => [dataset.column, dataset.type]))"
    )
    for column, value in cells.items():
        field = line.locator(f'[data-column="{column.replace("_", "-")}"]')
        match types[column.replace("_", "-")]:
            case "choice":
                field.locator("select").select_option(value)
            case "rows":
                field.locator("summary").press("Enter")
                for other in value.split():
                    field.locator(f'input[value="{other}"]').check()
            case "several":
                for option in value.split():
                    field.locator(f'input[value="{option}"]').check()
            case _:
                field.locator("textarea, input").fill(value)


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
