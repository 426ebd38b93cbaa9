"""What every activity has in common for a test: its page, its files, what it keeps, and its golden file."""

from __future__ import annotations

import json
from pathlib import Path

from book_rows import book_rows
from browser.tools import wait_until_ready
from browser.worksheet_pages import show_all_parts

from activities.kinds import kind_of

ROWS = book_rows(readings=False)
GOLDEN = Path(__file__).resolve().parents[1] / "answers" / "golden" / "version-1"
# One that is new has no file from before; its kind has.
ACTIVITIES = [id for id in ROWS.activities if (GOLDEN / f"{id}.answers.json").is_file()]
KINDS = {activity: kind_of(activity, ROWS).name for activity in ACTIVITIES}
SCRIPT = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

# Every box and choice of the activity as it stands on the page, but for the clock and the files to choose.
READ_FIELDS = """() => [...document.querySelectorAll("workshop-activity :is(textarea, input, select)")]
  .filter((field) => !field.closest("[data-timer]") && field.type !== "file")
  .map((field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value))"""

# Waits within the page until it says something, or asks by what a selector names: a round trip where a wait takes frames.
SAYS = """async (asking) => {
  const line = document.querySelector("[data-message-text]");
  for (const end = Date.now() + 30000; !line.textContent && !document.querySelector(asking); ) {
    if (Date.now() > end) throw new Error("the page says nothing");
    await new Promise((done) => setTimeout(done, 5));
  }
  return [line.textContent, document.querySelector(asking) !== null];
}"""
ASKS_OF_FILES = ":is([data-merge]:not([hidden]), [data-older-dialog][open])"
# Presses a button of the files, and waits for what comes of it. → Whether the page asks first.
TAKE = f"""async ([deed, by]) => {{
  document.querySelector("[data-message-text]").textContent = "";
  document.querySelector(`[data-${{by}}="${{deed}}"]`).click();
  return (await ({SAYS})("[data-check-dialog][open]"))[1];
}}"""


def open_activity(page, base, activity, whole=True):
    """Open an activity's page and wait until it answers; a form in parts with all of them on one page, as somebody may ask for."""
    page.goto(f"{base}{ROWS.activities[activity].page}.html")
    wait_until_ready(page)
    if whole:
        show_all_parts(page)


def draw_all(page):
    """Have the page draw what it leaves for later: steps that are not open, views that wait for a pause."""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")


def read_golden(activity) -> dict:
    return json.loads((GOLDEN / f"{activity}.answers.json").read_text(encoding="utf-8"))


def as_text(file) -> str:
    """An answers file as it stands on disk; a text stands there as it is."""
    return file if isinstance(file, str) else json.dumps(file, ensure_ascii=False)


def write_file(path, file) -> Path:
    path.write_text(as_text(file), encoding="utf-8")
    return path


def offer(page, path, where="load") -> str:
    """Choose a file to load, or to merge (`load-other`); one that is older is loaded all the same. Returns what the page says of it."""
    page.eval_on_selector("[data-message-text]", "line => (line.textContent = '')")
    page.set_input_files(f"[data-{where}]", path)
    said, asks = page.evaluate(SAYS, ASKS_OF_FILES)
    if asks and page.locator("[data-older-dialog][open]").count():
        page.click("[data-older-dialog] button[value=load]")
        said, _ = page.evaluate(SAYS, "nothing-else")
    return said


def take(page, deed, path, by="do") -> Path:
    """Download a file (docx, csv, ics, answers) to `path`, by way of the check where it asks; from the menu, or `by` "hand" in the last step."""
    with page.expect_download() as waiting:
        if page.evaluate(TAKE, [deed, by]):
            page.click('[data-check-dialog] button[value="go"]')
    waiting.value.save_as(path)
    return path


def kept_answers(page, activity, group) -> dict:
    """What this device keeps of one group's answers."""
    found = page.evaluate("Object.entries(localStorage)")
    return next((json.loads(text)["answers"] for key, text in found if key.endswith(f":{activity}:{group}")), {})


def change_texts(value, change):
    """A copy of answers with every text changed, ids of rows left alone."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [change_texts(item, change) for item in value]
    if isinstance(value, dict):
        return {name: item if name == "id" else change_texts(item, change) for name, item in value.items()}
    return value


def walk_texts(value):
    """Every text in answers, struck rows and ids left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from walk_texts(item)
    elif isinstance(value, dict) and not value.get("struck"):
        for name, item in value.items():
            if name != "id":
                yield from walk_texts(item)
