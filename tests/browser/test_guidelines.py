"""Activity 9, whole: a draft, an exchange between two groups and back, a final version, the guidelines as a Word file."""

import csv
import io

import pytest
from browser.desks import sit_down
from browser.tools import hit, name_group, press, take
from browser.worksheet_pages import show_all_parts
from docx import Document
from playwright.sync_api import expect

PAGE = "notebooks/operational-guidelines.html"
CHANGED = "Speak with every worker alone, and with the shy ones last."


@pytest.fixture(scope="module")
def other_desk(open_device, base):
    """Another group's device."""
    with sit_down(open_device, base) as desk:
        yield desk


@pytest.fixture
def north(desk):
    """The page as new, on which a group named North drafts."""
    yield draft(desk, "North")
    desk.clear()


@pytest.fixture
def south(other_desk):
    yield draft(other_desk, "South")
    other_desk.clear()


def point(page, part, row):
    return page.locator(f'[data-rows="{part}/rows"] [data-row="{row}"]')


def points_of(page, part):
    fields = page.locator(f'[data-rows="{part}/rows"] [data-row] [data-column="point"] textarea')
    return fields.evaluate_all("all => all.map((one) => one.value)")


def write_point(page, part, row, text):
    point(page, part, row).locator('[data-column="point"] textarea').fill(text)


def hand_over(page, path):
    """Save a group's answers file."""
    take(page, "answers").save_as(path)
    return path


def read_draft(page, path):
    page.set_input_files("[data-exchange-file]", path)
    page.wait_for_function("() => document.querySelector('[data-exchange-says]').textContent !== ''")
    return page.locator("[data-exchange-says]").inner_text()


def draft(desk, group):
    page = desk.lay(PAGE)
    show_all_parts(page)
    name_group(page, group)
    return page


def test_the_guidelines_are_drafted_and_taken_along_by_mouse(north, tmp_path):
    page = north
    page.fill('[data-answer="use/title"] input', "At the gate")
    page.check('[data-take="violence-1"]')
    point(page, "policy", "policy-chain").locator("[data-rt-remove]").click()
    write_point(page, "treatment", "treatment-alone", CHANGED)
    own = page.locator('[data-rows="own/rows"] [data-row]').first
    own.locator('[data-column="heading"] textarea').fill("Our own safety")
    own.locator('[data-column="point"] textarea').fill("Go in pairs <b>")
    page.fill('[data-answer="final/editor"] input', "The chair")
    page.click("[data-gather]")
    final = page.locator('[data-row="final-treatment"] [data-column="text"] textarea')
    assert CHANGED in final.input_value().split("\n")
    assert final.input_value().split("\n")[0] == "Before the visit"
    final.fill(final.input_value() + "\nOne line of the editor's")

    write_point(page, "law", "law-wages", "Claim every wage.")
    press(page, "[data-gather]")
    assert final.input_value().endswith("One line of the editor's"), "what the editor wrote stays"
    assert "Claim every wage." in page.locator('[data-row="final-law"] [data-column="text"] textarea').input_value()

    file = tmp_path / "guidelines.docx"
    take(page, "docx").save_as(file)
    document = Document(file)
    texts = [p.text for p in document.paragraphs]
    assert texts[0] == "At the gate"
    assert {"One line of the editor's", "Claim every wage.", "Go in pairs <b>"} <= set(texts)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[-1] == "Our own safety" and len(headings) == 5
    assert not any("contractors and suppliers" in text for text in texts), "a point that was struck out"
    assert any("ill-treatment" in text for text in texts)


def test_the_guidelines_are_drafted_by_keyboard_alone(north):
    page = north
    keys, reach = page.keyboard, page.focus  # that the Tab key leads there is seen in test_typing.py
    reach('[data-row="policy-said"] [data-rt-remove]')
    keys.press("Enter")
    assert point(page, "policy", "policy-said").locator("[data-rt-state]").inner_text() == "removed"
    reach('[data-take="violence-1"]')
    keys.press("Space")
    assert any("ill-treatment" in text for text in points_of(page, "indicators"))
    reach('[data-rows="own/rows"] [data-column="heading"] textarea')
    keys.type("Our own safety")
    reach('[data-rows="own/rows"] [data-column="point"] textarea')
    keys.type("Go in pairs")
    reach("[data-exchange-file]")
    reach("[data-gather]")
    keys.press("Enter")
    assert page.locator('[data-rows="final/rows"] [data-row]').count() == 5


