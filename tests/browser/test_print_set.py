"""The page of the print set in a browser: what is ticked is what is on paper, and names are kept nowhere. Paper is read by a reader of PDF."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from book_rows import book_rows

from activities.handouts.contents import name_case
from activities.measuring.codes import deal_codes

PAGE = "book/guide/print-set.html"
ROWS = book_rows()
NASTY = '<img src=x onerror="window.caught=1">'
A4 = (595, 842)


# Fills fields and ticks boxes as `set` says, all others as they were when the page was opened; then prints where `printed` is so.
SET_OUT = """({ set, printed }) => {
  const root = document.querySelector("[data-print-set]");
  window.dispatchEvent(new Event("afterprint"));
  for (const field of root.querySelectorAll("input, textarea")) {
    field.value = field.defaultValue;
    if (field.type === "checkbox") field.checked = field.indeterminate = false;
  }
  for (const one of root.querySelectorAll("details")) one.open = false;
  for (const [selector, value] of Object.entries(set)) {
    const field = root.querySelector(selector);
    if (value !== true) field.value = value;
    else field.checked = true;
    for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
  }
  root.dispatchEvent(new Event("input"));
  if (printed) root.querySelector("[data-ps-print]").click();
}"""


@pytest.fixture(scope="module")
def opened(open_device, book):
    context, watch = open_device()
    page = context.new_page()
    page.goto(f"{book.as_uri()}/{PAGE}")
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.locator("[data-ps-says]:not(:empty)").wait_for()
    yield page
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()


@pytest.fixture
def print_set(opened):
    """The page as it is when it is opened, for tests that do not leave it."""
    opened.evaluate("() => { window.printed = 0; }")
    set_out(opened, {})
    return opened


@pytest.fixture
def left(page, base):
    """The page, for a test that leaves it."""
    page.goto(base + PAGE)
    page.evaluate("() => { window.print = () => {}; }")
    page.locator("[data-ps-says]:not(:empty)").wait_for()
    return page


def set_out(page, chosen, printed=False):
    """Have the page with these fields filled and these boxes ticked (True), and no others; and print."""
    page.evaluate(SET_OUT, {"set": {f"[data-ps-{name}": value for name, value in chosen.items()}, "printed": printed})


def print_paper(page) -> pypdf.PdfReader:
    """What comes out of the printer."""
    return pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def read_paper(page) -> list[tuple[str, tuple[int, int]]]:
    """The pages that come out of the printer: their words, and how they lie."""
    paper = print_paper(page)
    return [(" ".join(one.extract_text().split()), (round(one.mediabox.width), round(one.mediabox.height))) for one in paper.pages]


def test_each_case_stands_on_one_side_and_cards_badges_and_certificates_fill_theirs(print_set):
    page = print_set
    page.fill("[data-ps-people]", "11")
    page.fill("[data-ps-codes]", "Accra, March")
    page.fill("[data-ps-address]", "https://example.org/w")
    page.fill("[data-ps-names]", f"Ada Lovelace\n{NASTY}")
    for box in ("[data-ps-handout=cases] [data-ps-all]", "[data-ps-handout=cards] [data-ps-all]"):
        page.check(box)
    for made in ("sign-in", "badges", "certificates"):
        page.check(f"[data-ps-piece={made}]")
    page.click("[data-ps-print]")
    assert page.evaluate("() => [window.printed, window.caught ?? null]") == [1, None]
    paper = read_paper(page)
    cases, cards = len(ROWS.cases), -(-(len(ROWS.indicators) + len(ROWS.elements)) // 4)
    badges, paper = paper[:4], paper[4:]  # first, so that their fronts lie on fronts where paper is printed on both sides
    for case, (said, size) in zip(ROWS.cases.values(), paper):
        assert name_case(case, ROWS.strings) in said and case.passages[-1].text.split()[-1] in said and size == A4
        assert "https://example.org/w" in said
    assert len(paper) == cases + cards + 1 + 2
    sign_in = paper[cases + cards]
    assert sign_in[1] == A4[::-1] and "Day 5" in sign_in[0]
    head = ROWS.strings["handout.indicator"]
    assert paper[cases][0].startswith(head) and not any(
        "Print set" in said for said, _ in badges
    )  # no head of a page where it is cut
    codes = [card.code for card in deal_codes("Accra, March", 11)]
    assert [sum(code in said for code in codes) for said, _ in badges] == [0, 10, 0, 1]
    assert all(code in badges[1][0] + badges[3][0] for code in codes)
    assert "Ada Lovelace" in paper[-2][0] and NASTY in paper[-1][0] and paper[-1][1] == A4[::-1]


@pytest.mark.parametrize(("word", "people"), [("Accra, March", 11), ("", 11), ("", 4)])
def test_fronts_of_badges_lie_on_fronts_and_nothing_else_on_their_backs(print_set, word, people):
    page = print_set
    set_out(page, {"people]": str(people), "codes]": word, "piece=sign-in]": True, "piece=badges]": True}, printed=True)
    by_hand, sign_in = ROWS.strings["handout.name-by-hand"], ROWS.strings["handout.sign-in"]
    said = [words for words, _ in read_paper(page)]
    fronts = [at for at, words in enumerate(said) if by_hand in words]
    assert fronts == list(range(0, 2 * -(-people // 10), 2))
    assert [at for at, words in enumerate(said) if f"{sign_in}:" in words] == [fronts[-1] + 2] and len(said) == fronts[-1] + 3


def test_only_what_is_ticked_is_printed_as_often_as_asked(print_set):
    page = print_set
    page.click("[data-ps-print]")
    assert page.evaluate("() => window.printed ?? 0") == 0
    assert page.inner_text("[data-ps-says]") == ROWS.strings["print-set.nothing"]
    handout = page.locator("[data-ps-handout=cases]")
    handout.locator("summary").press("Enter")
    first, second = handout.locator("[data-ps-piece]").all()[:2]
    first.press("Space")
    second.press("Space")
    assert handout.locator("[data-ps-all]").evaluate("(box) => box.indeterminate")
    handout.locator("[data-ps-copies]").fill("3")
    page.locator("[data-ps-print]").press("Enter")
    titles = [name_case(case, ROWS.strings) for case in list(ROWS.cases.values())[:2]]
    paper = [said for said, _ in read_paper(page)]
    assert len(paper) == 6 and all(title in said for title, said in zip(titles * 3, paper))


def test_each_printing_has_the_codes_of_the_word_in_an_order_of_its_own(print_set):
    """The badges have the numbers of the sign-in sheet: in the order of the word, the word and that sheet would say who has which code."""
    page = print_set
    set_out(page, {"people]": "60", "codes]": "Accra, March", "piece=badges]": True})
    printed = []
    for _ in range(2):
        page.click("[data-ps-print]")
        printed.append(page.evaluate("() => [...document.querySelectorAll('.ps-printed .ps-code')].map((one) => one.textContent)"))
        page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    mirrored = [card.code for card in deal_codes("Accra, March", 60)]
    mirrored = [mirrored[place ^ 1] for place in range(60)]
    assert printed[0] != printed[1] and mirrored not in printed
    assert sorted(printed[0]) == sorted(printed[1]) == sorted(mirrored)


def test_word_and_number_are_kept_until_the_device_is_wiped_and_the_page_of_results_offers_them(left, base):
    page = left
    page.fill("[data-ps-people]", "31")
    page.fill("[data-ps-codes]", NASTY)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")  # another tab was open meanwhile
    assert page.input_value("[data-ps-codes]") == NASTY
    page.reload()
    page.locator("[data-ps-says]:not(:empty)").wait_for()
    assert [page.input_value(f"[data-ps-{name}]") for name in ("people", "codes")] == ["31", NASTY]
    page.goto(f"{base}book/guide/results.html")
    offered = page.get_by_role("button", name=ROWS.strings["results.kept-take"].format(word=NASTY, many=31))
    offered.press("Enter")
    assert [page.input_value(f"#results-{name}") for name in ("many", "word")] == ["31", NASTY]
    assert page.evaluate("() => [document.activeElement.id, window.caught ?? null]") == ["results-word", None]
    known = ROWS.strings["results.cards-known"].partition("{some}")[0].format(many=31)
    assert known in page.inner_text("[data-results-cards]") and not offered.is_visible()
    assert any("room:workshop" in key for key in page.evaluate("() => Object.keys(localStorage)"))
    page.evaluate("() => localStorage.clear()")
    page.goto(base + PAGE)
    page.locator("[data-ps-says]:not(:empty)").wait_for()
    assert [page.input_value(f"[data-ps-{name}]") for name in ("people", "codes")] == ["24", ""]


def test_names_are_kept_nowhere_and_are_gone_when_the_page_is_left(left, base):
    page = left
    page.fill("[data-ps-names]", "Ada Lovelace")
    page.check("[data-ps-piece=certificates]")
    page.click("[data-ps-print]")
    kept = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])")
    assert "Ada" not in kept
    page.goto(base + "book/index.html")
    page.go_back()
    page.locator("[data-ps-says]:not(:empty)").wait_for()
    assert page.input_value("[data-ps-names]") == ""


def test_the_page_can_be_used_by_everybody(print_set, axe_violations):
    print_set.locator("[data-ps-handout=cases] summary").click()
    assert axe_violations(print_set) == []


def test_the_page_says_how_many_sides_a_tick_takes_and_all_of_them_before_they_are_printed(print_set):
    page = print_set
    said = page.locator("[data-ps-handout=cases] [data-ps-sides]")
    assert said.inner_text() == ""
    page.fill("[data-ps-people]", "24")
    page.check("[data-ps-handout=cases] [data-ps-all]")
    assert said.inner_text() == ROWS.strings["print-set.sides"].format(sides=len(ROWS.cases))
    page.fill("[data-ps-handout=cases] [data-ps-copies]", "2")
    assert said.inner_text() == ROWS.strings["print-set.sides"].format(sides=2 * len(ROWS.cases))
    page.check("[data-ps-piece=badges]")
    backs = page.locator("[data-ps-backs]")
    assert backs.is_visible() and ROWS.strings["print-set.no-backs"] in backs.inner_text()
    page.fill("[data-ps-codes]", "Accra, March")
    assert backs.is_hidden()
    for id in ("worksheets", "papers"):
        page.check(f"[data-ps-handout={id}] [data-ps-all]")
    number = r"about (\d+) sides"
    told = int(re.search(number, page.locator("[data-ps-says]").inner_text())[1])
    page.click("[data-ps-print]")
    assert abs(len(print_paper(page).pages) - told) <= told * 0.06
