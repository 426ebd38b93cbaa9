"""What a device keeps, in a real browser: killed, in two tabs, full, damaged, wiped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browser.every_activity import KINDS, ROWS, draw_all, kept_answers, offer, open_activity, read_golden, take, write_file
from browser.tools import ask_for, message, name_group, press, wait_until_ready
from browser.worksheet_pages import cell, lines, prompt, show_all_parts
from conftest import QUIET
from playwright.sync_api import expect
from processes import find_processes, wait_until

ACTIVITY = "action-planning"
STEP, OBSTACLE = "monday/step", "monday/obstacle"
ANSWERS = {"format": "workshop-answers", "version": 1, "book": "forced-labour-workshop", "kind": "worksheet"}

IS_FLUSHED = """async (text) => {
  const settled = (asked) => new Promise((done, failed) => { asked.onsuccess = () => done(asked.result); asked.onerror = failed; });
  const database = await settled(indexedDB.open("workshop", 1));
  const rows = await settled(database.transaction("answers").objectStore("answers").getAll());
  database.close();
  return JSON.stringify(rows).includes(text);
}"""
FILL = """() => { let number = 0; for (let size = 262144; size; size = size >> 1) {
  try { for (;;) localStorage.setItem("fill" + (number += 1), "x".repeat(size)); } catch {} } }"""
MAKE_ROOM = "Object.keys(localStorage).filter((key) => key.startsWith('fill')).forEach((key) => localStorage.removeItem(key))"


def wipe(page):
    ask_for(page, "wipe")
    press(page, "[data-wipe-dialog] button[value=wipe]")


def place(activity, group=""):
    return f"workshop:forced-labour-workshop:{activity}:{group}"


def page_of(activity):
    """Where an activity stands; the checks of figures stand in no row of activities."""
    return ROWS.activities[activity].page if activity in ROWS.activities else f"notebooks/{activity}"


def kept_names(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('workshop:'))")


@pytest.fixture
def lay(desk):
    """Lays the page of an activity on a device that keeps nothing, or in a tab beside those that were laid before."""

    def lay_one(activity=ACTIVITY, beside=""):
        page = desk.lay(f"{page_of(activity)}.html", beside=beside)
        show_all_parts(page)
        return page

    yield lay_one
    desk.clear()


# --- a browser that is killed ----------------------------------------------------------------


# Reads behind whatever is being written.
HAS_IN_SECOND = """async (text) => {
  if (!(await indexedDB.databases()).some(({ name, version }) => name === "workshop" && version)) return false;
  const asked = indexedDB.open("workshop");
  const database = await new Promise((resolve, reject) => ((asked.onsuccess = () => resolve(asked.result)), (asked.onerror = reject)));
  try {
    const names = [...database.objectStoreNames];
    const read = names.map((name) => database.transaction(name).objectStore(name).getAll());
    const rows = await Promise.all(read.map((one) => new Promise((resolve) => (one.onsuccess = () => resolve(one.result)))));
    return JSON.stringify(rows).includes(text);
  } finally {
    database.close();
  }
}"""


class Mortal:
    """A browser of its own with its data in a folder, which can be killed as a flat battery does it."""

    def __init__(self, chromium, playwright_browser, folder):
        self.folder = folder
        port = folder / "DevToolsActivePort"
        port.unlink(missing_ok=True)
        options = [*QUIET, "--headless", "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"]
        self.process = subprocess.Popen(
            [str(chromium), *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
        )
        # It says where it listens once it does; when it dies first, its words end.
        address = next((line.split()[-1] for line in self.process.stderr if line.startswith("DevTools listening on")), None)
        assert address, "the browser did not start"
        self.browser = playwright_browser.browser_type.connect_over_cdp(address)
        self.page = self.browser.contexts[0].new_page()

    def wait_for_disk(self, text, seconds=20):
        """Wait until the second copy has `text` for good and it is in the browser's files.

        The files alone do not tell: they hold what is being written, and what was not written to its end is taken back. Nor does
        the page alone, which hears of it a moment before.
        """
        self.page.wait_for_function(HAS_IN_SECOND, arg=text, timeout=seconds * 1000)
        end = time.monotonic() + seconds
        typed = text.encode("utf-16-le")  # what comes from a box has two bytes a letter
        while not any(typed in path.read_bytes() for path in self.folder.glob("Default/IndexedDB/*/*.log")):
            assert time.monotonic() < end, f"{text!r} does not reach the disk"
            self.page.evaluate("new Promise(requestAnimationFrame)")

    def kill(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(30)
        self.process.stderr.close()
        # One that is still dying holds the files, and the next browser would find them shut.
        wait_until(lambda: not find_processes(self.folder))


def test_a_killed_browser_loses_nothing_that_was_typed_two_seconds_before(base, chromium, browser, tmp_path):
    first = Mortal(chromium, browser, tmp_path)
    try:
        page = first.page
        open_activity(page, base, ACTIVITY)
        name_group(page, "Night shift")
        prompt(page, STEP).fill("typed early")
        cell(lines(page, "actions").first, "what").fill("a row of ours")
        prompt(page, OBSTACLE).fill("typed last")
        first.wait_for_disk("typed last")
        # The promise is of two seconds: a browser that has just made its files for a site may lose them all when it dies at once.
        page.wait_for_timeout(2000)
    finally:
        first.kill()
    second = Mortal(chromium, browser, tmp_path)
    try:
        page = second.page
        open_activity(page, base, ACTIVITY)
        page.wait_for_function("() => document.querySelector('[data-group-name]').textContent === 'Night shift'")
        assert [prompt(page, key).input_value() for key in (STEP, OBSTACLE)] == ["typed early", "typed last"]
        assert cell(lines(page, "actions").first, "what").input_value() == "a row of ours"
        assert kept_answers(page, ACTIVITY, "Night shift")[OBSTACLE] == "typed last"
    finally:
        second.kill()


# --- two tabs --------------------------------------------------------------------------------


def test_two_tabs_typed_in_by_turns_lose_no_letter_and_the_box_that_is_typed_in_is_left_alone(page, each_base):
    other = page.context.new_page()
    for tab in (page, other):
        open_activity(tab, each_base, ACTIVITY)
    prompt(page, STEP).focus()
    prompt(other, OBSTACLE).focus()
    for turn in range(6):
        page.keyboard.type(f"a{turn} ")
        other.keyboard.type(f"b{turn} ")
    right = {STEP: "a0 a1 a2 a3 a4 a5 ", OBSTACLE: "b0 b1 b2 b3 b4 b5 "}
    for tab in (page, other):
        for key, text in right.items():
            tab.wait_for_function(
                "([key, text]) => document.querySelector(`[data-answer='${key}'] :is(textarea, input)`).value === text",
                arg=[key, text],
            )
        assert kept_answers(tab, ACTIVITY, "") == right
    assert page.evaluate("[document.activeElement.selectionStart, document.activeElement.value.length]") == [18, 18]


def test_two_tabs_write_into_rows_of_one_table_and_each_shows_both(lay):
    page = lay()
    other = lay(beside="other")
    mine, theirs = cell(lines(page, "actions").nth(0), "what"), cell(lines(other, "actions").nth(1), "what")
    before = theirs.input_value()
    mine.focus()
    theirs.focus()
    for turn in range(4):
        page.keyboard.type(f"a{turn}")
        other.keyboard.type(f"b{turn}")
    for tab, row, text in ((page, 1, "b0b1b2b3"), (other, 0, "a0a1a2a3")):
        tab.wait_for_function(
            "([row, text]) => document.querySelectorAll('[data-rows=\"actions/rows\"] [data-row]')[row]"
            ".querySelector('[data-column=what] textarea').value.includes(text)",
            arg=[row, text],
        )
    rows = kept_answers(page, ACTIVITY, "")["actions/rows"]
    assert "a0a1a2a3" in rows[0]["what"] and "b0b1b2b3" in rows[1]["what"] and before in rows[1]["what"]


# --- back ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("deed", "from_stick"), [("another group", True), ("a wipe", False)], ids=["another group", "a wipe"])
def test_back_brings_no_text_of_before(deed, from_stick, page, base, book_url):
    base = base if from_stick else book_url
    open_activity(page, base, ACTIVITY)
    name_group(page, "Team 1")
    prompt(page, STEP).fill("words of team 1")
    cell(lines(page, "actions").first, "what").fill("row of team 1")
    open_activity(page, base, "mapping")
    if deed == "a wipe":
        wipe(page)
        message(page).filter(has_text="Nothing of this book").wait_for()
    else:
        name_group(page, "Team 2")
    page.go_back()
    wait_until_ready(page)
    page.wait_for_load_state("load")
    assert prompt(page, STEP).input_value() == ""
    assert "team 1" not in cell(lines(page, "actions").first, "what").input_value()
    prompt(page, STEP).press_sequentially("x")
    assert "team 1" not in str(kept_answers(page, ACTIVITY, "" if deed == "a wipe" else "Team 2"))


# --- full ------------------------------------------------------------------------------------


def test_a_full_storage_is_said_aloud_until_there_is_room_and_nobody_leaves_unasked(page, book_url, tmp_path):
    open_activity(page, book_url, ACTIVITY)
    name_group(page, "Team 1")
    prompt(page, STEP).fill("before")
    page.evaluate(FILL)
    prompt(page, STEP).click()
    page.keyboard.type(" and then")
    assert page.locator("[data-risk]").is_visible()
    assert "Not saved" in page.inner_text("[data-saved]")

    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("window.stays = true; setTimeout(() => location.reload())")
    page.wait_for_event("dialog")
    assert asked == ["beforeunload"] and page.evaluate("window.stays")

    name_group(page, "Team 2")
    assert page.inner_text("[data-group-name]") == "Team 1"
    assert "Download what is on the screen first" in message(page).inner_text()
    saved = take(page, "take-screen", tmp_path / "rescue.json")
    assert json.loads(saved.read_text(encoding="utf-8"))["answers"][STEP].count("and then") == 1
    assert page.locator("[data-risk]").is_hidden()

    prompt(page, STEP).press_sequentially("!")
    assert page.locator("[data-risk]").is_visible()
    page.evaluate(MAKE_ROOM)
    page.wait_for_function("() => document.querySelector('[data-saved]').textContent.startsWith('Saved')")
    assert page.locator("[data-risk]").is_hidden()
    assert "!" in kept_answers(page, ACTIVITY, "Team 1")[STEP]
    name_group(page, "Team 2")
    assert page.inner_text("[data-group-name]") == "Team 2"
    assert asked == ["beforeunload"]


# --- damaged ---------------------------------------------------------------------------------

WRONG = ["a text", 7, {"a": "b"}, [{"x": "y"}], [1, None], True]


# With each of these texts under a key in turn, has the forms of a page mount as they came from the server, and draw all that they
# have; no page is opened for it. → How many mounted, and whether it is said that something does not fit.
MOUNT_WITH_EACH = """async ([key, texts, html]) => {
  const list = (tree) => [...tree.querySelectorAll("workshop-activity")];
  const parsed = list(new DOMParser().parseFromString(html, "text/html"));
  let mounted = 0;
  for (const text of texts) {
    list(document).forEach((form) => form.mounted.unmount());
    localStorage.setItem(key, text);
    list(document).forEach((form, number) => form.replaceWith(document.importNode(parsed[number], true)));
    for (const form of list(document)) {
      const end = Date.now() + 10000;
      while (!form.matches(".workshop-ready") && Date.now() < end) await new Promise((done) => setTimeout(done));
    }
    if (list(document).every((form) => form.matches(".workshop-ready"))) mounted += 1;
    window.dispatchEvent(new Event("beforeprint"));
    await new Promise(requestAnimationFrame);
  }
  return [mounted, document.querySelector("[data-aside]")?.checkVisibility() ?? false];
}"""


def list_texts(activity) -> list[str]:
    """What lies under the activity's key: so many texts that each of its answers is of each wrong sort once."""
    keys = list(read_golden(activity)["answers"]) if activity in KINDS else ["choice"]
    texts = []
    for turn in range(len(WRONG)):
        answers = {key: WRONG[(turn + number) % len(WRONG)] for number, key in enumerate([*keys, "group/roles"])}
        texts.append(json.dumps({"version": 1, "saved": None, "answers": answers}))
    return texts


