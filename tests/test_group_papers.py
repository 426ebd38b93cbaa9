"""What a group's paper says: it leads with half a page made from the answers, tells each thing once, and never has a heading over nothing.

The papers are made in Node, as data, by the scripts that make the Word file, the preview and what is printed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from book_rows import book_rows
from browser.every_activity import ACTIVITIES, read_golden
from node_lines import open_script

from activities.kinds import kind_of
from activities.kinds.forms import render_form

ROOT = Path(__file__).resolve().parents[1]
ROWS = book_rows(readings=False)


def form_of(activity):
    """What the page hands to the script of an activity."""
    kind = kind_of(activity, ROWS)
    payload = render_form(kind, activity, ROWS, "p1")[1]
    return {"script": (kind.folder / "script.js").as_uri(), "content": payload["content"], "strings": payload["strings"]}


@cache
def forms():
    """What the pages hand to the scripts, by activity."""
    return {activity: form_of(activity) for activity in ACTIVITIES}


@pytest.fixture(scope="module")
def make_papers():
    """Papers and what is open, for forms with their answers."""
    with open_script("products.mjs") as ask:
        yield ask


@pytest.fixture(scope="module")
def make_paper(make_papers):
    def make(activity, answers, **changes):
        [made] = make_papers([{**forms()[activity], **changes, "answers": answers}])
        return made["paper"], made["open"]

    return make


@pytest.fixture(scope="module")
def papers(make_papers):
    """Each activity's paper of its golden answers."""
    asked = [{**form, "answers": read_golden(activity)["answers"]} for activity, form in forms().items()]
    return dict(zip(forms(), make_papers(asked), strict=True))


@pytest.fixture(scope="module")
def blanks(make_papers):
    return dict(zip(forms(), make_papers([{**form, "answers": {}} for form in forms().values()]), strict=True))


def blocks_of(paper):
    return [*paper["lead"], *paper["blocks"]]


def tables_of(blocks):
    return [block for block in blocks if block["type"] == "table"]


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_paper_leads_with_what_was_done(activity, papers):
    paper = papers[activity]["paper"]
    headings = [block["text"] for block in paper["lead"] if block["type"] == "heading"]
    assert headings[0] == ROWS.strings["host.lead-did"]
    assert paper["lead"][1]["type"] == "paragraph" and paper["lead"][1]["text"]
    assert paper["roles"] == "Chair: A · Reporter: B"


@pytest.fixture(scope="module")
def begun(make_papers):
    """Each activity's papers of a group that has given one of the golden answers and no other."""
    asked = [
        (activity, {**form, "answers": {key: value}})
        for activity, form in forms().items()
        for key, value in read_golden(activity)["answers"].items()
    ]
    made = make_papers([form for _, form in asked])
    return {id: [paper for (activity, _), paper in zip(asked, made, strict=True) if activity == id] for id in forms()}


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_no_heading_stands_over_nothing_however_much_is_answered(activity, papers, begun):
    for made in [papers[activity], *begun[activity]]:
        blocks = blocks_of(made["paper"])
        for place, block in enumerate(blocks):
            if block["type"] != "heading":
                continue
            below = blocks[place + 1] if place + 1 < len(blocks) else None
            assert below, f"'{block['text']}' is the last of the paper"
            assert below["type"] != "heading" or below["level"] > block["level"], f"'{block['text']}' has nothing below it"


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_table_has_rows_as_wide_as_its_head_and_no_column_that_is_empty(activity, papers):
    for table in tables_of(blocks_of(papers[activity]["paper"])):
        cells = [row for row in table["rows"] if isinstance(row, list)]
        assert cells and all(len(row) == len(table["header"]) for row in cells)
        assert table.get("name") or table.get("caption"), "said to those who do not see it"


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_paper_without_answers_says_so_and_nothing_else(activity, blanks):
    paper, open_ = blanks[activity]["paper"], blanks[activity]["open"]
    assert paper["isEmpty"] is True
    assert blocks_of(paper) == [{"type": "paragraph", "text": ROWS.strings["host.paper-empty"], "strong": ""}]
    assert open_ == [], "what nobody has begun is not open yet"


# --- what is open ------------------------------------------------------------------------------


@cache
def find_dated():
    """An activity whose worksheet says by when, with the section and the columns that say it."""
    return next(
        (activity, deeds)
        for activity, form in forms().items()
        for deeds in (form["content"].get("lead") or {"deeds": []})["deeds"]
        if any(
            column["id"] == deeds["when"] and column["type"] == "date"
            for section in form["content"]["sections"]
            if section["id"] in deeds["of"]
            for column in section["table"]["columns"]
        )
    )


def answer_deeds(*rows):
    """Answers with these rows where the worksheet says by when: {what, who, when}."""
    _, deeds = find_dated()
    named = [{"id": f"row-{place}", **{deeds[role]: text for role, text in row.items() if text}} for place, row in enumerate(rows)]
    return {f"{deeds['of'][0]}/rows": named}


def test_deeds_without_a_date_are_counted_and_the_first_can_be_found(make_paper):
    activity, deeds = find_dated()
    answers = answer_deeds(
        {"what": "One", "who": "A", "when": "2026-03-02"},
        {"what": "Two", "who": "A", "when": ""},
        {"what": "Three", "who": "A", "when": ""},
    )
    _, open_ = make_paper(activity, answers)
    [undated] = [one for one in open_ if one["place"].get("column") == deeds["when"]]
    assert " 2 " in f"{undated['text']} "
    assert undated["place"] == {"key": f"{deeds['of'][0]}/rows", "row": "row-1", "column": deeds["when"]}
    assert not any(one["place"].get("column") == deeds["who"] for one in open_)
    _, settled = make_paper(activity, answer_deeds({"what": "One", "who": "A", "when": "2026-03-02"}))
    assert not any(one["place"].get("row") for one in settled)


