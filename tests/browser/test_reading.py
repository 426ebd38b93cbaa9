"""The reference book in a real browser: self-checks, terms, reading on one's own."""

from __future__ import annotations

from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}
CHAPTER = "book/learn/inspectors.html"
CHECK = f"{CHAPTER}#self-check"  # its script comes when somebody comes near
PATH = "book/guide/self-study.html"


def question(page, id):
    return page.locator(f'[data-question="{id}"]')


def compare(page, id, option):
    asked = question(page, id)
    asked.locator(f'input[value="{option}"]').check()
    asked.get_by_role("button", name="Compare with ours").click()
    return asked


def kept_answers(page):
    return page.evaluate(
        "JSON.parse(localStorage.getItem('workshop:forced-labour-workshop:check-inspectors:') ?? '{}').answers ?? {}"
    )


# --- self-checks -----------------------------------------------------------------------------


def test_an_answer_is_spoken_to_once_the_reader_asks(page, base):
    page.goto(base + CHECK)
    asked = question(page, "inspectors-routine")
    asked.locator('input[value="confront"]').check()
    expect(asked.locator("[data-said]")).to_be_empty()
    asked.get_by_role("button", name="Compare with ours").click()
    expect(asked.locator("[data-said]")).to_contain_text("Take another look.")
    expect(asked.locator("[data-said]")).to_contain_text("before the two are safe")


def test_whoever_thinks_again_is_spoken_to_again(page, base):
    page.goto(base + CHECK)
    asked = compare(page, "inspectors-routine", "confront")
    asked.locator('input[value="look-further"]').check()
    expect(asked.locator("[data-said]")).to_be_empty()
    asked.get_by_role("button", name="Compare with ours").click()
    expect(asked.locator("[data-said]")).to_contain_text("This stands up.")


def test_what_is_said_to_every_answer_opens_only_after_an_answer(page, base):
    page.goto(base + CHECK)
    expect(question(page, "inspectors-routine").locator("details")).to_be_hidden()
    asked = compare(page, "inspectors-routine", "not-mine")
    asked.locator("summary").click()
    expect(asked.locator("details dd")).to_have_count(3)
    expect(asked.locator("details dd").last).to_be_visible()


def test_comparing_without_an_answer_asks_for_one(page, base):
    page.goto(base + CHECK)
    question(page, "inspectors-routine").get_by_role("button").click()
    expect(question(page, "inspectors-routine").locator("[data-said]")).to_have_text("Choose an answer first.")
    expect(question(page, "inspectors-routine").locator("input").first).to_be_focused()


def test_a_self_check_is_done_by_keyboard(page, base):
    page.goto(base + CHECK)
    asked = question(page, "inspectors-door")
    second = asked.locator("input").nth(1).get_attribute("value")
    expect(asked.get_by_role("button", name="Compare with ours")).to_be_visible()
    asked.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(asked.locator("[data-said]")).not_to_be_empty()
    assert kept_answers(page)["inspectors-door"] == second


def test_answers_of_a_self_check_are_kept_on_the_device(page, base):
    page.goto(base + CHECK)
    compare(page, "inspectors-sum", "whole")
    page.reload()
    asked = question(page, "inspectors-sum")
    expect(asked.locator('input[value="whole"]')).to_be_checked()
    expect(asked.locator("[data-said]")).to_contain_text("This stands up.")


def test_answering_again_from_the_start_forgets_the_answers(page, base):
    page.goto(base + CHECK)
    compare(page, "inspectors-sum", "gross")
    page.get_by_role("button", name="Start the questions again").click()
    expect(page.locator("[data-sc] input:checked")).to_have_count(0)
    assert kept_answers(page) == {}


ANSWERS = {
    "inspectors-routine": "look-further",
    "inspectors-door": "reasons",
    "inspectors-sum": "whole",
    "inspectors-gate": "leave",
}


