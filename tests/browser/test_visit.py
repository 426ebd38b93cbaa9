"""Activity 17, whole: a site is visited by mouse, by keyboard and on a phone, and the course leaves as a file."""

import pytest
from browser.tools import name_group, press, reach, take
from docx import Document

PAGE = "book/activities/site-visit.html"
ALL = ("lead", "interviewer", "documents", "safety")
# Roles and step, as in the test of the courses: it ends with papers, a talk and a way back.
WHOLE = [
    ("lead", "show-powers"),
    ("interviewer", "call-voice"),
    ("documents", "ask-gate-log"),
    ("safety", "look-round"),
    ("lead", "stay-with-manager"),
    ("interviewer", "everybody-in-order"),
    ("documents", "copy-papers"),
    ("safety", "see-lodging"),
    ("lead", "open-safe"),
    ("documents", "read-notebook"),
    ("lead", "card-for-all"),
    ("interviewer", "talk-on-bench"),
]


# Sends roles to steps one after another: ticks those of the roles that can go now and none of the others, then takes the step.
GO = """(site, course) => {
  for (const [role, step] of course) {
    for (const box of site.querySelectorAll("[data-goes]:enabled")) if (box.checked !== (role === box.dataset.goes)) box.click();
    const button = site.querySelector(`[data-step="${step}"]`);
    if (!button.checkVisibility() || button.disabled) throw new Error(`nobody can take ${step}`);
    button.click();
  }
}"""


@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, {"width": 360, "height": 780}], ids=["wide", "phone"])
def test_a_group_splits_meets_its_end_and_takes_the_course_along(desk, tmp_path, size, axe_violations):
    page = desk.lay(PAGE, size)
    site = page.locator('[data-visit="packing-hall"]')
    name_group(page, "Group 3")
    (first, begins), *_ = WHOLE
    for role in ALL:
        site.locator(f'[data-goes="{role}"]').set_checked(role == first)
    site.locator(f'[data-step="{begins}"]').click()
    assert site.locator('[data-goes="lead"]').is_disabled(), "who is away cannot be sent"
    assert "until 09:10" in site.locator("[data-where]").inner_text()
    site.evaluate(GO, WHOLE[1:])
    # The last of them come back, and all leave: nothing of what it did to people was told before.
    assert site.locator(".vi-worker:visible").count() == 0
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert axe_violations(page) == []
    site.locator("[data-leave]").click()
    assert site.locator("[data-ending]:visible").count() == 1
    assert "calls on Thursday" in site.locator('[data-ending="both"]').inner_text()
    assert page.evaluate("() => document.activeElement.closest('.vi-ends') !== null")
    assert "The time sheet of badge 14" in site.locator("[data-finds]").inner_text()
    missed = site.locator("[data-missed]").inner_text()
    assert "driver of the bus" in missed and "time sheet" not in missed
    assert site.locator(".vi-line .vi-worker:visible").count() >= len(WHOLE) - 2
    site.locator('[data-answer="words/packing-hall/both"] textarea').fill("We would go back <b>")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert axe_violations(page) == []

    file = tmp_path / "visit.docx"
    take(page, "docx").save_as(file)
    document = Document(file)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "09:10" in cells and any("Forty cards" in cell for cell in cells)
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "We would go back <b>" in told and "The time sheet of badge 14" in told

    page.reload()
    page.wait_for_selector(".workshop-ready [data-ending]:visible")
    press(page, '[data-visit="packing-hall"] [data-back]')
    assert site.locator("[data-choosing]").is_visible() and site.locator("[data-ending]:visible").count() == 0
    desk.clear()


def test_a_visit_is_made_by_keyboard_alone_and_the_other_site_chosen(desk):
    page = desk.lay(PAGE)
    site = page.locator('[data-visit="packing-hall"]')
    keys = page.keyboard

    reach(page, "[data-sites] > summary")
    keys.press("Enter")
    reach(page, '[data-site="vessel-in-port"]')
    keys.press("Enter")
    vessel = page.locator('[data-visit="vessel-in-port"]')
    assert vessel.is_visible() and site.is_hidden()
    for role in ("interviewer", "documents", "safety"):
        reach(page, f'[data-visit="vessel-in-port"] [data-goes="{role}"]')
        keys.press("Space")
    reach(page, '[data-step="tell-of-message"]')
    keys.press("Enter")
    followed = vessel.locator("[data-followed]")
    assert "goes through his crew" in followed.inner_text()
    assert page.evaluate("() => document.activeElement.matches('[data-followed]')"), (
        "what follows is read, and the choices come next"
    )
    assert "08:00" in vessel.locator("[data-clock]").inner_text(), "three are still free at the same minute"
    assert vessel.locator('[data-step="folder"]').is_visible()
    for _ in range(4):
        reach(page, '[data-visit="vessel-in-port"] [data-wait]')
        keys.press("Enter")
    assert "a bar goes from left to right" in vessel.locator("[data-moments]").inner_text()
    reach(page, '[data-visit="vessel-in-port"] [data-leave]')
    keys.press("Enter")
    assert vessel.locator("[data-ending]:visible").count() == 1
    desk.clear()


def test_without_script_and_on_paper_the_cards_can_be_dealt(new_page, book_url):
    page = new_page(java_script_enabled=False)
    page.goto(f"{book_url}{PAGE}")
    hall = page.locator('[data-visit="packing-hall"]')
    assert hall.locator(".vi-card:visible").count() == hall.locator(".vi-card").count() > 30
    told = hall.inner_text()
    assert "Only if – The papers of the office: were gone when you came" in told and "After 30 minutes." in told