ALIKE = {kind: [id for id, its in KINDS.items() if its == kind] for kind in KINDS.values()} | {"self-check": ["global-estimates"]}


@pytest.mark.parametrize("kind", ALIKE)
def test_a_form_mounts_whatever_lies_in_the_store(kind, page, book, book_url, watch):
    # The first of a kind is opened so, and each of its answers is of each wrong sort once. In its page, which has the scripts of
    # the kind, the others mount too; their answers are of the same sorts under other names, so that every other text will do.
    first = ALIKE[kind][0]
    page.goto(f"{book_url}_static/theme.css")  # anything of the same origin without a script
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [place(first), list_texts(first)[0]])
    page.goto(f"{book_url}{page_of(first)}.html")
    wait_until_ready(page)
    draw_all(page)
    assert (first, watch.faults) == (first, [])
    for activity in ALIKE[kind]:
        html = (book / f"{page_of(activity)}.html").read_text(encoding="utf-8")
        texts = list_texts(activity)[:: 1 if activity == first else 2]
        mounted, said = page.evaluate(MOUNT_WITH_EACH, [place(activity), texts, html])
        assert (activity, mounted, watch.faults) == (activity, len(texts), [])
        assert said or activity not in KINDS, activity


def test_what_does_not_fit_can_be_taken_out_as_a_file_and_then_be_deleted(lay, tmp_path):
    page = lay()
    text = json.dumps({"version": 1, "answers": {STEP: "stays", OBSTACLE: ["no text"]}})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [place(ACTIVITY), text])
    page.reload()
    wait_until_ready(page)
    assert prompt(page, STEP).input_value() == "stays"
    assert page.locator("[data-aside]").is_visible()
    [found] = json.loads(take(page, "take-aside", tmp_path / "aside.json").read_text(encoding="utf-8"))
    assert json.loads(found["text"]) == {"answers": {OBSTACLE: ["no text"]}}
    press(page, '[data-do="drop-aside"]')
    assert page.locator("[data-aside]").is_hidden()
    assert kept_answers(page, ACTIVITY, "") == {STEP: "stays"}