def test_a_self_check_has_no_points(page, base):
    page.goto(base + CHECK)
    for id, option in ANSWERS.items():
        compare(page, id, option)
    expect(page.locator("[data-result]")).to_contain_text("You have answered all 4 questions.")
    for word in ("score", "correct", "%", "4 of 4"):
        expect(page.locator("[data-sc]")).not_to_contain_text(word)


def test_after_the_last_question_the_reader_learns_which_ones_to_look_at_again(page, base):
    page.goto(base + CHECK)
    result = page.locator("[data-result]")
    for id, option in {**ANSWERS, "inspectors-sum": "gross"}.items():
        expect(result).to_be_empty()
        compare(page, id, option)
    expect(result.get_by_role("listitem")).to_have_count(1)
    result.get_by_role("link").first.click()
    expect(question(page, "inspectors-sum")).to_be_in_viewport()
    compare(page, "inspectors-sum", "whole")
    expect(result.get_by_role("listitem")).to_have_count(0)
    expect(result).to_contain_text("Each of your answers stands up.")


def test_what_stands_up_and_what_is_worth_another_look_differ_in_word_icon_and_colour(page, base):
    page.goto(base + CHECK)
    told = []
    for option in ("whole", "gross"):
        line = compare(page, "inspectors-sum", option).locator("[data-said] p")
        told.append(
            line.evaluate(
                """line => [line.querySelector("strong").innerText, line.querySelector("path").getAttribute("d"),
                           getComputedStyle(line).backgroundColor, getComputedStyle(line.querySelector("strong")).color]"""
            )
        )
    assert all(one != other for one, other in zip(*told))


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


def test_answers_alone_do_not_mark_a_chapter_and_the_page_says_so(page, base):
    page.goto(base + CHECK)
    for id, option in ANSWERS.items():
        compare(page, id, option)
    expect(page.get_by_role("button", name="Mark as read")).to_be_visible()
    expect(page.locator("[data-read-here]")).to_contain_text("Answering the questions does not mark it for you.")
    page.goto(base + PATH)
    expect(chapter_line(page, "inspectors").get_by_role("checkbox")).not_to_be_checked()


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


def test_escape_puts_a_definition_away(page, base):
    page.goto(base + CHAPTER)
    first_term(page).get_by_role("button").focus()
    page.keyboard.press("Escape")
    expect(first_term(page).locator(".term-note")).to_be_hidden()
    first_term(page).get_by_role("button").click()
    expect(first_term(page).locator(".term-note")).to_be_visible()


def test_a_pointer_can_move_onto_a_definition_and_follow_its_link(page, base):
    page.goto(base + CHAPTER)
    first_term(page).get_by_role("button").hover()
    first_term(page).locator(".term-note a").click()
    page.wait_for_url("**/glossary.html#term-forced-labour")


def test_a_term_is_marked_once_in_a_chapter_and_prints_as_a_plain_word(page, base):
    page.goto(base + CHAPTER)
    words = [word.lower() for word in page.locator(".term-word").all_inner_texts()]
    assert words and len(words) == len(set(words))
    page.emulate_media(media="print")
    assert page.locator(".term-word").first.evaluate("word => getComputedStyle(word).textDecorationLine") == "none"
    expect(first_term(page).locator(".term-note")).to_be_hidden()


def test_a_definition_shows_without_script(new_page, base):
    page = new_page(java_script_enabled=False)
    page.goto(base + CHAPTER)
    first_term(page).get_by_role("button").hover()
    expect(first_term(page).locator(".term-note")).to_be_visible()


# --- looking things up -----------------------------------------------------------------------


def test_law_named_in_a_chapter_leads_to_its_article(page, base):
    page.goto(base + CHAPTER)
    page.get_by_role("link", name="C81 Art. 12(1)(c)(i)").click()
    expect(page.locator("#c81-art-12-1-c-i")).to_contain_text("alone or before witnesses")