def test_two_groups_comment_on_each_others_drafts_and_decide(north, south, tmp_path):
    write_point(north, "treatment", "treatment-alone", CHANGED)
    first = hand_over(north, tmp_path / "north.answers.json")

    assert "differ from yours: 1." in read_draft(south, first)
    theirs = south.locator('[data-theirs-list] [data-part="treatment"] .gl-point').first
    assert "Ours: Speak with all workers" in theirs.inner_text() and CHANGED in theirs.inner_text()
    assert "shy" in theirs.locator("mark").all_inner_texts()[-1], "what is new in a wording stands out"
    theirs.locator("summary").click()
    hit(theirs.get_by_label("unsafe for somebody"))
    theirs.get_by_label("Your comment").fill("Last is seen by all")
    theirs.get_by_label("Your proposal for its wording").fill("Speak with everybody alone, for as long each.")
    hit(theirs.get_by_role("button", name="Take it into ours"))
    assert CHANGED in points_of(south, "treatment")
    hit(south.locator("[data-theirs-list] [data-decide]"))
    assert CHANGED not in points_of(south, "treatment")
    hit(south.locator('[data-decide="declined"]'))
    assert "Left out." in theirs.inner_text()
    assert "Left out: 1. With a comment of yours: 1." in south.locator("[data-tally]").inner_text()
    second = hand_over(south, tmp_path / "south.answers.json")

    assert "on your draft: 1." in read_draft(north, second)
    received = north.locator("[data-received-list] > li")
    assert "unsafe for somebody" in received.inner_text() and "Last is seen by all" in received.inner_text()
    hit(received.get_by_role("button", name="Accept and use this wording"))
    assert "Speak with everybody alone, for as long each." in points_of(north, "treatment")
    hit(received.get_by_role("button", name="Decide again"))
    assert CHANGED in points_of(north, "treatment")
    hit(received.get_by_role("button", name="Accept and use this wording"))
    received.get_by_label("Your reply").fill("True, thank you")
    north.reload()
    north.wait_for_selector("[data-received-list] > li")
    assert "Accepted." in received.inner_text()
    assert "Still to decide: 0. Accepted: 1." in north.locator("[data-received-tally]").inner_text()
    table = list(csv.DictReader(io.StringIO(take(north, "csv").path().read_bytes().decode("utf-8-sig"))))
    row = next(row for row in table if row["What others said"])
    assert "Last is seen by all" in row["What others said"] and row["What was decided"] == "Accepted. True, thank you"
    file = tmp_path / "guidelines.docx"
    take(north, "docx").save_as(file)
    [said] = [
        [cell.text for cell in table.rows[1].cells] for table in Document(file).tables if table.rows[0].cells[0].text == "From"
    ]
    assert said[0] == "South" and "Last is seen by all" in said[2] and said[3] == "Accepted. True, thank you"

    third = hand_over(north, tmp_path / "north-again.answers.json")
    read_draft(south, third)
    expect(south.locator("[data-theirs-list]")).to_contain_text("They accepted your comment. True, thank you", timeout=30_000)


def test_any_point_and_a_part_as_a_whole_can_be_commented_on_and_a_strike_be_followed(north, south, tmp_path):
    hit(point(north, "policy", "policy-chain").locator("[data-rt-remove]"))
    first = hand_over(north, tmp_path / "north.answers.json")

    assert "differ from yours: 1." in read_draft(south, first)
    part = south.locator('[data-theirs-list] [data-part="policy"]')
    assert "They removed this:" in part.inner_text()
    hit(part.get_by_role("button", name="Remove it from ours"))
    chain = point(south, "policy", "policy-chain").locator("[data-rt-state]")
    assert chain.text_content() == "removed"
    hit(part.get_by_role("button", name="Decide again"))
    assert chain.text_content() == ""
    law = south.locator('[data-theirs-list] [data-part="law"]')
    assert "Nothing differs here." in law.inner_text()
    hit(law.locator("summary", has_text="The same in both drafts"))
    same = law.locator(".gl-point", has_text="Claim wages")
    hit(same.locator("summary"))
    hit(same.get_by_label("good as it is"))
    whole = law.locator(".gl-point", has_text="this part as a whole")
    hit(whole.locator("summary"))
    hit(whole.get_by_label("missing something"))
    whole.get_by_label("Your proposal for its wording").fill("Say who pays the interpreter.")
    second = hand_over(south, tmp_path / "south.answers.json")

    assert "on your draft: 2." in read_draft(north, second)
    received = north.locator("[data-received-list] > li", has_text="This part as a whole")
    hit(received.get_by_role("button", name="Accept and use this wording"))
    assert points_of(north, "law")[-1] == "Say who pays the interpreter."
    assert len([text for text in points_of(north, "law") if "Claim wages" in text]) == 1


def test_a_file_that_is_no_draft_is_refused_and_the_draft_stays(north, tmp_path):
    page = north
    write_point(page, "treatment", "treatment-alone", CHANGED)
    file = tmp_path / "menu.json"
    file.write_text('{"soup": 3}', encoding="utf-8")
    assert "is not an answers file" in read_draft(page, file)
    assert CHANGED in points_of(page, "treatment")


def test_script_in_another_groups_draft_stays_text(north, south, tmp_path):
    write_point(north, "law", "law-wages", '<img src=x onerror="document.title=1">')
    file = hand_over(north, tmp_path / "north.answers.json")
    read_draft(south, file)
    assert "<img src=x" in south.locator("[data-theirs-list]").inner_text()
    assert south.locator("[data-theirs-list] img").count() == 0