# --- wiped -----------------------------------------------------------------------------------


def test_a_wipe_empties_every_tab_and_none_writes_anew(lay):
    page = lay()
    other = lay("mapping", beside="mapping")
    name_group(other, "Team 1")
    press(other, "[data-parts] > summary", "[data-nav]:nth-child(2) a")
    other.wait_for_function("() => sessionStorage.length > 0")
    page.wait_for_function("() => document.querySelector('[data-group-name]').textContent === 'Team 1'")
    prompt(page, STEP).fill("words of team 1")
    third = lay(beside="other")
    assert prompt(third, STEP).input_value() == "words of team 1"
    wipe(third)
    message(third).filter(has_text="Nothing of this book").wait_for()
    for tab in (page, other):
        tab.wait_for_function("() => document.querySelector('[data-group-name]').textContent === 'Name your group'")
    assert prompt(page, STEP).input_value() == ""
    assert kept_names(page) == [] and not page.evaluate(IS_FLUSHED, "words of team 1")
    assert other.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('place'))") == []
    prompt(page, STEP).press_sequentially("y")
    assert kept_answers(page, ACTIVITY, "") == {STEP: "y"}


def test_a_wipe_names_what_it_could_not_wipe(lay):
    page = lay()
    name_group(page, "Team 1")
    prompt(page, STEP).fill("words")
    page.evaluate(
        "() => { window.remove = Storage.prototype.removeItem; Storage.prototype.removeItem = () => { throw new Error('refused'); }; }"
    )
    try:
        wipe(page)
        message(page).filter(has_text="Not everything could be wiped").wait_for()
    finally:
        page.evaluate("() => (Storage.prototype.removeItem = window.remove)")
    assert "answers of Team 1" in message(page).inner_text()


