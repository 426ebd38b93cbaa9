"""The reference book in a real browser: self-checks, terms, reading on one's own.

Tests that stay on the chapter share one opening of it, and begin with no question answered.
"""

from __future__ import annotations

import pytest
from browser.tools import ask_for
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}
CHAPTER = "book/learn/inspectors.html"
CHECK = f"{CHAPTER}#self-check"  # its script comes when somebody comes near
PATH = "book/guide/self-study.html"
ANSWERS = {
    "inspectors-routine": "look-further",
    "inspectors-door": "reasons",
    "inspectors-sum": "whole",
    "inspectors-gate": "leave",
}
# Chooses an answer and asks what we say, where it is no matter by which means.
COMPARE = """(options) => {
  for (const [id, option] of Object.entries(options)) {
    const asked = document.querySelector(`[data-question="${id}"]`);
    asked.querySelector(`input[value="${option}"]`).click();
    asked.querySelector("[data-compare]").click();
  }
}"""


def open_check(page, base):
    page.goto(base + CHECK)
    page.wait_for_selector("workshop-activity.workshop-ready")  # a form of a chapter, which waits for its reader
    return page


@pytest.fixture(scope="module")
def opened(open_device, book):
    context, watch = open_device()
    yield open_check(context.new_page(), book.as_uri() + "/")
    assert (watch.elsewhere, watch.faults) == ([], [])
    context.close()


@pytest.fixture
def chapter(opened):
    """The chapter, with no question answered, no focus and no pointer on it."""
    opened.evaluate("() => { document.querySelector('[data-again]').click(); document.activeElement.blur(); }")
    opened.emulate_media(media="screen")
    opened.mouse.move(0, 0)
    return opened


def question(page, id):
    return page.locator(f'[data-question="{id}"]')


def compare(page, id, option):
    page.evaluate(COMPARE, {id: option})
    return question(page, id)


def kept_answers(page):
    return page.evaluate(
        "JSON.parse(localStorage.getItem('workshop:forced-labour-workshop:check-inspectors:') ?? '{}').answers ?? {}"
    )


# --- self-checks -----------------------------------------------------------------------------


def test_an_answer_is_spoken_to_once_the_reader_asks(chapter):
    asked = question(chapter, "inspectors-routine")
    asked.locator('input[value="confront"]').check()
    expect(asked.locator("[data-said]")).to_be_empty()
    asked.get_by_role("button", name="Compare with ours").click()
    expect(asked.locator("[data-said]")).to_contain_text("Take another look.")
    expect(asked.locator("[data-said]")).to_contain_text("before the two are safe")


def test_whoever_thinks_again_is_spoken_to_again(chapter):
    asked = compare(chapter, "inspectors-routine", "confront")
    asked.locator('input[value="look-further"]').check()
    expect(asked.locator("[data-said]")).to_be_empty()
    asked.get_by_role("button", name="Compare with ours").click()
    expect(asked.locator("[data-said]")).to_contain_text("This stands up.")


def test_what_is_said_to_every_answer_opens_only_after_an_answer(chapter):
    expect(question(chapter, "inspectors-routine").locator("details")).to_be_hidden()
    asked = compare(chapter, "inspectors-routine", "not-mine")
    asked.locator("summary").click()
    expect(asked.locator("details dd")).to_have_count(3)
    expect(asked.locator("details dd").last).to_be_visible()


def test_comparing_without_an_answer_asks_for_one(chapter):
    question(chapter, "inspectors-routine").get_by_role("button").click()
    expect(question(chapter, "inspectors-routine").locator("[data-said]")).to_have_text("Choose an answer first.")
    expect(question(chapter, "inspectors-routine").locator("input").first).to_be_focused()


