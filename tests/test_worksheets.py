"""What the rows of worksheets promise, and that a worksheet, a column or a prompt takes no code."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from book_rows import book_rows
from worksheet_example import read_example

from activities.answers import worksheet_frame
from activities.kinds import kind_of
from activities.kinds.forms import render_static
from activities.loading import DATA, load_rows

ROOT = Path(__file__).resolve().parents[1]
ROWS = book_rows(readings=False)
FORMS = [worksheet for worksheet in ROWS.worksheets.values() if kind_of(worksheet.activity, ROWS).name == "worksheet"]
each_form = pytest.mark.parametrize("worksheet", FORMS, ids=[worksheet.id for worksheet in FORMS])


@cache
def write_form(id):
    """The form of an activity of the book."""
    return render_static(id, ROWS, "t")[0]


def tables_of(worksheet):
    return [section.table for section in worksheet.sections if section.table]


def columns_of(worksheet):
    return {column.id for table in tables_of(worksheet) for column in table.columns}


def read_text(html):
    """The text of a piece of HTML, without its scripts."""
    pieces, silent = [], []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            if tag in ("script", "template"):
                silent.append(tag)

        def handle_endtag(self, tag):
            if silent and silent[-1] == tag:
                silent.pop()

        def handle_data(self, data):
            if not silent:
                pieces.append(data)

    Reader().feed(html)
    return " ".join(" ".join(pieces).split())


def write_activity(id):
    """A row of an activity, made from one of the book's."""
    row = (DATA / "activities.yml").read_text(encoding="utf-8").split("\n- id: action-planning")[1].split("\n\n")[0]
    return f"- id: {id}" + row.replace("number: 11", "number: 21").replace(
        "page: notebooks/action-planning", f"page: book/activities/{id}"
    )


@pytest.fixture
def write_pack(tmp_path):
    def write(files):
        for name, text in files.items():
            path = tmp_path / "nepal" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "nepal"

    return write


# --- the rows --------------------------------------------------------------------------------


def test_an_article_that_was_only_reported_says_so_in_its_row():
    html = write_form("national-law")
    assert "R203, on recruitment (reported)" in read_text(html)
    assert "C29, Art. 25 (reported)" not in read_text(html)


def test_both_answers_to_the_question_for_a_mechanism_lead_on():
    sections = ROWS.worksheets["national-referral"].sections
    shown = {
        answer: {section.id for section in sections if not section.shown_if or answer in section.shown_if.among}
        for answer in ("yes", "no", "unsure")
    }
    assert "memorandum" in shown["no"] and "in-place" not in shown["no"]
    assert {"in-place", "part"} <= shown["yes"]
    assert shown["unsure"] >= shown["yes"]


# --- the form --------------------------------------------------------------------------------


@each_form
def test_without_a_script_the_form_is_a_worksheet_with_its_starters_and_lines_to_write_on(worksheet):
    html = write_form(worksheet.id)
    text = read_text(html)
    for section in worksheet.sections:
        assert " ".join(section.title.split()) in text
        for prompt in section.prompts:
            assert " ".join(prompt.title.split()) in text
    for table in tables_of(worksheet):
        for starter in table.starters:
            longest = max(starter.cells.values(), key=len)
            assert " ".join(longest.split()) in text
    assert html.count('class="rt-blank"') == len(tables_of(worksheet))


@each_form
def test_every_control_of_a_form_has_a_label_or_a_legend(worksheet):
    html = write_form(worksheet.id)
    labelled = set(re.findall(r'<label for="([^"]+)"', html))
    depth, unlabelled = 0, []
    for tag in re.findall(r"<[^>]+>", html):
        depth += tag.startswith("<label") - tag.startswith("</label")
        if re.match(r"<(input|select|textarea)\b", tag):
            own = re.search(r'\bid="([^"]+)"', tag)
            if not depth and not (own and own[1] in labelled) and not re.search(r'\baria-label="[^"]', tag):
                unlabelled.append(tag)
    assert not unlabelled


