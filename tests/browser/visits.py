"""A visit to an activity's page: what enters and leaves it, its last step, and another group that sits down. `test_files.py`
looks at what came of it."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from pathlib import Path

from browser.every_activity import (
    ACTIVITIES,
    ASKS_OF_FILES,
    KINDS,
    READ_FIELDS,
    ROWS,
    SAYS,
    SCRIPT,
    as_text,
    change_texts,
    draw_all,
    kept_answers,
    offer,
    open_activity,
    read_golden,
    take,
    write_file,
)
from browser.tools import name_group
from browser.worksheet_pages import PRESS
from devices import DESK

GROUP = "Group Nord"
FORMULAS = ["=", "+", "-", "@", "\t=", "\r="]
WITH_DATES = {"action-planning", "prevention"}
# A form says what it is made of by its kind, so that one activity of each kind stands for the others.
ONE_A_KIND = list({kind: activity for activity, kind in KINDS.items()}.values())
MARK = "of the group before"


def without(file, *names):
    return {name: value for name, value in file.items() if name not in names}


# A file as it should be → one that cannot be used, and what the page says of it.
BAD_FILES = {
    "of-another-activity": (
        lambda file: {**file, "activity": next(a for a in ACTIVITIES if a != file["activity"])},
        "belongs to another activity",
    ),
    "of-another-kind": (lambda file: {**file, "kind": "quiz"}, "made with another form of this activity"),
    "of-another-book": (lambda file: {**file, "book": "another-book"}, "is not an answers file of this book"),
    "of-version-99": (lambda file: {**file, "version": 99}, "newer edition"),
    "of-version-0": (lambda file: {**file, "version": 0}, "is not an answers file"),
    "of-version-one": (lambda file: {**file, "version": "one"}, "is not an answers file"),
    "without-a-version": (lambda file: without(file, "version"), "is not an answers file"),
    "without-answers": (lambda file: without(file, "answers"), "is not an answers file"),
    "without-a-group": (lambda file: {**file, "group": " "}, "name has 1 to 60"),
    "with-a-key-of-javascripts": (
        lambda file: json.dumps(file).replace('"answers": {', '"answers": {"__proto__": {"x": 1}, '),
        "cannot be an answer",
    ),
    "cut-off": (lambda file: json.dumps(file)[: len(json.dumps(file)) // 2], "is incomplete"),
    "empty": (lambda file: "", "cannot be read"),
    "no-json": (lambda file: "once upon a time", "cannot be read"),
}


@dataclass
class Visit:
    """What one visit to an activity's page brought."""

    activity: str
    folder: Path
    faults: list[str]
    elsewhere: list[str]
    tools: dict = field(default_factory=dict)
    empty: dict = field(default_factory=dict)
    last_step: dict = field(default_factory=dict)
    typed: bool = False
    left: list[str] = field(default_factory=list)
    loaded: str = ""
    refused: dict[str, tuple] = field(default_factory=dict)
    merged: dict = field(default_factory=dict)
    hacked: object = None
    odd: dict = field(default_factory=dict)

    def file(self, ending, of="golden") -> Path:
        return self.folder / f"{of}.{ending}"


READ_TOOLS = """() => ({
  minutes: document.querySelector("[data-timer]").dataset.minutes,
  left: document.querySelector("[data-timer-left]").textContent,
  roles: [...document.querySelectorAll("[data-role]")].map((role) => role.dataset.role),
  sound: document.querySelector("[data-timer-sound]").checked,
  care: document.querySelector(".wa-care").innerText,
})"""


# --- files -----------------------------------------------------------------------------------


# Offers a file by its name and text. → What the page says of it. One that is older is loaded all the same.
OFFER = f"""async ([where, name, text]) => {{
  document.querySelector("[data-message-text]").textContent = "";
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  const input = document.querySelector(`[data-${{where}}]`);
  input.files = carried.files;
  input.dispatchEvent(new Event("change", {{ bubbles: true }}));
  const [said] = await ({SAYS})("{ASKS_OF_FILES}");
  const older = document.querySelector("[data-older-dialog][open] button[value=load]");
  if (!older) return said;
  older.click();
  return (await ({SAYS})("nothing-else"))[0];
}}"""

# Offers files one after the other, each as its name and text. → Of each what the page says of it, and whether the boxes and what is
# kept of the group stayed as they were.
OFFER_EACH = f"""async ([files, place]) => {{
  const [readFields, offer] = [{READ_FIELDS}, {OFFER}];
  const key = Object.keys(localStorage).find((one) => one.endsWith(place));
  const read = () => JSON.stringify([localStorage.getItem(key), readFields()]);
  const before = read();
  const found = {{}};
  for (const [name, text] of Object.entries(files)) found[name] = [await offer(["load", `${{name}}.json`, text]), read() === before];
  return found;
}}"""