# --- groups and files ------------------------------------------------------------------------


def test_a_name_that_differs_in_capitals_only_is_asked_about(lay):
    page = lay()
    name_group(page, "Team 1")
    name_group(page, "team 1")
    assert "differs from it only in capital letters" in page.inner_text("[data-alike-dialog]")
    press(page, "[data-alike-same]")
    message(page).filter(has_text="working as Team 1").wait_for()
    name_group(page, "team 1")
    press(page, "[data-alike-new]")
    page.wait_for_function("() => document.querySelector('[data-group-name]').textContent === 'team 1'")


def test_a_file_of_another_activity_is_named_with_a_link_to_it(lay, tmp_path):
    page = lay()
    file = {**ANSWERS, "activity": "mapping", "group": "North", "saved": "2026-03-02T10:00:00Z", "answers": {}}
    said = offer(page, write_file(tmp_path / "action-planning_renamed.answers.json", file))
    assert "another activity: " in said and "(mapping)" not in said
    link = page.locator("[data-message-text] a")
    assert link.inner_text() in said
    link.click()
    page.wait_for_url("**/notebooks/mapping.html")
    page = lay()
    said = offer(page, write_file(tmp_path / "x.json", {**file, "activity": ACTIVITY, "kind": "case-coding"}))
    assert "another form of this activity" in said


