"""The page of the debrief: the room with known figures goes through it, from its files to the wall and into files again.

One page for all: the room is laid in once, and what it keeps is what the next test finds. The figures are those of `answers/room.json`.
"""

from __future__ import annotations

import csv
import json
import re
import shutil

import pytest
from book_rows import book_rows
from browser.debrief_room import READY, WALL, Room, sit_down
from browser.every_activity import open_activity
from browser.tools import files_panel, name_group, note_going, read_going
from docx import Document
from playwright.sync_api import expect
from test_debrief import DUE, ROOM

SIX, LINH = "indicators-and-investigation", "linh"
NASTY = '<img src=x onerror="window.caught=1">'
WORDS = book_rows().strings
# Each file that was laid in as its name and what became of it.
FILES = "all => all.map((one) => [one.querySelector('b').textContent, one.dataset.state])"


@pytest.fixture(scope="module")
def room(open_device, book):
    with sit_down(open_device, book, ROOM.iterdir()) as room:
        yield room


def test_of_each_file_it_is_told_what_became_of_it(room):
    assert f"Groups that are here: {', '.join(DUE['groups'])}." in room.find("told").inner_text()
    told = dict(room.page.locator(".debrief-files li").evaluate_all(FILES))
    # Which came late is not known until it is said when the debrief began; and the parts of a file stand under its name.
    assert {file: state for file, state in told.items() if state not in ("taken", "carried")} == {
        file: state for file, state in DUE["files"].items() if state != "late"
    }
    assert {path.name for path in ROOM.iterdir()} == {re.sub(r", (line|part) \d+$", "", name) for name in told}


def test_what_was_saved_after_the_debrief_began_is_named_late_and_still_counts(room):
    late = [name for name, state in DUE["files"].items() if state == "late"]
    before = room.find("sum").inner_text()
    local = room.page.evaluate(
        "(when) => new Date(Date.parse(when) - new Date(when).getTimezoneOffset() * 60000).toISOString().slice(0, 16)", DUE["until"]
    )
    room.find("began").fill(local)
    told = room.find("told").inner_text()
    assert f"Came late, and count: {', '.join(late)}." in told and room.find("sum").inner_text() == before
    room.find("began").fill("")
    assert "late" not in room.find("told").inner_text()


def test_the_map_has_the_known_figures(room):
    room.choose(SIX, "map", LINH)
    _, *rows = room.page.locator(".debrief-map tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.innerText))"
    )
    tags = {row["mark"] for row in DUE["tables"][SIX]["marks"]}
    found = {(head.split()[0], number): int(cell) for head, *cells in rows for number, cell in enumerate(cells, 1) if cell}
    letters = {
        "violence": "P",
        "movement": "M",
        "threats": "T",
        "debt": "D",
        "wages": "W",
        "documents": "I",
        "speaks-against": "A",
        "ask": "Q",
    }
    assert tags <= set(letters)
    due = {(letters[row["mark"]], row["number"]): row["count"] for row in DUE["tables"][SIX]["marks"] if row["case"] == LINH}
    assert found == due
    assert room.find("title").inner_text() == "Case 1: Linh: 5 groups, 20 passages"
    [case] = [row for row in DUE["tables"][SIX]["cases"] if row["case"] == LINH]
    for state in ("marked", "nothing"):
        assert WORDS[f"debrief.case-{state}"].format(many=case[state]) in room.find("lead").inner_text()


def test_where_groups_differ_the_most_divided_passage_stands_first_and_says_how_many(room):
    room.choose(SIX, "differ", LINH)
    due = sorted((row for row in DUE["tables"][SIX]["passages"] if row["case"] == LINH), key=lambda row: row["place"])
    for row in due:
        assert room.find("title").inner_text() == f"Where you differ: {row['place']} of {len(due)}"
        assert room.page.locator(".debrief-passage b").inner_text() == f"{row['number']}."
        assert room.page.locator(".debrief-said").inner_text() == WORDS[f"debrief.word-{row['word']}"]
        counts = [bar[1] for bar in room.bars("ul:first-of-type") if not bar[0].startswith("no mark")]
        marks = [one for one in DUE["tables"][SIX]["marks"] if one["passage"] == row["passage"]]
        assert counts == [f"{one['count']} of {one['of']}" for one in marks]
        if row is not due[-1]:
            room.page.click("[data-turn=next]")
    expect(room.page.locator("[data-turn=next]")).to_be_disabled()


