"""Activity 6 as its people meet it: what a test does on the page, and where it finds things."""

import json

PAGE = "notebooks/indicators-and-investigation.html"


def open_activity(page, base, case=None):
    """Open the activity's page, at a case if one is named, and wait until it answers."""
    page.goto(f"{base}{PAGE}{f'#case-{case}' if case else ''}")
    page.wait_for_selector(".workshop-ready [data-steps]:visible")


def mark(page, passage, *tags):
    """Mark a passage by mouse; with the bar open already, the passage is only selected."""
    page.click(f'[data-passage="{passage}"]')
    for tag in tags:
        page.click(f'[data-bar] [data-tag="{tag}"]')


def go(page, step):
    page.click(f'[data-steps] [data-step="{step}"]')


def pick_case(page, case):
    """Open a case from the list in the bar."""
    page.click("[data-cases] > summary")
    page.click(f'[data-choose="{case}"]')


def commit(page):
    """Say that the case is done: its reading is fetched and opens, or it is said why it does not."""
    page.click("[data-commit]")
    page.locator("[data-compare-open]:visible, [data-compare-why]:visible").first.wait_for()


def choose(page, group, value):
    """Choose a radio of a question or element of the page."""
    page.check(f'[name$="-{group}"][value="{value}"]')


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