def test_a_self_check_is_done_by_keyboard(chapter):
    asked = question(chapter, "inspectors-door")
    second = asked.locator("input").nth(1).get_attribute("value")
    expect(asked.get_by_role("button", name="Compare with ours")).to_be_visible()
    asked.locator("input").first.focus()
    chapter.keyboard.press("Space")
    chapter.keyboard.press("ArrowDown")
    chapter.keyboard.press("Tab")
    chapter.keyboard.press("Enter")
    expect(asked.locator("[data-said]")).not_to_be_empty()
    assert kept_answers(chapter)["inspectors-door"] == second


def test_answering_again_from_the_start_forgets_the_answers(chapter):
    compare(chapter, "inspectors-sum", "gross")
    chapter.get_by_role("button", name="Start the questions again").click()
    expect(chapter.locator("[data-sc] input:checked")).to_have_count(0)
    assert kept_answers(chapter) == {}


def test_a_self_check_has_no_points(chapter):
    chapter.evaluate(COMPARE, ANSWERS)
    expect(chapter.locator("[data-result]")).to_contain_text("You have answered all 4 questions.")
    for word in ("score", "correct", "%", "4 of 4"):
        expect(chapter.locator("[data-sc]")).not_to_contain_text(word)


def test_after_the_last_question_the_reader_learns_which_ones_to_look_at_again(chapter):
    result = chapter.locator("[data-result]")
    for id, option in {**ANSWERS, "inspectors-sum": "gross"}.items():
        expect(result).to_be_empty()
        compare(chapter, id, option)
    expect(result.get_by_role("listitem")).to_have_count(1)
    result.get_by_role("link").first.click()
    expect(question(chapter, "inspectors-sum")).to_be_in_viewport()
    compare(chapter, "inspectors-sum", "whole")
    expect(result.get_by_role("listitem")).to_have_count(0)
    expect(result).to_contain_text("Each of your answers stands up.")


def test_what_stands_up_and_what_is_worth_another_look_differ_in_word_icon_and_colour(chapter):
    told = []
    for option in ("whole", "gross"):
        line = compare(chapter, "inspectors-sum", option).locator("[data-said] p")
        told.append(
            line.evaluate(
                """line => [line.querySelector("strong").innerText, line.querySelector("path").getAttribute("d"),
                           getComputedStyle(line).backgroundColor, getComputedStyle(line.querySelector("strong")).color]"""
            )
        )
    assert all(one != other for one, other in zip(*told))


def test_answers_are_kept_told_in_the_summary_mark_no_chapter_and_are_forgotten_after_a_second_word(page, base):
    open_check(page, base)
    page.evaluate(COMPARE, {**ANSWERS, "inspectors-sum": "gross"})
    page.reload()
    asked = question(page, "inspectors-sum")
    expect(asked.locator('input[value="gross"]')).to_be_checked()
    expect(asked.locator("[data-said]")).to_contain_text("Take another look.")
    expect(page.get_by_role("button", name="Mark as read")).to_be_visible()
    expect(page.locator("[data-read-here]")).to_contain_text("Answering the questions does not mark it for you.")
    page.goto(base + PATH)
    line = chapter_line(page, "inspectors")
    expect(line.locator("[data-check]")).to_have_text("4 of 4 questions answered")
    expect(line.get_by_role("checkbox")).not_to_be_checked()
    line.get_by_role("checkbox").check()
    page.reload()
    expect(line.get_by_role("checkbox")).to_be_checked()
    expect(page.locator("[data-progress]")).to_contain_text("1 of ")
    page.get_by_role("button", name="Show my summary").click()
    summary = page.locator("[data-summary]")
    expect(summary).to_contain_text("My answer: 43,200: four times 900 for each, with the 600 to be set off in court")
    expect(summary).to_contain_text("It is the wage of four months.")
    expect(summary).to_contain_text("It is no certificate and no result.")
    forget = page.get_by_role("button", name="Forget my progress")
    forget.click()
    page.get_by_role("button", name="Keep it").click()
    expect(line.locator("[data-check]")).to_have_text("4 of 4 questions answered")
    forget.click()
    page.get_by_role("button", name="Forget it").click()
    expect(line.locator("[data-check]")).to_be_empty()
    expect(line.get_by_role("checkbox")).not_to_be_checked()
    assert kept_answers(page) == {}