def test_by_keyboard_alone_one_goes_through_the_passages(room):
    room.choose(SIX, "map", LINH)
    room.page.locator("[data-view=differ]").focus()
    room.page.keyboard.press("Enter")
    room.page.locator("[data-turn=next]").focus()
    room.page.keyboard.press("ArrowLeft")
    for _ in range(5):
        room.page.keyboard.press("ArrowLeft")
    expect(room.find("title")).to_have_text("Where you differ: 1 of 6")
    room.page.keyboard.press("ArrowRight")
    expect(room.find("title")).to_have_text("Where you differ: 2 of 6")
    # The number of a passage in the map leads to it.
    room.page.click("[data-view=map]")
    room.page.locator(".debrief-map thead button").nth(12).focus()
    room.page.keyboard.press("Enter")
    expect(room.find("title")).to_have_text("Where you differ: 1 of 6")
    assert room.page.locator(".debrief-passage b").inner_text() == "13."


def test_who_said_what_stands_there_only_while_names_are_on(room):
    room.choose(SIX, "differ", LINH)
    room.page.keyboard.press("Escape")
    stage = room.find("stage")
    assert not [group for group in DUE["groups"] if group in stage.inner_text()]
    room.find("names").click()
    assert ["2 of 5", "Acacia, Willow"] in [bar[1:] for bar in room.bars()]
    room.page.click("[data-view=elements]")
    assert "Acacia" in stage.inner_text()
    room.find("names").click()
    assert not [group for group in DUE["groups"] if group in stage.inner_text()]


def test_elements_and_plans_stand_beside_each_other(room):
    room.choose(SIX, "elements", LINH)
    rows = [row.locator("td").all_inner_texts() for row in room.page.locator(".debrief-elements tbody tr").all()]
    due = [
        ["" if not row[status] else str(row[status]) for status in ("met", "unclear", "not-met", "unanswered")]
        for row in DUE["tables"][SIX]["elements"]
        if row["case"] == LINH
    ]
    assert [row for row in rows if any(row[:3])] == due
    room.page.click("[data-view=plans]")
    plans = room.page.locator(".debrief-plan")
    assert plans.count() == 3
    for row in DUE["tables"][SIX]["plans"]:
        assert row["step"] in plans.nth(row["plan"] - 1).inner_text()


def test_the_reading_is_closed_until_it_is_opened(room):
    reading = book_rows().readings[LINH]
    reason = next(one.reason for one in reading.passages if one.passage == "linh-13")
    room.choose(SIX, "reading", LINH)
    stage = room.find("stage")
    assert reading.overall not in stage.inner_text() and "Is pressure a threat?" not in stage.inner_text()
    room.page.click("[data-debrief-view] [aria-expanded]")
    expect(stage).to_contain_text(reading.overall)  # it is fetched now
    assert "Is pressure a threat?" in stage.inner_text()
    room.page.click("[data-view=differ]")
    room.page.click("[data-view=map]")
    room.page.locator(".debrief-map thead button").nth(12).click()
    assert reason in stage.inner_text()
    room.page.click("[data-view=reading]")
    room.page.click("[data-debrief-view] [aria-expanded]")
    assert reading.overall not in stage.inner_text()


def test_rows_of_a_worksheet_are_merged_counted_left_out_and_put_in_order(room):
    room.choose("prevention")
    items = room.page.locator(".debrief-items > li")
    counts = [text.split("\n")[0] for text in room.page.locator(".debrief-items .debrief-count").all_inner_texts()]
    tables = DUE["tables"]["prevention"]
    assert sorted(counts) == sorted(
        f"{row['count']} of {row['of']}" for name in ("prompts", "choices", "rows") for row in tables[name]
    )
    alone = items.filter(has_text="Night calls")
    assert WORDS["debrief.only"] in alone.inner_text()
    alone.locator("input").uncheck()
    expect(items.filter(has_text="Night calls").locator("input")).to_be_focused()
    down = items.filter(has_text="Fees and debts").get_by_role("button", name=re.compile("^Down"))
    down.focus()
    room.page.keyboard.press("Enter")
    order = [text.split("\n")[0] for text in room.page.locator(".debrief-items").last.locator(".debrief-item").all_inner_texts()]
    assert order == ["Night calls", "Fees and debts before leaving", "Passport and papers"]
    room.page.locator("[data-note=settled]").last.fill("One message, in two languages")