def test_every_place_that_is_open_is_one_that_the_form_keeps(papers):
    for activity, made in papers.items():
        content = forms()[activity]["content"]
        known = {f"{section['id']}/{prompt['id']}" for section in content.get("sections", []) for prompt in section["prompts"]}
        known |= {f"{section['id']}/rows" for section in content.get("sections", []) if section["table"]}
        walks = [(walk["id"], scene["id"]) for walk in content.get("interviews", []) for scene in walk["scenes"]]
        known |= {f"words/{walk}/{scene}" for walk, scene in walks}
        cases = {case["id"] for case in content.get("cases", [])}
        for one in made["open"]:
            key = one["place"]["key"]
            assert key in known or key.split("/")[0] in cases, (activity, one)


# --- tables ------------------------------------------------------------------------------------


def test_a_table_of_deeds_is_in_the_order_of_their_dates_and_told_once(make_paper):
    activity, deeds = find_dated()
    texts = ["Later", "Whenever", "Sooner"]
    dates = ["2026-05-01", "", "2026-03-02"]
    answers = answer_deeds(*({"what": what, "who": "A", "when": when} for what, when in zip(texts, dates, strict=True)))
    paper, _ = make_paper(activity, answers)
    found = [[cell for cell in row if cell in texts] for table in tables_of(blocks_of(paper)) for row in table["rows"]]
    assert [cells for cells in found if cells][:3] == [["Sooner"], ["Later"], ["Whenever"]]
    columns = {
        column["id"]
        for section in forms()[activity]["content"]["sections"]
        if section["id"] in deeds["of"]
        for column in section["table"]["columns"]
    }
    if columns <= {deeds["what"], deeds["who"], deeds["when"], *deeds["more"]}:
        assert sum(bool(cells) for cells in found) == len(texts), "a table that the lead tells whole stands nowhere else"


def test_a_worksheet_whose_row_declares_no_lead_still_leads_with_its_dates(make_paper):
    activity, _ = find_dated()
    content = {**forms()[activity]["content"], "lead": None}
    paper, open_ = make_paper(activity, answer_deeds({"what": "One", "who": "A", "when": "2026-03-02"}), content=content)
    assert any("One" in row for table in tables_of(paper["lead"]) for row in table["rows"])
    assert not any(one["place"].get("row") for one in open_)


def test_what_a_table_gives_is_in_no_paper_until_something_is_written_beside_it(make_paper):
    given = [
        (activity, section)
        for activity, form in forms().items()
        for section in form["content"].get("sections", [])
        if section["table"]
        and section["table"]["starters"]
        and any(column["given"] for column in section["table"]["columns"])
        and not section["shownIf"]
    ]
    assert given
    for activity, section in given:
        first, *others = section["table"]["starters"]
        column = next(
            column["id"] for column in section["table"]["columns"] if not column["given"] and column["type"] in ("text", "long")
        )
        paper, open_ = make_paper(activity, {f"{section['id']}/rows": [{**first, column: "Written by us"}, *others]})
        [table] = [one for one in tables_of(paper["blocks"]) if one["name"] == section["title"]]
        assert len([row for row in table["rows"] if isinstance(row, list)]) == 1, activity
        if others:
            assert any(str(len(others)) in one["text"] for one in open_ if one["place"]["key"] == f"{section['id']}/rows")


def test_a_plan_stands_in_two_columns_before_everything_else_that_is_a_table(make_paper):
    activity = next(activity for activity, form in forms().items() if "capacities" in form["content"])
    case = forms()[activity]["content"]["cases"][0]["id"]
    steps = [
        {"id": "row-1", "step": "Talk in private", "capacity": "own"},
        {"id": "row-2", "step": "Secure the books", "capacity": "police", "who": "District"},
        {"id": "row-3", "step": "Claim the wages", "capacity": "own", "safety": "No name is told"},
    ]
    paper, open_ = make_paper(activity, {f"{case}/plan": steps})
    table = tables_of(blocks_of(paper))[0]
    assert table["header"] == [ROWS.strings["coding.plan-own"], ROWS.strings["coding.plan-others"]]
    assert [[cell.split(" (")[0] for cell in row] for row in table["rows"]] == [
        ["1. Talk in private", "2. Secure the books"],
        ["3. Claim the wages", ""],
    ]
    [unsafe] = [one for one in open_ if one["place"].get("column") == "safety"]
    assert " 2 " in unsafe["text"] and unsafe["place"]["row"] == "row-1"


@pytest.mark.parametrize("activity", ["distinguishing", "indicators-and-investigation"])
def test_what_a_group_makes_of_the_differences_from_a_reading_is_in_its_paper(activity, make_paper):
    stances = {"menace-of-penalty": ("ask", "Is a pledge a threat?"), "act": ("keep", "She went by herself")}
    answers = {f"linh/stance/{id}": stance for id, (stance, _) in stances.items()}
    answers |= {f"linh/stance-why/{id}": why for id, (_, why) in stances.items()}
    paper, _ = make_paper(activity, {**answers, "linh/element/act": "not-met"})
    words = ROWS.strings
    blocks = paper["blocks"]
    room = next(place for place, block in enumerate(blocks) if block.get("text") == words["coding.for-the-room"])
    assert [item.endswith("Is a pledge a threat?") for item in blocks[room + 1]["items"]] == [True]
    [made] = [block for block in tables_of(blocks) if block.get("name") == words["coding.stances"]]
    assert [row[-2:] for row in made["rows"]] == [[words["coding.stance-keep"], "She went by herself"]]
