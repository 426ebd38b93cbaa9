"""What a group takes home: a Word file that is a proper paper, and a table that no spreadsheet runs.

The Word writer is the bundle that the book ships. It runs in a real browser from a file, as from a memory
stick; the file it makes is opened with python-docx, and with LibreOffice where that is installed.
"""

from __future__ import annotations

import base64
import csv
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from activities.kinds.bundles import BROWSER, build_bundles
from activities.running.serving import serve_folder

OFF = ("0", "false", "off")
HARNESS = Path(__file__).parent / "exports.html"
# Texts that another program might take for something else than text.
ODD_TEXTS = [
    "<script>alert(1)</script>",
    "=1+1",
    "&amp; <w:p/> ]]> {{7*7}} %1.",
    "  spaces   kept  ",
    "a\nsecond line",
    "🙂 👩🏽‍🏭",
    "ឯកសារ",
    "مرحبا (abc) بالعالم، 12",
    "w" * 400,
    "",
]
PRODUCT = {
    "title": "Coding of a case & a plan",
    "subtitle": "Indicators and investigation",
    "language": "en-GB",
    "pageLabel": "Page {page} of {pages}",
    "group": "Group <1>",
    "roles": ["Chair: A.", "Note taker: B."],
    "when": "2026-03-02T14:30:00+07:00",
    "note": "An indicator is a reason to look further.",
    "blocks": [
        {"type": "heading", "level": 1, "text": "What was seen"},
        {"type": "paragraph", "text": "Two passages were marked."},
        {"type": "heading", "level": 2, "text": "Who holds the papers"},
        {"type": "list", "items": ["the agency", "nobody says"]},
        {"type": "list", "ordered": True, "items": ["ask", "look"]},
        {"type": "list", "ordered": True, "items": ["look again"]},
        {"type": "heading", "level": 3, "text": "Steps"},
        {
            "type": "table",
            "caption": "The plan",
            "header": ["Step", "Who", "Evidence"],
            "rows": [[f"Step {number}", "", "pay slips"] for number in range(200)],
            "widths": [1, 1, 2],
        },
        {"type": "table", "header": ["Case", "Marks"], "rows": [["linh"], ["den", "3"]]},
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    for path in (HARNESS, build_bundles() / "docx.js", BROWSER / "csv.js"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def write_docx(browser, folder):
    """Makes a Word file of a product in the browser, and gives its bytes."""
    page = browser.new_page()
    page.goto((folder / HARNESS.name).as_uri())

    def write(**changes) -> bytes:
        address = page.evaluate(
            """async (product) => {
                const blob = await workshopDocx.writeDocx(product);
                const reader = new FileReader();
                return new Promise((resolve) => {
                    reader.onload = () => resolve(reader.result);
                    reader.readAsDataURL(blob);
                });
            }""",
            {**PRODUCT, **changes},
        )
        kind, _, data = address.partition(";base64,")
        assert kind == "data:application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return base64.b64decode(data)

    yield write
    page.close()


@pytest.fixture(scope="module")
def paper(write_docx) -> bytes:
    return write_docx()


def open_docx(data: bytes):
    return Document(io.BytesIO(data))


def read_parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


# --- the Word file ---------------------------------------------------------------------------


def test_headings_are_words_own_in_their_order(paper):
    styled = [(p.style.name, p.text) for p in open_docx(paper).paragraphs]
    assert styled[0] == ("Title", "Coding of a case & a plan")
    assert [line for line in styled if line[0].startswith("Heading")] == [
        ("Heading 1", "What was seen"),
        ("Heading 2", "Who holds the papers"),
        ("Heading 3", "Steps"),
    ]


def test_the_paper_says_whose_it_is_and_what_it_is(paper):
    document = open_docx(paper)
    opening = [p.text for p in document.paragraphs[:7]]
    assert opening[1] == "Indicators and investigation"
    assert opening[2] == "Group <1>"
    assert "2026" in opening[3], "on a line of its own, where a name from right to left does not turn it round"
    assert opening[4:] == ["Chair: A.", "Note taker: B.", "An indicator is a reason to look further."]
    properties = document.core_properties
    assert (properties.title, properties.author) == ("Coding of a case & a plan", "Group <1>")
    assert properties.subject == "Indicators and investigation"


@pytest.mark.parametrize("language", ["en-GB", "fr", "pt-BR"])
def test_the_language_is_set_for_the_whole_paper(language, write_docx):
    styles = open_docx(write_docx(language=language)).styles.element
    [found] = styles.findall(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert found.get(qn("w:val")) == language


def test_the_paper_is_a4_with_page_numbers_at_its_foot(paper):
    [section] = open_docx(paper).sections
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert {round(margin / Mm(1)) for margin in (section.left_margin, section.top_margin)} == {20}
    footer = section.footer.paragraphs[0]
    assert footer.text == "Page  of "
    assert [field.text for field in footer._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_a_footer_can_speak_another_language(write_docx):
    footer = open_docx(write_docx(pageLabel="Trang {page} / {pages}")).sections[0].footer.paragraphs[0]
    assert footer.text == "Trang  / "


def test_the_first_row_of_every_table_repeats_and_no_other(paper):
    for table in open_docx(paper).tables:
        repeats = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeats == [True] + [False] * (len(repeats) - 1)


def test_a_table_keeps_every_row_and_fills_short_ones(paper):
    plan, matrix = open_docx(paper).tables
    assert [cell.text for cell in plan.rows[200].cells] == ["Step 199", "", "pay slips"]
    assert [[cell.text for cell in row.cells] for row in matrix.rows] == [["Case", "Marks"], ["linh", ""], ["den", "3"]]


def test_a_table_is_as_wide_as_the_text_and_shares_it_as_asked(paper):
    document = open_docx(paper)
    [section] = document.sections
    room = section.page_width - section.left_margin - section.right_margin
    widths = [column.width for column in document.tables[0].columns]
    assert sum(widths) == pytest.approx(room, rel=0.01)
    assert widths[2] == pytest.approx(2 * widths[0], rel=0.01)


def test_no_column_is_too_narrow_for_a_few_letters(write_docx):
    header = [f"Column {number}" for number in range(8)]
    table = {"type": "table", "header": header, "rows": [["x" * 5000] * 7 + [""]], "widths": [50] + [1] * 7}
    widths = [column.width for column in open_docx(write_docx(blocks=[table])).tables[0].columns]
    assert min(widths) > Mm(10)


@pytest.mark.parametrize(("columns", "sideways"), [(5, False), (6, True)])
def test_a_paper_with_a_table_of_many_columns_lies_on_its_side_and_its_paragraphs_stay_narrow(columns, sideways, write_docx):
    table = {"type": "table", "header": [f"Column {number}" for number in range(columns)], "rows": [["administrative"] * columns]}
    document = open_docx(write_docx(blocks=[{"type": "paragraph", "text": "A paragraph"}, table]))
    [section] = document.sections
    assert (section.page_width > section.page_height) is sideways
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in document.tables[0].columns) == pytest.approx(room, rel=0.01)
    indent = next(p for p in document.paragraphs if p.text == "A paragraph").paragraph_format.right_indent or 0
    assert room - indent == pytest.approx(Mm(170), rel=0.01)


LEAD = [
    {"type": "heading", "level": 1, "lead": True, "text": "What we did"},
    {"type": "list", "items": [{"strong": "Case 3:", "text": "wages are open"}, "and more"]},
]
LONG = [
    {"type": "heading", "level": 1, "text": "Steps"},
    {
        "type": "table",
        "name": "All steps",
        "header": ["No.", "Step"],
        "rows": [[str(number), "word " * 60] for number in range(90)],
    },
    {"type": "heading", "level": 1, "text": "Annex"},
    {"type": "paragraph", "text": "The end."},
]


def test_what_leads_stands_before_the_contents_and_has_headings_of_its_own(write_docx):
    document = open_docx(write_docx(lead=LEAD, blocks=LONG, contentsLabel="Contents", roles=[], note="", subtitle=""))
    styled = [(p.style.name, p.text) for p in document.paragraphs]
    assert styled[3:6] == [
        ("Lead Heading", "What we did"),
        ("List Paragraph", "Case 3: wages are open"),
        ("List Paragraph", "and more"),
    ]
    assert [run.text for run in document.paragraphs[4].runs if run.bold] == ["Case 3: "]
    level = document.styles["Lead Heading"].element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    assert level.get(qn("w:val")) == "0", "it is a heading to those who listen to the paper"


@pytest.mark.parametrize(("rows", "listed"), [(90, ["Steps", "Annex"]), (9, [])])
def test_a_paper_of_many_pages_says_what_is_where_and_a_short_one_does_not(rows, listed, write_docx):
    blocks = [LONG[0], {**LONG[1], "rows": LONG[1]["rows"][:rows]}, *LONG[2:]]
    body = open_docx(write_docx(lead=LEAD, blocks=blocks, contentsLabel="Contents")).element.body
    entries = [
        p
        for p in body.iter(qn("w:p"))
        if p.pPr is not None and p.pPr.style is not None and p.pPr.style.startswith("TOC") and p.pPr.style != "TOCHeading"
    ]
    assert ["".join(text.text or "" for text in p.iter(qn("w:t"))).strip() for p in entries] == listed
    fields = [text.text for text in body.iter(qn("w:instrText")) if text.text.startswith("TOC")]
    assert len(fields) == bool(listed), "a field that Word can bring up to date"
    assert not [mark for mark in body.iter(qn("w:fldChar")) if mark.get(qn("w:dirty"), "0") not in OFF], (
        "and does not ask about as the file opens"
    )
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} <= marks


def test_a_part_with_a_wide_table_is_turned_and_the_others_are_not(write_docx):
    wide = {"type": "table", "header": [f"Column {number}" for number in range(7)], "rows": [["word"] * 7]}
    blocks = [LONG[0], {"type": "paragraph", "text": "x"}, {"type": "heading", "level": 1, "text": "Wide"}, wide, *LONG[2:]]
    sections = open_docx(write_docx(lead=LEAD, blocks=blocks)).sections
    assert [section.page_width > section.page_height for section in sections] == [False, True, False]
    turned = open_docx(write_docx(lead=[*LEAD, wide], blocks=blocks)).sections
    assert [section.page_width > section.page_height for section in turned] == [True], "a paper whose lead is wide is held one way"


def test_pages_after_the_first_say_whose_paper_they_are_of(write_docx):
    [section] = open_docx(write_docx()).sections
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Coding of a case & a plan · Group <1>"
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text


def test_a_table_says_what_it_is_and_which_row_is_its_head(write_docx):
    rows = [{"band": "Our own"}, ["1", "ask"], {"band": "Asked of others"}, ["2", "look"]]
    [table] = open_docx(write_docx(blocks=[{"type": "table", "name": "The plan", "header": ["No.", "Step"], "rows": rows}])).tables
    properties = table._tbl.tblPr
    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "The plan"
    assert properties.find(qn("w:tblLook")).get(qn("w:firstRow")) in ("1", "true")
    assert [len(row._tr.tc_lst) for row in table.rows] == [2, 1, 2, 1, 2], "a line over all columns parts the rows"


@pytest.mark.parametrize(("words", "whole"), [(10, True), (200, False)])
def test_a_row_of_few_lines_stays_together_and_a_long_one_goes_on_over_the_page(words, whole, write_docx):
    [table] = open_docx(write_docx(blocks=[{"type": "table", "header": ["a", "b"], "rows": [["x", "word " * words]]}])).tables
    kept = table.rows[1]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}")
    assert (kept is not None and kept.get(qn("w:val")) not in OFF) is whole


def test_each_numbered_list_counts_from_one(paper):
    document = open_docx(paper)
    items = [p for p in document.paragraphs if p.style.name == "List Paragraph"]
    lists = {item.text: item._p.pPr.numPr.numId.val for item in items}
    assert lists["ask"] == lists["look"]
    assert len({lists["the agency"], lists["ask"], lists["look again"]}) == 3
    numbers = document.part.numbering_part.element
    for item in ("ask", "look again"):
        [number] = [one for one in numbers.num_lst if one.numId == lists[item]]
        assert number.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}").get(qn("w:val")) == "1"


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_every_text_stands_in_the_paper_as_it_was_typed(text, write_docx):
    blocks = [
        {"type": "heading", "level": 1, "text": text},
        {"type": "paragraph", "text": text},
        {"type": "list", "items": [text]},
        {"type": "table", "header": [text], "rows": [[text]]},
    ]
    document = open_docx(write_docx(blocks=blocks, subtitle="", roles=[], note=""))
    assert [p.text for p in document.paragraphs[3:6]] == [text] * 3
    assert [row.cells[0].text for row in document.tables[0].rows] == [text] * 2


def test_what_xml_cannot_hold_is_dropped_and_the_rest_kept(write_docx):
    blocks = [{"type": "paragraph", "text": "a\0b\x0bc\x1bd\ufffee"}]
    assert open_docx(write_docx(blocks=blocks)).paragraphs[-1].text == "abcde"


def test_half_an_emoji_is_dropped(write_docx, browser, folder):
    page = browser.new_page()
    page.goto((folder / HARNESS.name).as_uri())
    # Made in the page, since half a character does not survive the way there.
    data = page.evaluate(
        """async (product) => {
            product.blocks = [{type: "paragraph", text: "cut " + "🙂".slice(0, 1) + "off"}];
            const blob = await workshopDocx.writeDocx(product);
            return Array.from(new Uint8Array(await blob.arrayBuffer()));
        }""",
        PRODUCT,
    )
    page.close()
    assert open_docx(bytes(data)).paragraphs[-1].text == "cut off"


def test_text_from_right_to_left_is_set_from_the_right(write_docx):
    blocks = [{"type": "paragraph", "text": text} for text in ("مرحبا (abc) بالعالم", "abc مرحبا", "plain")]
    arabic, mixed, plain = open_docx(write_docx(blocks=blocks)).paragraphs[-3:]
    directed = [p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in (arabic, mixed, plain)]
    assert directed == [True, False, False]
    assert [(run.text, bool(run.font.rtl)) for run in mixed.runs] == [("abc ", False), ("مرحبا", True)]


def test_an_unknown_block_is_named_and_not_left_out(browser, folder):
    page = browser.new_page()
    page.goto((folder / HARNESS.name).as_uri())
    said = page.evaluate(
        "(product) => workshopDocx.writeDocx(product).catch((error) => error.message)",
        {**PRODUCT, "blocks": [{"type": "picture"}]},
    )
    page.close()
    assert said == "block 1: there is no type 'picture'"


def test_the_package_is_whole_and_every_reference_in_it_leads_somewhere(paper):
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        names = package.namelist()
        assert package.testzip() is None
    assert len(names) == len(set(names))
    parts = read_parts(paper)
    types = parts["[Content_Types].xml"]
    by_name = {entry.get("PartName") for entry in types if entry.get("PartName")}
    by_ending = {entry.get("Extension") for entry in types if entry.get("Extension")}
    assert by_name <= {f"/{name}" for name in names}
    assert all(f"/{name}" in by_name or name.rpartition(".")[2] in by_ending for name in names)

    relations = list(parts["word/_rels/document.xml.rels"])
    ids = [relation.get("Id") for relation in relations]
    assert len(ids) == len(set(ids))
    assert {f"word/{relation.get('Target')}" for relation in relations} <= set(names)

    styles = [style.get(qn("w:styleId")) for style in parts["word/styles.xml"].iter(qn("w:style"))]
    assert len(styles) == len(set(styles))
    numbers = [number.get(qn("w:numId")) for number in parts["word/numbering.xml"].iter(qn("w:num"))]
    assert len(numbers) == len(set(numbers))
    for part in parts.values():
        for tag in ("w:pStyle", "w:basedOn", "w:next", "w:link"):
            assert {used.get(qn("w:val")) for used in part.iter(qn(tag))} <= set(styles)
        if part.tag == qn("w:document"):
            assert {used.get(qn("w:val")) for used in part.iter(qn("w:numId"))} <= set(numbers)


def test_libreoffice_opens_the_paper_and_finds_its_text(write_docx, tmp_path):
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not installed; the other tests open the file with python-docx")
    blocks = [*PRODUCT["blocks"], *({"type": "paragraph", "text": text} for text in ODD_TEXTS)]
    path = tmp_path / "paper.docx"
    path.write_bytes(write_docx(blocks=blocks))
    # A profile of its own, so that an office that is open already does not swallow the job.
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (tmp_path / "paper.txt").is_file(), ran.stderr
    text = (tmp_path / "paper.txt").read_text(encoding="utf-8-sig")
    assert "Step 199" in text
    assert all(line in text for odd in ODD_TEXTS for line in odd.split("\n"))


# --- the table -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def write_csv(browser, folder):
    """Makes a CSV text in the browser, and gives it as its bytes would be saved."""
    with serve_folder(folder) as url:
        page = browser.new_page()
        page.goto(f"{url}{HARNESS.name}")
        page.wait_for_function("() => globalThis.csvText")

        def write(header: list, rows: list, language: str = "en") -> bytes:
            call = "([header, rows, language]) => { try { return csvText(header, rows, language) } catch (error) { return error.message } }"
            return page.evaluate(call, [header, rows, language]).encode("utf-8")

        yield write
        page.close()


def read_csv(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_a_table_reads_back_cell_for_cell(write_csv):
    harmless = [text for text in ODD_TEXTS if not text.startswith("=")] + ['say "yes", twice', "a,b;c", "a\r\nb"]
    rows = [[text, str(number)] for number, text in enumerate(harmless)]
    assert read_csv(write_csv(["text", "number"], rows)) == [["text", "number"], *rows]


@pytest.mark.parametrize("language", ["vi-VN", "de", "pt-BR", "id", "ru"])
def test_where_decimals_begin_with_a_comma_cells_are_parted_by_semicolons(language, write_csv):
    text = write_csv(["place", "share"], [["Hanoi; Hai Phong", 3.3], ["a,b", -1.25]], language).decode("utf-8-sig")
    assert text == 'place;share\r\n"Hanoi; Hai Phong";"3,3"\r\n"a,b";"-1,25"\r\n'


@pytest.mark.parametrize("language", ["en-GB", "th", "ne", "no such language"])
def test_where_decimals_begin_with_a_point_cells_are_parted_by_commas_and_semicolons_quoted(language, write_csv):
    text = write_csv(["place", "share"], [["Hanoi; Hai Phong", 3.3]], language).decode("utf-8-sig")
    assert text == 'place,share\r\n"Hanoi; Hai Phong",3.3\r\n'


def test_lines_end_as_the_standard_says(write_csv):
    assert write_csv(["a", "b"], [["1", "2"]]) == b"\xef\xbb\xbfa,b\r\n1,2\r\n"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+49 170", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", "＝1+1", "-1+1", "--1", "- 5"],
)
def test_a_cell_that_a_spreadsheet_would_run_stays_text(text, write_csv):
    assert read_csv(write_csv(["=head"], [[text]])) == [["'=head"], [f"'{text}"]]


@pytest.mark.parametrize("text", ["-5", "-0.25", "-1000000", "5", "2026-03-02", "a=b", "a-b", "1+1"])
def test_a_plain_number_or_word_is_left_alone(text, write_csv):
    assert read_csv(write_csv(["head"], [[text]])) == [["head"], [text]]


def test_numbers_and_empty_cells_are_written_plainly(write_csv):
    assert read_csv(write_csv(["a", "b", "c"], [[-2, None, True], [0.5]])) == [
        ["a", "b", "c"],
        ["-2", "", "true"],
        ["0.5", "", ""],
    ]


def test_an_empty_cell_alone_in_its_row_is_still_a_row(write_csv):
    assert read_csv(write_csv(["a"], [[""], ["b"]])) == [["a"], [""], ["b"]]


def test_a_row_longer_than_the_header_is_refused(write_csv):
    assert write_csv(["a"], [["1"], ["1", "2"]]) == b"row 2 has 2 cells, the header has 1"