def test_the_ways_of_a_walk_and_the_answers_of_a_check_are_counted(room):
    room.choose("interview-and-evidence", "walks")
    ways = {row["way"]: row for row in DUE["tables"]["interview-and-evidence"]["ways"]}
    texts = {way.id: way.text for scene in book_rows().interviews["packing-hall"].scenes for way in scene.ways}
    found = {bar[0]: bar[1] for bar in room.bars()}
    assert {texts[id]: f"{row['count']} of {row['of']}" for id, row in ways.items()}.items() <= found.items()
    room.choose("check-forced-labour")
    due = [f"{row['count']} of {row['of']}" for row in DUE["tables"]["check-forced-labour"]["answers"]]
    assert [bar[1] for bar in room.bars() if not bar[1].startswith("0 ")] == due


def test_notes_and_what_was_laid_in_survive_a_reload_and_names_are_off_again(room):
    room.choose(SIX, "differ", LINH)
    room.page.click("[data-view=map]")
    room.page.locator(".debrief-map thead button").nth(12).click()
    room.page.fill("[data-note=settled]", "Pressure is a question, not yet a sign")
    room.page.fill("[data-note=would-ask]", "What happened to those who were slow?")
    room.find("names").click()
    room.page.reload()
    room.page.locator(READY).wait_for()
    expect(room.find("title")).to_have_text("Where you differ: 1 of 6")
    assert room.page.input_value("[data-note=settled]") == "Pressure is a question, not yet a sign"
    expect(room.find("names")).to_have_attribute("aria-pressed", "false")
    assert "groups: 6" in room.find("sum").inner_text()


def test_the_word_file_and_the_table_hold_the_known_figures_and_the_notes_and_not_what_was_left_out(room, tmp_path):
    with room.page.expect_download() as waiting:
        room.find("word").click()
    waiting.value.save_as(tmp_path / "debrief.docx")
    paper = Document(tmp_path / "debrief.docx")
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert any("13. and put" in row[0] and row[1:3] == ["Threats", "2 of 5"] for row in cells)
    text = "\n".join(" ".join(row) for row in cells)
    assert "Pressure is a question, not yet a sign" in text and "What happened to those who were slow?" in text
    assert "One message, in two languages" in text
    assert "Night calls" not in text and "Taxi drivers at the border" in text
    assert not [group for group in DUE["groups"] if group in text]
    with room.page.expect_download() as waiting:
        room.find("table").click()
    waiting.value.save_as(tmp_path / "debrief.csv")
    rows = list(csv.reader((tmp_path / "debrief.csv").open(encoding="utf-8-sig", newline="")))
    marks = [
        [row[4], int(row[5]), int(row[6])]
        for row in rows
        if row[:3] == ["Indicators and investigation", "Case 1: Linh", "Marks"] and row[4] != "no mark"
    ]
    names = {
        tag["id"]: tag["name"]
        for tag in json.loads(room.page.locator("[data-debrief] > script").inner_text())["activities"][SIX]["content"]["tags"]
    }
    due = [[names[row["mark"]], row["count"], row["of"]] for row in DUE["tables"][SIX]["marks"] if row["case"] == LINH]
    assert sorted(marks) == sorted(due)


def test_lines_are_typed_and_one_that_is_wrong_stays_with_the_place_of_its_fault(room):
    room.find("load").locator("summary").first.click()
    room.page.click(".debrief-typing summary")
    room.find("lines").fill("Bamboo: 6.1 5D 13T\nBamboo: 6.2 99W")
    room.find("take-lines").click()
    expect(room.find("lines")).to_have_value("Bamboo: 6.2 99W")
    assert "At sign 13, “99W”: the case has passages 1 to" in room.find("told").inner_text()
    room.choose(SIX, "differ", LINH)
    assert "3 of 6" in [bar[1] for bar in room.bars()]