def test_a_figure_in_a_chapter_leads_to_its_vintage_and_source(page, base):
    page.goto(base + CHAPTER)
    page.get_by_role("link", name="US$ 236 billion").click()
    row = page.locator("#figure-profits-2024-all")
    expect(row).to_contain_text("2024")
    expect(row.get_by_role("link")).to_contain_text("Profits and poverty")


# --- reading on one's own --------------------------------------------------------------------


def chapter_line(page, id):
    return page.locator(f'.sp-chapters [data-chapter="{id}"]')


def test_the_path_begins_with_the_first_chapter(page, base):
    page.goto(base + PATH)
    expect(page.locator("[data-go]")).to_have_text("Begin with “Why labour inspectors”")


def test_the_path_goes_on_where_the_reader_stopped(page, base):
    page.goto(base + "book/learn/evidence.html")
    page.wait_for_function("() => localStorage.getItem('workshop:study:last')")
    page.goto(base + PATH)
    expect(page.locator("[data-go]")).to_have_text("Go on with “Evidence and building the case”")
    page.locator("[data-go]").click()
    page.wait_for_url("**/evidence.html")
    page.go_back()
    chapter_line(page, "evidence").get_by_role("checkbox").check()
    expect(page.locator("[data-go]")).to_have_text("Go on with “Why labour inspectors”")


def test_what_was_read_and_answered_is_shown_and_kept(page, base):
    page.goto(base + CHECK)
    compare(page, "inspectors-sum", "whole")
    page.goto(base + PATH)
    expect(chapter_line(page, "inspectors").locator("[data-check]")).to_have_text("1 of 4 questions answered")
    chapter_line(page, "inspectors").get_by_role("checkbox").check()
    page.reload()
    expect(chapter_line(page, "inspectors").get_by_role("checkbox")).to_be_checked()
    expect(page.locator("[data-progress]")).to_contain_text("1 of ")


def test_the_summary_tells_ones_own_answers_and_what_we_say(page, base):
    page.goto(base + CHECK)
    compare(page, "inspectors-sum", "gross")
    page.goto(base + PATH)
    page.get_by_role("button", name="Show my summary").click()
    summary = page.locator("[data-summary]")
    expect(summary).to_contain_text("My answer: 43,200: four times 900 for each, with the 600 to be set off in court")
    expect(summary).to_contain_text("It is the wage of four months.")
    expect(summary).to_contain_text("It is no certificate and no result.")


def test_an_empty_summary_says_so(page, base):
    page.goto(base + PATH)
    page.get_by_role("button", name="Show my summary").click()
    expect(page.locator("[data-summary-note]")).to_have_text("Nothing has been read or answered on this device yet.")


def test_progress_is_forgotten_only_after_a_second_word(page, base):
    page.goto(base + CHECK)
    compare(page, "inspectors-sum", "whole")
    page.goto(base + PATH)
    page.get_by_role("button", name="Forget my progress").click()
    page.get_by_role("button", name="Keep it").click()
    expect(chapter_line(page, "inspectors").locator("[data-check]")).to_have_text("1 of 4 questions answered")
    page.get_by_role("button", name="Forget my progress").click()
    page.get_by_role("button", name="Forget it").click()
    expect(chapter_line(page, "inspectors").locator("[data-check]")).to_be_empty()
    assert kept_answers(page) == {}


def test_wiping_the_device_in_an_activity_forgets_what_was_read(page, base):
    page.goto(base + PATH)
    chapter_line(page, "inspectors").get_by_role("checkbox").check()
    page.goto(base + CHECK)
    compare(page, "inspectors-sum", "whole")
    page.goto(base + "notebooks/indicators-and-investigation.html")
    page.click("[data-files-panel] > summary")
    page.get_by_role("button", name="Wipe this device").click()
    page.get_by_role("button", name="Delete all answers").click()
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => /^workshop:.*(check-|study)/.test(key))")


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
