"""The tools of an activity as people meet them in its bar: the group, and files that leave and enter.

Most tests name a group or ask for a file on their way to something else. So it is done from within the page, in one step that no
load comes in between. By mouse and keyboard it is done in `test_frame.py`, `test_group_tools.py` and `test_everything.py`.
"""

OPEN_FILES = "() => (document.querySelector('[data-files-panel]').open = true)"
# Opens what the group stands in, be it the bar or, in a narrow window, the menu.
OPEN_GROUP = """() => {
  const panel = document.querySelector("[data-group-panel]");
  for (let pop = panel; pop; pop = pop.parentElement.closest("details")) pop.open = true;
  return panel;
}"""
NAME = f"""(name) => {{
  const field = ({OPEN_GROUP})().querySelector("[data-group-form] input[name=group]");
  field.focus();
  field.value = name;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  field.form.requestSubmit();
}}"""
SWITCH = f"""(name) => {{
  const all = [...({OPEN_GROUP})().querySelectorAll("[data-group-list] button")];
  all.find((one) => one.textContent === name).click();
}}"""
ASK = f"""(deed) => {{
  ({OPEN_FILES})();
  const button = document.querySelector(`[data-files-panel] [data-do="${{deed}}"]`);
  button.focus();
  button.click();
}}"""


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