def test_a_group_whose_name_is_a_script_is_refused_and_one_that_began_nothing_is_named(room, tmp_path):
    file = json.loads((ROOM / "prevention_Teak_2026-03-03.json").read_text(encoding="utf-8"))
    (tmp_path / "nasty.json").write_text(json.dumps({**file, "group": NASTY}), encoding="utf-8")
    (tmp_path / "words.json").write_text(
        json.dumps({**file, "group": "Plain & simple", "answers": {"audience/who": NASTY}}), encoding="utf-8"
    )
    room.lay_in(tmp_path / "nasty.json", tmp_path / "words.json")
    assert WORDS["debrief.why-script"] in room.find("told").inner_text()
    room.choose("prevention")
    assert NASTY in room.find("stage").inner_text()
    assert room.page.evaluate("window.caught") is None


def test_nothing_of_the_page_is_out_of_reach_or_out_of_sight(room, axe_violations):
    for size, dark in ((WALL, "light"), ({"width": 360, "height": 780}, "dark"), ({"width": 1920, "height": 1080}, "light")):
        room.page.set_viewport_size(size)
        room.page.emulate_media(color_scheme=dark)
        for activity, view in ((SIX, "map"), (SIX, "differ"), (SIX, "elements"), (SIX, "plans"), ("prevention", "sheet")):
            room.choose(activity, view)
            assert room.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (size, view)
        assert axe_violations(room.page) == []
    room.page.set_viewport_size({"width": 1280, "height": 900})


def test_what_is_shown_goes_on_the_wall_by_a_press_and_what_groups_wrote_never_by_itself(room):
    room.choose(SIX, "differ", LINH)
    room.find("put").click()
    expect(room.find("on")).to_have_text(WORDS["debrief.not-open"])
    wall = room.open_wall()
    body = wall.locator(".wall-body")
    room.find("put").click()
    expect(body).to_contain_text("T Threats: 3 of 6")
    wall.keyboard.press("ArrowRight")
    expect(body).to_contain_text("Where you differ: 2 of")
    expect(room.find("title")).to_contain_text("Where you differ: 2 of")
    assert not [group for group in DUE["groups"] if group in body.inner_text()]
    wall.keyboard.press("n")
    expect(body).to_contain_text("Acacia")
    wall.keyboard.press("n")
    expect(body).not_to_contain_text("Acacia")
    room.page.click("[data-view=plans]")
    expect(room.page.locator(".debrief-plan").first).to_contain_text("Meet workers away")
    expect(body).to_contain_text("Where you differ: 2 of")
    room.page.locator(".debrief-plan button").first.click()
    expect(body).to_contain_text("Meet workers away")
    room.choose("prevention")
    expect(body).to_contain_text("Meet workers away")
    room.find("off").click()
    expect(body).not_to_contain_text("Meet workers away")
    # A case that has a content note: the note goes up first, and the rest with the next press.
    note = book_rows().cases["river-crossing"].content_note
    room.choose("distinguishing", "elements", "river-crossing")
    room.find("put").click()
    expect(body).to_contain_text(note)
    wall.keyboard.press("ArrowRight")
    expect(body).to_contain_text("Illegal entry: met 1")
    wall.close()


def test_what_looks_like_a_real_persons_data_is_pointed_at_before_a_file_leaves(room):
    room.choose(SIX, "map", LINH)
    room.page.locator(".debrief-map thead button").nth(12).click()
    room.page.fill("[data-note=settled]", "Ring Sokha on +855 12 345 678")
    room.find("table").click()
    expect(room.find("check")).to_contain_text("+855 12 345 678")
    room.find("check").get_by_role("button", name=WORDS["debrief.save-not"]).click()
    expect(room.find("check")).to_be_hidden()


def test_everything_is_taken_out_after_a_question(room):
    note_going(room.page, "[data-debrief-stage]")
    room.find("load").evaluate("(one) => { one.open = true; }")
    room.find("clear").press("Enter")
    expect(room.find("clear-do")).to_be_focused()
    room.find("clear-do").press("Enter")
    expect(room.find("stage")).to_be_hidden()
    assert read_going(room.page) == ["written", "gone"], "what is not shown any more is not kept any more"
    room.page.reload()
    room.page.locator(READY).wait_for()
    expect(room.find("stage")).to_be_hidden()


