"""Activity 15, whole: a file is read, facts that do not agree are paired, weighed and compared, and what was found is taken along."""

import csv
import io

import pytest
from book_rows import book_rows
from browser.activity_six import commit, go, pick_case
from browser.desks import sit_down
from browser.tools import name_group, press, reach, take
from docx import Document
from playwright.sync_api import expect

FILES = book_rows().case_files
PAGE = "book/activities/reading-a-file.html"
FILE = "packing-hall"
PHONE = {"width": 360, "height": 780}


@pytest.fixture(scope="module")
def telephone(open_device, base):
    with sit_down(open_device, base, has_touch=True) as desk:
        yield desk


def open_file(desk, file=FILE, **size):
    page = desk.lay(PAGE, **size)
    pick_case(page, file)
    return page


def fact(page, id):
    return page.locator(f'[data-passage="{id}"]')


TURN = """(choice, exhibit) => {
  choice.value = exhibit;
  for (const name of ["input", "change"]) choice.dispatchEvent(new Event(name, { bubbles: true }));
}"""
# Turns to one exhibit after another. → Those that are wider than what they stand in.
WIDER = f"""(choice, exhibits) => exhibits.filter((exhibit) => {{
  ({TURN})(choice, exhibit);
  return [document.documentElement, ...document.querySelectorAll(".cf-exhibit:not([hidden]) .cf-scroll")]
    .some((one) => one.scrollWidth > one.clientWidth + 1);
}})"""


def choice_of(page, file=FILE):
    return page.locator(f'[data-case="{file}"] [data-choose-exhibit]')


def turn_to(page, exhibit, file=FILE):
    choice_of(page, file).evaluate(TURN, exhibit)


def quote(id, file=FILE):
    return FILES[file].list_facts()[id].words


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_done_from_start_to_product_by_mouse(desk, tmp_path, file):
    reading = FILES[file].reading
    first, also = [one for one in reading.contradictions if not one.innocent][:2]
    against = next(one for one in reading.findings if one.against).facts[0]
    facts = FILES[file].list_facts()
    page = open_file(desk, file)
    name_group(page, "Group 3")
    page.click(f'[data-show="{file}"]')
    go(page, "compare")
    commit(page)
    assert page.locator("[data-compare-open]").is_hidden(), "the reading waits for something of the group's own"

    go(page, "read")
    shown = page.locator(f'[data-case="{file}"] [data-exhibit]:visible')
    choice_of(page, file).select_option(facts[against].exhibit)
    fact(page, against).click()
    page.click('[data-bar] [data-tag="speaks-against"]')
    turn_to(page, facts[first.facts[0]].exhibit, file)
    assert shown.count() == 1, "one exhibit is open at a time"
    fact(page, first.facts[0]).click()
    page.click("[data-pair-begin]")
    turn_to(page, facts[first.facts[1]].exhibit, file)
    fact(page, first.facts[1]).click()
    card = page.locator("[data-pair]")
    assert card.locator('[data-pair-field="means"]').evaluate("field => field === document.activeElement")
    page.keyboard.type("Something is <b>not</b> written down")
    card.locator('[data-pair-field="other"]').fill("A slip of the pen")
    card.locator('[data-pair-field="ask"]').fill("What happened then")
    card.locator('[data-pair-field="whom"]').fill("The worker, alone")
    go(page, "findings")
    page.check('[data-bears] [value="wages"]')
    page.check('[data-element="work-or-service"] [value="met"]')
    page.fill('[data-field="reason/work-or-service"]', "They work there")
    go(page, "compare")
    commit(page)
    met = page.locator(f'[data-contradiction="{first.id}"]')
    # What is below the screen is drawn when there is time.
    expect(met).to_contain_text("not</b> written down")
    expect(met).to_contain_text(first.otherwise)
    expect(page.locator(f'[data-contradiction="{also.id}"]')).not_to_be_empty()
    assert page.locator(f'[data-contradiction="{also.id}"]').locator(".cf-ours").count() == 0, (
        "what was not paired is also in the file"
    )
    assert page.locator("[data-contradiction]").count() == len(reading.contradictions)

    target = tmp_path / "file.docx"
    take(page, "docx").save_as(target)
    texts = [p.text for p in Document(target).paragraphs]
    heads = ["What does not agree, and what it may mean", "What we ask, and of whom", "What speaks against"]
    assert sorted(heads, key=texts.index) == heads
    assert any(quote(against, file) in text for text in texts[texts.index(heads[2]) :])
    rows = list(csv.DictReader(io.StringIO(take(page, "csv").path().read_bytes().decode("utf-8-sig"))))
    assert any(row["Answer"] == "The worker, alone" and quote(first.facts[0], file) in row["Facts"] for row in rows)
    desk.clear()


