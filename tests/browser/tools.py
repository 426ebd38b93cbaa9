"""The tools of an activity as people meet them in its bar: the group, and files that leave and enter."""


def name_group(page, name):
    if page.locator("[data-group-panel] > summary").is_hidden():  # in a narrow window it waits in the menu
        page.click("[data-files-panel] > summary")
    page.click("[data-group-panel] > summary")
    page.fill("[data-group-form] input[name=group]", name)
    page.press("[data-group-form] input[name=group]", "Enter")


def switch_group(page, name):
    """Work as another group that this device knows."""
    if page.locator("[data-group-panel] > summary").is_hidden():
        page.click("[data-files-panel] > summary")
    page.click("[data-group-panel] > summary")
    page.click(f'[data-group-list] button:text-is("{name}")')


def files_panel(page):
    if not page.locator("[data-files-panel][open]").count():
        page.click("[data-files-panel] > summary")


def take(page, deed):
    """Download a file: docx, csv, ics or answers. Returns Playwright's download."""
    files_panel(page)
    with page.expect_download() as waiting:
        page.click(f'[data-do="{deed}"]')
    return waiting.value


def load(page, path):
    files_panel(page)
    page.set_input_files("[data-load]", path)


def merge(page, path):
    files_panel(page)
    page.set_input_files("[data-load-other]", path)


def message(page):
    return page.locator("[data-message-text]")