def test_a_chapter_is_marked_as_read_in_the_chapter_and_the_mark_shows_wherever_progress_does(page, base):
    page.goto(base + CHECK)
    tick = page.locator('.local-tick[data-chapter="inspectors"]')
    mark = page.get_by_role("button", name="Mark as read")
    expect(page.locator("[data-read-progress]")).to_contain_text("0 of ")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-read-state]")).to_contain_text("1 of ")
    expect(tick).to_have_attribute("data-read", "")
    expect(page.locator("[data-read-progress]")).to_contain_text("1 of ")
    expect(page.get_by_role("button", name="Mark as not read")).to_be_focused()
    page.goto(base + "book/index.html")
    expect(page.locator("[data-study]")).to_contain_text("1 of ")
    expect(page.locator("[data-study] a:visible")).to_have_text("Go on with chapter 2, Forced labour")
    page.goto(base + PATH)
    chapter_line(page, "inspectors").get_by_role("checkbox").uncheck()
    expect(page.locator("[data-read-progress]")).to_contain_text("0 of ")
    page.goto(base + CHECK)
    expect(mark).to_be_visible()


def test_without_script_what_we_say_can_still_be_read(new_page, base):
    page = new_page(java_script_enabled=False)
    page.goto(base + CHECK)
    asked = question(page, "inspectors-routine")
    asked.locator("summary").click()
    expect(asked.locator("details dd").first).to_be_visible()


# --- terms -----------------------------------------------------------------------------------


def first_term(page):
    return page.locator(".term").first


def test_a_term_shows_its_definition_to_the_pointer_the_keyboard_and_a_tap(new_page, base):
    desk = new_page()
    desk.goto(base + CHAPTER)
    note = first_term(desk).locator(".term-note")
    expect(note).to_be_hidden()
    first_term(desk).get_by_role("button").hover()
    expect(note).to_contain_text("menace of any penalty")
    desk.mouse.move(0, 0)
    expect(note).to_be_hidden()
    first_term(desk).get_by_role("button").focus()
    expect(note).to_be_visible()

    phone = new_page(viewport=PHONE, has_touch=True)
    phone.goto(base + CHAPTER)
    first_term(phone).get_by_role("button").tap()
    box = first_term(phone).locator(".term-note").bounding_box()
    assert 0 <= box["x"] and box["x"] + box["width"] <= PHONE["width"]


def test_escape_puts_a_definition_away(chapter):
    first_term(chapter).get_by_role("button").focus()
    chapter.keyboard.press("Escape")
    expect(first_term(chapter).locator(".term-note")).to_be_hidden()
    first_term(chapter).get_by_role("button").click()
    expect(first_term(chapter).locator(".term-note")).to_be_visible()


def test_a_pointer_can_move_onto_a_definition_and_follow_its_link(chapter):
    link = first_term(chapter).locator(".term-note a")
    link.evaluate("""link => link.addEventListener("click", (event) => {
      event.preventDefault(); // the chapter stays
      window.followed = link.href;
    }, { once: true })""")
    first_term(chapter).get_by_role("button").hover()
    link.click()
    assert chapter.evaluate("window.followed").endswith("/glossary.html#term-forced-labour")


def test_a_term_is_marked_once_in_a_chapter_and_prints_as_a_plain_word(chapter):
    words = [word.lower() for word in chapter.locator(".term-word").all_inner_texts()]
    assert words and len(words) == len(set(words))
    chapter.emulate_media(media="print")
    assert chapter.locator(".term-word").first.evaluate("word => getComputedStyle(word).textDecorationLine") == "none"
    expect(first_term(chapter).locator(".term-note")).to_be_hidden()