def test_a_pair_is_made_by_keyboard_alone(desk):
    page = open_file(desk)
    keys = page.keyboard

    reach(page, f'[data-show="{FILE}"]')
    keys.press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-choose-exhibit]')"), "the choice of exhibits is what comes next"
    turn_to(page, "time-sheet")
    reach(page, "[data-passage]")
    here = [id for id, one in FILES[FILE].list_facts().items() if one.exhibit == "time-sheet"]
    for _ in range(here.index("time-sheet-d0714-begin") - here.index(page.evaluate("document.activeElement.dataset.passage"))):
        keys.press("ArrowRight")
    keys.press("w")
    assert fact(page, "time-sheet-d0714-begin").locator(".cc-chip").inner_text() == "W"
    keys.press("Enter")
    reach(page, "[data-pair-begin]")
    keys.press("Enter")
    assert quote("time-sheet-d0714-begin") in page.locator("[data-pairing]:visible").inner_text()
    assert page.evaluate("document.activeElement.dataset.passage") == "time-sheet-d0714-begin"
    turn_to(page, "gate-log")
    reach(page, '[data-exhibit="gate-log"] [data-passage]')
    while page.evaluate("document.activeElement.dataset.passage") != "gate-log-d0714-in":
        keys.press("ArrowRight")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.dataset.pairField") == "means"
    chosen = [page.locator(f'[data-pair-field="{side}"]').input_value() for side in ("a", "b")]
    assert chosen == ["time-sheet-d0714-begin", "gate-log-d0714-in"]
    desk.clear()


@pytest.mark.parametrize("file", FILES)
def test_on_a_telephone_every_exhibit_fits_and_a_pair_is_made_by_touch(telephone, file):
    page = open_file(telephone, file, viewport=PHONE)
    page.tap(f'[data-show="{file}"]')
    assert choice_of(page, file).evaluate(WIDER, [exhibit.id for exhibit in FILES[file].exhibits]) == []
    facts = list(FILES[file].list_facts().values())
    turn_to(page, facts[-1].exhibit, file)
    fact(page, facts[-1].id).tap()
    page.tap("[data-pair-begin]")
    turn_to(page, facts[0].exhibit, file)
    fact(page, facts[0].id).tap()
    assert page.locator('[data-pair-field="b"]').input_value() == facts[0].id
    telephone.clear()


def test_the_exhibits_can_be_heard_as_tables_and_none_is_barred(desk, axe_violations):
    page = open_file(desk)
    press(page, f'[data-show="{FILE}"]')
    for exhibit in FILES[FILE].exhibits:
        turn_to(page, exhibit.id)
        assert (exhibit.id, axe_violations(page)) == (exhibit.id, [])
    turn_to(page, "gate-log")
    table = page.locator('[data-exhibit="gate-log"]').get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Day", "Weekday", "In", "Out"]
    desk.clear()


def test_without_script_the_page_is_the_file_on_paper(new_page, book_url):
    page = new_page(java_script_enabled=False)
    page.goto(f"{book_url}{PAGE}")
    many = sum(len(file.exhibits) for file in FILES.values())
    assert page.locator("[data-exhibit]:visible").count() == many
    assert page.locator("[data-choose-exhibit]:visible").count() == 0


def test_where_the_group_was_in_a_file_is_where_it_finds_itself_again(desk):
    page = open_file(desk)
    press(page, f'[data-show="{FILE}"]')
    turn_to(page, "bank")
    press(page, '[data-passage="bank-july-out-time"]', '[data-bar] [data-tag="ask"]')
    page.reload()
    page.wait_for_selector(".workshop-ready [data-exhibit]:visible")
    assert page.locator("[data-exhibit]:visible").get_attribute("data-exhibit") == "bank"
    desk.clear()
