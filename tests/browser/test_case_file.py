"""Activity 15, whole: a file is read, facts that do not agree are paired, weighed and compared, and what was found is taken along."""

import csv
import io

import pytest
from book_rows import book_rows
from browser.activity_six import commit
from browser.tools import name_group, take
from docx import Document

FILES = book_rows().case_files
PAGE = "book/activities/reading-a-file.html"
FILE = "packing-hall"
PHONE = {"width": 360, "height": 780}


def open_file(page, base, file=FILE):
    page.goto(f"{base}{PAGE}#case-{file}")
    page.wait_for_selector(".workshop-ready [data-tools]:visible")


def fact(page, id):
    return page.locator(f'[data-passage="{id}"]')


def turn_to(page, exhibit, file=FILE):
    page.select_option(f'[data-case="{file}"] [data-choose-exhibit]', exhibit)


def go(page, step):
    page.click(f'[data-steps] [data-step="{step}"]')


def quote(id, file=FILE):
    return FILES[file].list_facts()[id].words


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_done_from_start_to_product_by_mouse(page, base, watch, tmp_path, file):
    reading = FILES[file].reading
    first, also = [one for one in reading.contradictions if not one.innocent][:2]
    against = next(one for one in reading.findings if one.against).facts[0]
    facts = FILES[file].list_facts()
    open_file(page, base, file)
    name_group(page, "Group 3")
    page.click(f'[data-show="{file}"]')
    go(page, "compare")
    commit(page)
    assert page.locator("[data-compare-open]").is_hidden(), "the reading waits for something of the group's own"

    go(page, "read")
    shown = page.locator(f'[data-case="{file}"] [data-exhibit]:visible')
    turn_to(page, facts[against].exhibit, file)
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
    assert "not</b> written down" in met.inner_text() and first.otherwise in " ".join(met.inner_text().split())
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
    assert watch.elsewhere == [] and watch.faults == []


def test_a_pair_is_made_by_keyboard_alone(page, book_url, watch):
    open_file(page, book_url)
    keys = page.keyboard

    def reach(selector):
        for _ in range(300):
            if page.evaluate("selector => document.activeElement?.matches(selector)", selector):
                return
            keys.press("Tab")
        pytest.fail(f"{selector} cannot be reached with the Tab key")

    reach(f'[data-show="{FILE}"]')
    keys.press("Enter")
    assert page.evaluate("document.activeElement.matches('[data-choose-exhibit]')"), "the choice of exhibits is what comes next"
    turn_to(page, "time-sheet")
    reach("[data-passage]")
    here = [id for id, one in FILES[FILE].list_facts().items() if one.exhibit == "time-sheet"]
    for _ in range(here.index("time-sheet-d0714-begin") - here.index(page.evaluate("document.activeElement.dataset.passage"))):
        keys.press("ArrowRight")
    keys.press("w")
    assert fact(page, "time-sheet-d0714-begin").locator(".cc-chip").inner_text() == "W"
    keys.press("Enter")
    reach("[data-pair-begin]")
    keys.press("Enter")
    assert quote("time-sheet-d0714-begin") in page.locator("[data-pairing]:visible").inner_text()
    assert page.evaluate("document.activeElement.dataset.passage") == "time-sheet-d0714-begin"
    turn_to(page, "gate-log")
    reach('[data-exhibit="gate-log"] [data-passage]')
    while page.evaluate("document.activeElement.dataset.passage") != "gate-log-d0714-in":
        keys.press("ArrowRight")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.dataset.pairField") == "means"
    chosen = [page.locator(f'[data-pair-field="{side}"]').input_value() for side in ("a", "b")]
    assert chosen == ["time-sheet-d0714-begin", "gate-log-d0714-in"]
    assert watch.faults == []


@pytest.mark.parametrize("file", FILES)
def test_on_a_telephone_every_exhibit_fits_and_a_pair_is_made_by_touch(new_page, book_url, watch, file):
    page = new_page(viewport=PHONE, has_touch=True)
    open_file(page, book_url, file)
    page.tap(f'[data-show="{file}"]')
    for exhibit in FILES[file].exhibits:
        turn_to(page, exhibit.id, file)
        wide = page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll(".cf-exhibit:not([hidden]) .cf-scroll")]
            .filter((one) => one.scrollWidth > one.clientWidth + 1).length"""
        )
        assert (exhibit.id, wide) == (exhibit.id, 0)
    facts = list(FILES[file].list_facts().values())
    turn_to(page, facts[-1].exhibit, file)
    fact(page, facts[-1].id).tap()
    page.tap("[data-pair-begin]")
    turn_to(page, facts[0].exhibit, file)
    fact(page, facts[0].id).tap()
    assert page.locator('[data-pair-field="b"]').input_value() == facts[0].id
    assert watch.faults == []


def test_the_exhibits_can_be_heard_as_tables_and_none_is_barred(page, book_url, axe_violations):
    open_file(page, book_url)
    page.click(f'[data-show="{FILE}"]')
    for exhibit in FILES[FILE].exhibits:
        turn_to(page, exhibit.id)
        assert (exhibit.id, axe_violations(page)) == (exhibit.id, [])
    turn_to(page, "gate-log")
    table = page.locator('[data-exhibit="gate-log"]').get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Day", "Weekday", "In", "Out"]


def test_without_script_the_page_is_the_file_on_paper(new_page, book_url):
    page = new_page(java_script_enabled=False)
    page.goto(f"{book_url}{PAGE}")
    many = sum(len(file.exhibits) for file in FILES.values())
    assert page.locator("[data-exhibit]:visible").count() == many
    assert page.locator("[data-choose-exhibit]:visible").count() == 0


def test_where_the_group_was_in_a_file_is_where_it_finds_itself_again(page, book_url):
    open_file(page, book_url)
    page.click(f'[data-show="{FILE}"]')
    turn_to(page, "bank")
    fact(page, "bank-july-out-time").click()
    page.click('[data-bar] [data-tag="ask"]')
    page.goto(f"{book_url}{PAGE}")
    page.wait_for_selector(".workshop-ready [data-exhibit]:visible")
    assert page.locator("[data-exhibit]:visible").get_attribute("data-exhibit") == "bank"