def test_an_older_file_is_asked_about_before_it_takes_the_place_of_newer_work(lay, tmp_path):
    page = lay()
    name_group(page, "North")
    prompt(page, STEP).fill("typed today")
    file = {**ANSWERS, "activity": ACTIVITY, "group": "North", "saved": "2020-03-02T10:00:00Z", "answers": {STEP: "of 2020"}}
    path = write_file(tmp_path / "older.answers.json", file)
    for choice in ("keep", "merge", "load"):
        page.set_input_files("[data-load]", path)
        page.locator("[data-older-dialog][open]").wait_for()
        assert prompt(page, STEP).input_value() == "typed today", choice
        press(page, f"[data-older-dialog] button[value={choice}]")
        page.locator("[data-older-dialog]").wait_for(state="hidden")
        if choice == "load":
            expect(prompt(page, STEP)).to_have_value("of 2020")
        expect(page.locator("[data-merge]")).to_be_visible(visible=choice == "merge")
        assert prompt(page, STEP).input_value() == ("of 2020" if choice == "load" else "typed today")
        if choice == "merge":
            press(page, "[data-merge-cancel]")


@pytest.fixture
def serve_apart():
    """folder → its address on a server of its own, without the headers of ours. Asked for before `page`, it is there until that is emptied."""
    servers = []

    def serve(folder):
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder))))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_address[1]}"

    yield serve
    for server in servers:
        server.shutdown()


def test_in_a_frame_no_page_says_that_a_file_is_there(serve_apart, page, book, tmp_path):
    # A course system and the book: ours lets nobody frame its pages.
    addresses = [serve_apart(book), serve_apart(tmp_path)]
    rights = "allow-scripts allow-same-origin allow-forms"
    framed = f'<iframe width="900" height="900" src="{addresses[0]}/notebooks/{ACTIVITY}.html" sandbox="{rights}"></iframe>'
    (tmp_path / "course.html").write_text(f"<!doctype html><title>A course</title>{framed}", encoding="utf-8")
    page.goto(f"{addresses[1]}/course.html")
    frame = page.frame_locator("iframe")
    frame.locator(".workshop-ready [data-tools]").wait_for()
    frame.locator("[data-group-panel] > summary").click()
    frame.locator("[data-group-form] input[name=group]").fill("North")
    frame.locator("[data-group-form] button[type=submit]").click()
    frame.locator("[data-files-panel] > summary").click()
    frame.locator('[data-do="answers"]').click()
    frame.locator("[data-message-text]").filter(has_text="inside another one").wait_for()
    assert frame.locator("[data-message-text] a").get_attribute("target") == "_blank"
    assert json.loads(frame.locator("[data-message-copy]").input_value())["group"] == "North"
