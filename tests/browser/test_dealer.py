"""Groups dealt in the page: by keyboard on a telephone, kept on the device, said in words, and as cards on paper."""

from __future__ import annotations

from playwright.sync_api import expect

PAGE = "book/guide/groups.html"
PHONE = {"width": 360, "height": 780}
COUNTS = [[4, 6, 2], [2, 3, 1], [0, 3, 2]]


def count(page, counts):
    for service, ranks in enumerate(counts):
        for rank, many in enumerate(ranks):
            page.locator(f"[data-service='{service}'][data-rank='{rank}']").fill(str(many))


def read_groups(page):
    return page.locator("[data-dealer-list] > li").evaluate_all(
        "(all) => all.map((one) => [...one.querySelectorAll('.dealer-number')].map((number) => Number(number.textContent.replace('G', ''))))"
    )


def test_groups_are_dealt_by_keyboard_on_a_telephone_kept_and_dealt_again(new_page, base, axe_violations, watch):
    page = new_page(viewport=PHONE)
    page.goto(base + PAGE)
    expect(page.locator("[data-dealer-dealt]")).to_be_hidden()
    count(page, COUNTS)
    expect(page.locator("[data-dealer-sum]")).to_have_text("23 people, 5 groups of 4 or 5")
    page.locator("[data-dealer-groups]").fill("24")
    page.keyboard.press("Enter")
    expect(page.locator("[data-dealer-says]")).to_contain_text("a number from 1 to 23")
    expect(page.locator("[data-dealer-groups]")).to_be_focused()
    page.locator("[data-dealer-groups]").fill("4")
    page.keyboard.press("Enter")
    expect(page.locator("[data-dealer-again]")).to_be_focused()
    expect(page.locator("[data-dealer-says]")).to_have_text("Deal 1: 23 people, 4 groups of 5 or 6.")
    first = read_groups(page)
    assert sorted(number for group in first for number in group) == list(range(1, 24))
    expect(page.locator("[data-dealer-uneven]")).to_contain_text("Police: 2 in 2 groups, 1 in 2 groups.")
    expect(page.locator("[data-dealer-hands] li").first).to_have_text("Labour inspection · New in the service: cards G1 to G4")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    assert axe_violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("[data-dealer-says]")).to_contain_text("Deal 2:")
    second = read_groups(page)
    assert second != first
    page.reload()
    expect(page.locator("[data-dealer-list] > li")).to_have_count(4)
    assert read_groups(page) == second
    page.locator("[data-service='0'][data-rank='0']").fill("x")
    expect(page.locator("[data-dealer-dealt]")).to_be_hidden()
    expect(page.locator("[data-dealer-sum]")).to_contain_text("Labour inspection, New in the service")
    page.locator("[data-dealer-empty]").click()
    expect(page.locator("[data-service='0'][data-rank='0']")).to_be_focused()
    expect(page.locator("[data-service='0'][data-rank='1']")).to_have_value("")
    assert watch.faults == []


def test_on_paper_stand_the_groups_who_gets_which_card_and_a_card_for_everybody_without_a_rank(page, base):
    page.goto(base + PAGE)
    count(page, COUNTS)
    page.keyboard.press("Enter")
    expect(page.locator("[data-dealer-list] > li")).to_have_count(5)
    page.emulate_media(media="print")
    expect(page.locator("[data-dealer-form]")).to_be_hidden()
    cards = page.locator("[data-dealer-cards] > li")
    expect(cards).to_have_count(23)
    expect(cards.first).to_be_visible()
    expect(cards.first).to_contain_text("Card G1 · Labour inspection")
    assert not [words for words in cards.all_inner_texts() if "New in the service" in words or "Leads others" in words]