def test_a_folder_of_rooms_is_laid_in_and_each_room_can_be_looked_at_alone(room, tmp_path):
    folder = tmp_path / "stick"
    for name, files in (("hall", "*Acacia*"), ("annex", "*Banyan*")):
        (folder / name).mkdir(parents=True)
        for path in ROOM.glob(files):
            shutil.copy(path, folder / name)
    room.find("folder").set_input_files(str(folder))
    expect(room.find("room")).to_be_visible()
    room.choose(SIX, "map", LINH)
    assert "2 groups" in room.find("title").inner_text()
    room.find("room").select_option("hall")
    assert "1 group, 20 passages" in room.find("title").inner_text()


def test_a_newer_file_takes_the_place_of_one_that_counted_and_both_are_told(room, tmp_path):
    file = json.loads((ROOM / "prevention_Teak_2026-03-03.json").read_text(encoding="utf-8"))
    for name, clock in (("first.json", "18:00"), ("second.json", "19:00")):
        content = {**file, "group": "Maple", "saved": f"2026-03-03T{clock}:00+07:00", "answers": {"audience/who": name}}
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
        room.lay_in(tmp_path / name)
    told = room.page.locator(".debrief-files li").evaluate_all(FILES)
    assert [pair for pair in told if pair[0] in ("first.json", "second.json")] == [
        ["first.json", "older"],
        ["second.json", "taken"],
    ]


def test_files_are_dropped_anywhere_on_the_page(room):
    text = (ROOM / "prevention_Teak_2026-03-03.json").read_text(encoding="utf-8").replace('"Teak"', '"Dropped"')
    room.page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "dropped.json"));
          for (const type of ["dragover", "drop"])
            document.querySelector("h1").dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        text,
    )
    expect(room.find("told")).to_contain_text("Dropped")


def test_where_the_browser_keeps_nothing_that_large_the_page_says_so_and_works(new_page, base, tmp_path):
    page = new_page()
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('there is none'); };")
    small = Room(page, base)
    small.open()
    small.lay_in(ROOM / "prevention_Teak_2026-03-03.json")
    expect(small.find("says")).to_contain_text(WORDS["debrief.is-kept"])
    file = json.loads((ROOM / "prevention_Teak_2026-03-03.json").read_text(encoding="utf-8"))
    for number in range(2):
        answers = {f"audience/more-{place}": "x" * 19_000 for place in range(30)}
        large = {**file, "group": f"Large {number}", "answers": {**file["answers"], **answers}}
        (tmp_path / f"{number}.json").write_text(json.dumps(large), encoding="utf-8")
    small.lay_in(*tmp_path.iterdir())
    expect(small.find("says")).to_contain_text(WORDS["debrief.is-kept-not"])
    small.choose("prevention")
    assert small.find("title").inner_text() == "Prevention"


def test_what_the_browser_does_not_let_go_of_is_not_told_as_taken_out(new_page, base):
    small = Room(new_page(), base)
    small.open()
    small.lay_in(ROOM / "prevention_Teak_2026-03-03.json")
    expect(small.find("says")).to_contain_text(WORDS["debrief.is-kept"])
    small.page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new Error('refused'); }; }")
    small.find("load").evaluate("(one) => { one.open = true; }")
    small.find("clear").press("Enter")
    small.find("clear-do").press("Enter")
    expect(small.find("says")).to_have_text(WORDS["debrief.cleared-not"])


def test_what_this_device_keeps_is_laid_in_with_one_press_and_wiping_it_takes_all_of_it(room):
    other = room.page.context.new_page()
    open_activity(other, room.base, "mapping")
    name_group(other, "Bamboo")
    other.locator("textarea[data-column], [data-answer] textarea, [data-rows] textarea").first.fill("Nobody was here before")
    room.find("room").select_option("*")
    room.find("device").click()
    expect(room.find("told")).to_contain_text("Bamboo")
    room.choose("mapping")
    assert "Nobody was here before" in room.find("stage").inner_text()
    files_panel(other)
    other.click("[data-do=wipe]")
    other.click("[data-wipe-dialog] button[value=wipe]")
    expect(room.find("stage")).to_be_hidden()
    room.page.reload()
    room.page.locator(READY).wait_for()
    expect(room.find("stage")).to_be_hidden()
    room.lay_in(ROOM / "indicators-and-investigation_Acacia_2026-03-02.json")
    room.choose(SIX, "differ", LINH)
    room.page.click("[data-view=map]")
    room.page.locator(".debrief-map thead button").nth(12).click()
    assert room.page.input_value("[data-note=settled]") == "", "the notes went too"
    other.close()