def offer_bad_files(page, visit, golden, huge):
    place = f":{visit.activity}:{GROUP}"
    before = page.evaluate(READ_FIELDS)
    files = {name: as_text(change(golden)) for name, (change, _) in BAD_FILES.items()}
    visit.refused = page.evaluate(OFFER_EACH, [files, place])
    said = offer(page, huge)
    unchanged = kept_answers(page, visit.activity, GROUP) == golden["answers"] and page.evaluate(READ_FIELDS) == before
    visit.refused["fifty-megabytes"] = (said, unchanged)


# Merges with what was offered, taking all of theirs; then goes back. → What differed, and what was kept of the group at each time.
MERGE = """(place) => {
  const key = Object.keys(localStorage).find((one) => one.endsWith(place));
  const kept = () => JSON.parse(localStorage.getItem(key)).answers;
  const press = (selector) => document.querySelector(selector).click();
  const differences = [...document.querySelectorAll("[data-difference]")].map((one) => ({
    place: one.querySelector("legend").textContent,
    sides: [...one.querySelectorAll(".wa-merge-text")].map((side) => side.textContent),
  }));
  const before = kept();
  press("[data-merge-all-theirs]");
  press("[data-merge-do]");
  const after = kept();
  press('[data-message] [data-do="undo"]');
  return { differences, before, after, undone: kept() };
}"""


def merge(page, visit, golden):
    """Merge with a group that worded everything otherwise and wrote one thing more; then undo."""
    theirs = change_texts(golden["answers"], lambda text: f"{text}, they say" if " " in text else text)
    page.evaluate(OFFER, ["load-other", "theirs.json", as_text({**golden, "group": "Blue", "answers": theirs})])
    visit.merged = {**page.evaluate(MERGE, f":{visit.activity}:{GROUP}"), "theirs": theirs}


# Opens what an activity shows only on demand, so that whatever a file brought is drawn.
SEE_EVERYTHING = """() => {
  window.dispatchEvent(new Event("beforeprint"));
  const choice = document.querySelector("[data-try-case]");
  if (choice) {
    choice.value = "linh";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }
  document.querySelector("[data-gather]")?.click();
}"""


def load_script(page, visit, golden):
    """Script in every field, which is a formula too."""
    signs = itertools.cycle(FORMULAS)
    answers = change_texts(golden["answers"], lambda text: f"{next(signs)}1+1{SCRIPT}")
    page.evaluate(OFFER, ["load", "script.json", as_text({**golden, "group": "<b>Group</b>", "answers": answers})])
    page.evaluate(SEE_EVERYTHING)
    visit.hacked = page.evaluate("""() => [window.hacked, document.querySelectorAll(
      "workshop-activity :is(img, b:not([class])), workshop-activity script:not([type='application/json'])").length]""")
    take(page, "docx", visit.file("docx", "script"))
    take(page, "csv", visit.file("csv", "script"))


def load_nonsense(page, visit, golden):
    """Values of a kind that an answer may be, in places where this activity has another."""
    turn = {
        str: lambda value: [value, "x"],
        list: lambda value: "a text",
        bool: lambda value: {"a": {"b": "c"}},
        dict: lambda value: 7,
    }
    answers = {key: turn[type(value)](value) for key, value in golden["answers"].items()}
    visit.odd["said"] = page.evaluate(OFFER, ["load", "nonsense.json", as_text({**golden, "answers": answers})])
    page.evaluate(SEE_EVERYTHING)
    take(page, "docx", visit.file("docx", "nonsense"))
    take(page, "csv", visit.file("csv", "nonsense"))


# --- the last step ---------------------------------------------------------------------------


# Goes there as people go: by the last of the steps, or of the parts, in the bar, where all of it does not stand on one page. → What it tells, and
# whether it says what is open.
GO_TO_LAST_STEP = """async (holds) => {
  const step = [...document.querySelectorAll("[data-steps] [data-step]")].at(-1) ?? document.querySelector("[data-nav=take] a");
  const page = document.querySelector("[data-take-page]");
  if (step) step.click();
  else page.scrollIntoView();
  for (const end = Date.now() + 30000; !page.childElementCount || !page.textContent.includes(holds ?? ""); ) {
    if (Date.now() > end) throw new Error("the last step is not drawn");
    await new Promise((done) => setTimeout(done, 5));
  }
  return { told: page.innerText.split(/\\s+/).join(" "), isOpen: document.querySelector("[data-take-check]").checkVisibility() };
}"""
# Presses Show at the first four of what is open. → The lines of those that lead to no place to write in that people then see.
SHOW_EACH = f"""async () => {{
  const [press, goThere] = [{PRESS}, {GO_TO_LAST_STEP}];
  const found = [];
  for (let number = 0; number < 4; number++) {{
    await goThere();
    const show = document.querySelectorAll("[data-take-list] button")[number];
    if (!show) break;
    const line = show.closest("li").textContent;
    press(show);
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const isField = at.matches("input, textarea, select, button, h2") && !at.closest("[data-take-along]");
    if (!isField || !box.height || box.bottom <= 0 || box.top >= innerHeight) found.push(line);
  }}
  return found;
}}"""
PRINT = """() => {
  window.print = () => {};
  document.querySelector('[data-hand="print"]').click();
}"""
READ_PRINTED = """() => {
  const sheet = document.querySelector(".pv-printed");
  const many = (selector) => sheet.querySelectorAll(selector).length;
  const found = {
    isShown: sheet.checkVisibility(),
    isPageShown: document.querySelector("main").checkVisibility(),
    heads: many("h1"),
    controls: many("input, select, button, textarea, svg"),
    told: sheet.innerText,
  };
  window.dispatchEvent(new Event("afterprint"));
  return { ...found, isLeft: document.querySelector(".pv-printed") !== null };
}"""