@each_form
def test_no_element_id_stands_twice_in_a_form(worksheet):
    html = write_form(worksheet.id)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


@each_form
def test_what_goes_into_a_column_stands_below_its_label_in_each_row(worksheet):
    html = write_form(worksheet.id)
    for table in tables_of(worksheet):
        for column in table.columns:
            if column.help:
                field = html.split(f'data-column="{column.id}"', 1)[1].split("</td>", 1)[0]
                assert " ".join(column.help.split()) in read_text(field)


# --- packs -----------------------------------------------------------------------------------


def test_a_pack_adds_a_column_and_a_prompt_without_code(write_pack):
    text = (DATA / "worksheets" / "action-planning.yml").read_text(encoding="utf-8")
    text = text.replace(
        "        - {id: means,", "        - {id: cost, title: What it costs in rupees, type: text}\n        - {id: means,", 1
    )
    text = text.replace(
        '      - {id: by, title: "By whom?",',
        '      - {id: where, title: In which district, type: text}\n      - {id: by, title: "By whom?",',
        1,
    )
    rows = load_rows(packs=[write_pack({"worksheets/action-planning.yml": text})], readings=False)
    html, _ = render_static("action-planning", rows, "t")
    assert "What it costs in rupees" in html and 'data-column="cost"' in html
    assert "In which district" in html and 'data-answer="monday/where"' in html


def test_a_pack_brings_sectors_of_its_own_to_every_worksheet_that_lists_them(write_pack):
    sectors = "- id: sectors\n  title: Sectors\n  sources: [{source: own, at: a country's list}]\n  options:\n    - {id: carpets, name: Carpet weaving}\n"
    rows = load_rows(packs=[write_pack({"options.yml": sectors})], readings=False)
    html, _ = render_static("mapping", rows, "t")
    assert "Carpet weaving" in html and "Fishing" not in read_text(html)


def test_a_pack_brings_a_whole_new_worksheet_with_its_activity(write_pack):
    sheet = (
        "id: kiln-visits\nactivity: kiln-visits\nsources: [{source: own, at: a visit}]\nsections:\n"
        "  - id: kilns\n    title: Kilns in the district\n    sources: [{source: own, at: a visit}]\n"
        "    table:\n      row: Kiln\n      add: Add a kiln\n      columns: [{id: place, title: Which valley}]\n"
    )
    rows = load_rows(
        packs=[write_pack({"activities.yml": write_activity("kiln-visits"), "worksheets/kiln-visits.yml": sheet})], readings=False
    )
    html, kind = render_static("kiln-visits", rows, "t")
    assert kind.name == "worksheet"
    assert "Kilns in the district" in html and "Which valley" in html and "Add a kiln" in html


def test_a_pack_has_text_to_read_cards_to_turn_a_rest_and_a_net_without_code(write_pack):
    sheet = (
        "id: kiln-visits\nactivity: kiln-visits\nsources: [{source: own, at: a visit}]\nsections:\n"
        "  - id: offices\n    title: Offices\n    sources: [{source: own, at: a visit}]\n"
        "    table:\n      row: Office\n      add: Add an office\n      one_at_a_time: yes\n"
        "      rest: {title: Its hours, columns: [hours]}\n"
        "      columns: [{id: office, title: Office, given: true}, {id: with, title: With whom, type: rows},"
        " {id: tie, title: How, type: choice, options: [{id: firm, name: Firm}]}, {id: hours, title: Hours}]\n"
        "      starters:\n        - {id: mine, cells: {office: Labour office of the valley, with: theirs}, sources: [{source: own, at: a visit}]}\n"
        "        - {id: theirs, cells: {office: Police post}, sources: [{source: own, at: a visit}]}\n"
        "    views: [{id: net, type: ties, beside: yes, title: Who with whom, who: office, linked: with, hub: mine, tie: tie, strong: [firm]}]\n"
    )
    pack = write_pack({"activities.yml": write_activity("kiln-visits"), "worksheets/kiln-visits.yml": sheet})
    html, _ = render_static("kiln-visits", load_rows(packs=[pack], readings=False), "t")
    assert 'data-said="office"' in html and "data-rt-turn " in html and 'data-type="rows"' in html and "data-beside" in html
    assert "Its hours" in read_text(html.replace("<template", "<div").replace("</template", "</div"))
    # Without a script the row that is named goes by its name.
    assert read_text(html).count("Police post") == 2