def test_a_definition_shows_without_script(new_page, base):
    page = new_page(java_script_enabled=False)
    page.goto(base + CHAPTER)
    first_term(page).get_by_role("button").hover()
    expect(first_term(page).locator(".term-note")).to_be_visible()


# --- looking things up -----------------------------------------------------------------------


def follow(link, page):
    """Go in `page` to where a link of another leads that can be seen there."""
    page.goto(link.evaluate("link => link.checkVisibility() && link.href"))


def test_law_named_in_a_chapter_leads_to_its_article(chapter, page):
    follow(chapter.get_by_role("link", name="C81 Art. 12(1)(c)(i)"), page)
    expect(page.locator("#c81-art-12-1-c-i")).to_contain_text("alone or before witnesses")


def test_a_figure_in_a_chapter_leads_to_its_vintage_and_source(chapter, page):
    follow(chapter.get_by_role("link", name="US$ 236 billion"), page)
    row = page.locator("#figure-profits-2024-all")
    expect(row).to_contain_text("2024")
    expect(row.get_by_role("link")).to_contain_text("Profits and poverty")


# --- reading on one's own --------------------------------------------------------------------


def chapter_line(page, id):
    return page.locator(f'.sp-chapters [data-chapter="{id}"]')


def test_the_path_begins_with_the_first_chapter_and_goes_on_where_the_reader_stopped(page, base):
    page.goto(base + PATH)
    go = page.locator("[data-go]")
    expect(go).to_have_text("Begin with “Why labour inspectors”")
    page.get_by_role("button", name="Show my summary").click()
    expect(page.locator("[data-summary-note]")).to_have_text("Nothing has been read or answered on this device yet.")
    page.goto(base + "book/learn/evidence.html")
    page.wait_for_function("() => localStorage.getItem('workshop:study:last')")
    page.goto(base + PATH)
    expect(go).to_have_text("Go on with “Evidence and building the case”")
    assert go.evaluate("link => link.href").endswith("/evidence.html")
    chapter_line(page, "evidence").get_by_role("checkbox").check()
    expect(go).to_have_text("Go on with “Why labour inspectors”")


def test_wiping_the_device_in_an_activity_forgets_what_was_read(page, base):
    open_check(page, base)
    compare(page, "inspectors-sum", "whole")
    page.get_by_role("button", name="Mark as read").click()
    page.goto(base + "notebooks/indicators-and-investigation.html")
    kept = "() => Object.keys(localStorage).filter((key) => /^workshop:.*(check-|study)/.test(key)).length"
    assert page.evaluate(kept) >= 2
    ask_for(page, "wipe")
    page.get_by_role("button", name="Delete all answers").click()
    page.wait_for_function(f"() => ({kept})() === 0")


def test_a_chapter_opens_without_the_script_of_its_self_check_which_comes_when_one_comes_near(new_page, book_url):
    page = new_page(viewport={"width": 360, "height": 740})
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(book_url + CHAPTER)
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if "self-check.js" in url] == []
    page.locator("[data-sc]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-sc] >> visible=true")
    expect(page.locator(".workshop-ready")).to_have_count(1)


def test_an_answer_that_was_chosen_before_the_script_came_is_kept(new_page, book_url):
    page = new_page()
    held = []
    page.route("**/self-check.js*", lambda route: held.append(route))
    page.goto(book_url + CHECK, wait_until="domcontentloaded")
    page.wait_for_function("() => document.head.querySelector('script[src*=self-check]:not([type])')")
    asked = question(page, "inspectors-routine")
    second = asked.locator("input").nth(1)
    second.check()
    while not held:
        page.wait_for_event("request")
    held[0].continue_()
    expect(page.locator(".workshop-ready")).to_have_count(1)
    expect(second).to_be_checked()
    page.wait_for_function("() => Object.keys(localStorage).some((key) => key.includes('inspectors'))")
    assert kept_answers(page)["inspectors-routine"] == second.get_attribute("value")