def look_at_last_step(page, visit, fetched, axe_violations):
    """The last step with a group's answers; in one activity of each kind also in two sizes, and printed."""
    seen = visit.last_step
    seen.update(page.evaluate(GO_TO_LAST_STEP, ROWS.strings["host.lead-did"]))
    seen["fetched"] = list(fetched)
    if visit.activity in ONE_A_KIND:
        seen["heads"] = page.locator("[data-take-page] :is(h1, h2, h3, h4)").count()
        # Its parts are the same in each kind; so every other kind is asked about them on a telephone, the others on a computer.
        checked = (360, 1280)[ONE_A_KIND.index(visit.activity) % 2]
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(GO_TO_LAST_STEP)
            seen[width] = page.evaluate("document.documentElement.scrollWidth")
            if width == checked:
                seen["faults"] = axe_violations(page)
        page.set_viewport_size(DESK)
        page.evaluate(PRINT)
        page.emulate_media(media="print")
        seen["printed"] = page.evaluate(READ_PRINTED)
        page.emulate_media(media="null")
    seen["leads nowhere"] = page.evaluate(SHOW_EACH)


# --- another group ---------------------------------------------------------------------------


TYPE_EVERYWHERE = """(mark) => {
  for (const details of document.querySelectorAll("workshop-activity details:not(.wa-pop)")) details.open = true;
  const boxes = "workshop-activity :is(textarea, input:not([type]), input[type=text])";
  const mine = [...document.querySelectorAll(boxes)].filter(
    (box) => !box.closest("[data-timer], [data-group-panel], [data-begin], template") && !box.readOnly && !box.disabled,
  );
  for (const box of mine) {
    if (!box.isConnected) continue;
    box.value = `${mark} ${box.value}`.slice(0, box.maxLength > 0 ? box.maxLength : undefined);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return mine.length;
}"""
FIND = """(mark) => [...document.querySelectorAll("workshop-activity *")]
  .filter((one) => !one.closest("script, [data-message]"))
  .filter((one) => (one.value ?? "").includes?.(mark) || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.includes(mark)))
  .map((one) => one.outerHTML.slice(0, 200))"""


def sit_down_anew(page, visit):
    """A group types in every box; then another one sits down."""
    draw_all(page)
    many = page.evaluate(TYPE_EVERYWHERE, MARK)
    page.locator("[data-group-name]").wait_for(state="attached")
    visit.typed = bool(many and page.evaluate(FIND, MARK))
    name_group(page, "After")
    page.wait_for_function("() => document.querySelector('[data-group-name]').textContent === 'After'")
    draw_all(page)
    visit.left = page.evaluate(FIND, MARK)


def pay_visit(page, base, activity, folder, huge, watch, axe_violations) -> Visit:
    faults = watch.faults
    visit = Visit(activity, folder, faults, watch.elsewhere)
    golden = read_golden(activity)
    fetched: list[str] = []
    page.on("dialog", lambda dialog: (faults.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    open_activity(page, base, activity)
    visit.tools = page.evaluate(READ_TOOLS)
    visit.empty = page.evaluate(GO_TO_LAST_STEP)
    visit.loaded = offer(page, write_file(folder / "golden.json", golden))
    page.evaluate("""() => document.querySelector('[data-do="dismiss"]').click()""")
    look_at_last_step(page, visit, fetched, axe_violations)
    take(page, "docx", visit.file("docx"), by="hand")
    for deed in ("answers", "csv", *(["ics"] if activity in WITH_DATES else [])):
        take(page, deed, visit.file(deed))
    if activity in ONE_A_KIND:  # a file is refused before anything is asked of the rows
        offer_bad_files(page, visit, golden, huge)
    merge(page, visit, golden)
    if activity in ONE_A_KIND:
        sit_down_anew(page, visit)
    load_script(page, visit, golden)
    load_nonsense(page, visit, golden)
    return visit