def test_the_worksheet_in_the_readme_of_the_rows_is_one(write_pack):
    example = read_example()
    rows = load_rows(
        packs=[write_pack({"activities.yml": write_activity("kiln-visits"), "worksheets/kiln-visits.yml": example})], readings=False
    )
    html, kind = render_static("kiln-visits", rows, "t")
    assert kind.name == "worksheet"
    assert "Which valley" in html and 'data-do="ics"' in html


def test_what_a_pack_writes_is_never_markup(write_pack):
    text = (DATA / "worksheets" / "mapping.yml").read_text(encoding="utf-8")
    text = text.replace("title: What you know of", 'title: "<img src=x onerror=alert(1)> & </script>"', 1)
    html, _ = render_static("mapping", load_rows(packs=[write_pack({"worksheets/mapping.yml": text})], readings=False), "t")
    assert "<img" not in html
    assert html.count("</script>") == 1


# --- answers as a table ----------------------------------------------------------------------


def test_answers_are_told_cell_by_cell_in_ids_and_in_words():
    answers = {
        "partners/rows": [{"id": "row-1", "partner": "A union", "kind": "workers", "gives": "legal wages"}],
        "mechanism/exists": "no",
        "elsewhere/x": "not of this worksheet",
    }
    frame = worksheet_frame(answers, ROWS.worksheets["national-referral"], ROWS)
    told = frame[~frame["row"].isin(["informed"]) & frame["section"].isin(["mechanism", "partners"])]
    assert told[["section", "row", "field", "value", "text"]].values.tolist() == [
        ["mechanism", "", "exists", "no", "No"],
        ["partners", "row-1", "partner", "A union", "A union"],
        ["partners", "row-1", "kind", "workers", "Workers' organizations"],
        ["partners", "row-1", "gives", "legal wages", "Legal help, Wages and compensation"],
    ]


def test_rows_that_name_one_another_are_told_by_their_names():
    answers = {
        "institutions/rows": [
            {"id": "row-1", "name": "Police", "linked": "row-2 row-gone"},
            {"id": "row-2", "name": "Unions"},
        ]
    }
    frame = worksheet_frame(answers, ROWS.worksheets["institutions"], ROWS)
    assert frame[frame["field"] == "linked"]["text"].tolist() == ["Unions, row-gone"]


def test_a_table_that_nobody_touched_gives_its_starters_and_a_struck_row_is_marked():
    worksheet = ROWS.worksheets["action-planning"]
    starters = worksheet_frame({}, worksheet, ROWS)
    assert set(starters["row"]) == {starter.id for starter in tables_of(worksheet)[0].starters}
    assert not starters["struck"].any()
    struck = worksheet_frame({"actions/rows": [{"id": "share", "what": "Tell others", "struck": "yes"}]}, worksheet, ROWS)
    assert struck["struck"].tolist() == [True]


def test_answers_that_hold_odd_things_do_not_break_the_table():
    odd = {"actions/rows": ["text", {"no": "id"}, {"id": "row-1", "what": "Go"}], "monday/step": {"a": "b"}, "monday/by": 7}
    frame = worksheet_frame(odd, ROWS.worksheets["action-planning"], ROWS)
    assert frame[["row", "text"]].values.tolist() == [["row-1", "Go"]]
