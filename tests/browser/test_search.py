"""The page of the search in a real browser. What is found, and in which order, is asked without one in `test_searching.py`.

Most tests type into one page, which is opened again where one has followed a link.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}
SEARCH = "search.html?q={words}"
QUERIES = [
    "constructor __proto__ debt",
    "(((",
    "\\\\",
    "\u202e",
    "<img src=x onerror=alert(1)>",
    "%25",
    "debt " * 500,
    "{query}",
    "$&",
]


TYPE = """(words) => {
  document.querySelector("[data-search-status]").textContent = "";
  const field = document.querySelector("[data-search-field]");
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
STATUS = "[data-search-status]"


@pytest.fixture(scope="module")
def searching(open_device, book):
    """`searching(words)` types them into the page of the search and gives it, once the number of results was said."""
    context, watch = open_device()
    page = context.new_page()

    def type_words(words):
        if not page.url.partition("?")[0].partition("#")[0].endswith("/search.html"):
            page.goto(f"{book.as_uri()}/search.html")
        page.evaluate(TYPE, words)
        expect(page.locator(STATUS)).to_have_text(re.compile(".+"))
        return page

    yield type_words
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()


def titles(page):
    """What the results are called, as they stand on the page."""
    return page.locator(".found-title a").all_inner_texts()


def find(page, base, words):
    page.goto(base + SEARCH.format(words=quote(words)))
    expect(page.locator(STATUS)).to_have_text(re.compile(".+"))


def test_the_field_in_the_header_leads_to_what_is_found(page, each_base, watch):
    page.goto(each_base + "book/index.html")
    page.get_by_role("searchbox", name="Search this book").fill("sewing workshop")
    page.keyboard.press("Enter")
    best = page.get_by_role("region", name="Most likely")
    expect(best.get_by_role("link", name="Four women from Lithuania")).to_be_visible()
    expect(best).to_contain_text("iron doors")
    best.get_by_role("link", name="Four women from Lithuania").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Four women")
    assert watch.faults == [] and watch.elsewhere == []


def test_results_change_as_one_types_and_their_number_is_said(page, base):
    page.goto(base + "search.html")
    field = page.get_by_role("searchbox", name="Search this book")
    expect(field).to_be_focused()
    expect(page.get_by_role("region", name="What people ask")).to_be_visible()
    field.press_sequentially("pasport")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results for “pasport”$"))
    expect(page.get_by_text("This book does not say “pasport”. Shown is what was found for “passport”.")).to_be_visible()
    assert titles(page)[0].lower() == "retention of identity documents"
    expect(page).to_have_url(re.compile(r"\?q=pasport$"))
    field.fill("activity 7")
    expect(page.get_by_role("status")).to_have_text(re.compile("“activity 7”"))
    assert titles(page)[0] == "Referral mechanism"
    expect(page.get_by_text("This book does not say")).to_be_hidden()


def test_what_is_found_stands_by_kind_with_what_it_is_and_where_the_words_are(searching):
    page = searching("child")
    for kind in ("Terms", "Law", "Chapters", "Activities"):
        expect(page.get_by_role("region", name=kind)).to_be_visible()
    chapter = page.get_by_role("region", name="Chapters").get_by_role("listitem").filter(has_text="Workers at risk")
    expect(chapter).to_contain_text("Some workers are easier to coerce than others")
    place = chapter.locator(".found-place")
    expect(place.locator("mark").first).to_have_text(re.compile("child", re.IGNORECASE))
    place.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"workers-at-risk\.html#.+"))


def test_all_of_a_kind_is_shown_on_demand_and_the_keyboard_goes_on_from_there(searching):
    page = searching("child")
    law = page.get_by_role("region", name="Law")
    expect(law.get_by_role("listitem")).to_have_count(5)
    law.get_by_role("button", name="Show all").press("Enter")
    expect(law.get_by_role("listitem").nth(5).get_by_role("link")).to_be_focused()
    expect(law.get_by_role("button")).to_be_hidden()


def test_the_results_are_reached_by_the_keyboard_alone(searching):
    page = searching("child")
    page.get_by_role("searchbox", name="Search this book").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#search-"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section') !== null")


def test_where_nothing_is_found_the_page_says_so_and_offers_questions(searching):
    page = searching("xyzzyq")
    expect(page.get_by_role("status")).to_have_text("Nothing found for “xyzzyq”")
    expect(page.get_by_text("Try one word instead of several")).to_be_visible()
    page.get_by_role("region", name="What people ask").get_by_role("link", name="boss has my passport").click()
    expect(page.get_by_role("region", name="Most likely")).to_contain_text("identity documents")


def test_no_query_stops_the_page(searching, new_page, base, watch):
    for words in QUERIES:
        expect(searching(words).locator(STATUS), words).to_contain_text(words.strip()[:4])
    every = " ".join(query[:60] for query in QUERIES)
    page = new_page()
    find(page, base, every)
    expect(page.locator(STATUS)).to_contain_text(every)
    assert watch.faults == []


def test_a_book_without_its_index_says_so(page, book_url):
    page.route("**/search-index.js*", lambda route: route.abort())
    page.goto(book_url + SEARCH.format(words="debt"))
    expect(page.get_by_role("status")).to_contain_text("index of this search is missing")


def test_what_looks_like_markup_is_found_as_it_is_written(page, book_url, watch):
    title = "Debt & <img src=x onerror=document.title='ran'> &lt;b&gt;"
    index = {
        "kinds": ["page"], "pages": ["book/one"], "words": ["debt"], "small": [], "asked": [[["<i>owed</i>"], ["debt"], [0]]],
        "entries": [[0, 0, "", "<u>", title, [], "", "", "0"]],
    }  # fmt: skip
    page.route("**/search-index.js*", lambda route: route.fulfill(body=f"workshopSearch.setIndex({json.dumps(index)})"))
    texts = [["", "", "debt <script>run()</script>"], ["x", "<i>debt</i>", "<b>debt</b>"]]
    told = f"workshopSearch.takeTexts('book/one', '<b>Lead</b> debt', {json.dumps(texts)})"
    page.route("**/_search/book/one.js", lambda route: route.fulfill(body=told))
    find(page, book_url, "debt")
    best = page.get_by_role("region", name="Most likely")
    expect(best).to_contain_text("<b>debt</b>")
    for text in (title, "<u>", "<b>Lead</b> debt", "<i>debt</i>"):
        expect(best).to_contain_text(text)
    assert best.locator("img, i, u, b, script").count() == 0
    assert watch.faults == []


def test_what_was_found_fits_on_a_phone_and_can_be_used_by_everybody(new_page, base, axe_violations):
    page = new_page(viewport=PHONE)
    find(page, base, "who pays the recruitment fee")
    expect(page.locator(".found-place mark").first).to_be_visible()
    for words in ("who pays the recruitment fee", "xyzzyq"):
        page.evaluate(TYPE, words)
        expect(page.locator(STATUS)).to_contain_text(words)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert axe_violations(page) == [], words
        page.emulate_media(color_scheme="dark")
        page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
        assert axe_violations(page, only=["color-contrast"]) == [], f"{words}, in the dark"
        page.emulate_media(color_scheme="light")
