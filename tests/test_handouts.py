"""What is printed before a workshop, read by others than those who wrote it: a reader of PDF and one of Word files."""

from __future__ import annotations

import dataclasses
import io
import re
from functools import cache
from pathlib import Path

import docx
import pypdf
import pytest
from book_rows import book_rows

from activities.__main__ import main
from activities.handouts import Choices, list_handouts
from activities.handouts.codes import draw_code
from activities.handouts.contents import find_plan, name_case, write_badges
from activities.handouts.files import FONTS, write_handouts
from activities.handouts.lettering import Lettering, NoLetters
from activities.handouts.pdf import write_pdf
from activities.handouts.said import SaidOf
from activities.laying import NoPlace
from activities.loading import load_rows
from activities.measuring.codes import deal_codes

ROWS = book_rows()
BOOK = "A book of tests"
ADDRESS = "https://example.org/w"
CHOICES = Choices(people=13, codes="Accra, March")
A4 = (595, 842)


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("handouts") / "out"
    assert write_handouts(ROWS, folder, BOOK, CHOICES, ADDRESS).notes == ()
    return folder


def with_one_case(**changes):
    """The rows with one case alone, changed, and nothing that names another."""
    case = next(iter(ROWS.cases.values())).model_copy(update=changes)
    return dataclasses.replace(ROWS, cases={case.id: case}, activities={}, worksheets={}, papers={}, role_plays={}), case


def squeeze(text: str) -> str:
    """A text without its breaks and signs, as two readers may set them in different places."""
    return re.sub(r"[\s\u00a0☐•]+", "", text)


@dataclasses.dataclass(frozen=True)
class Side:
    """A side of paper: its text, its width and height, and where each piece of text begins."""

    text: str
    size: tuple[float, float]
    places: dict[str, tuple[float, float]]


def read_side(page) -> Side:
    places = {}

    def note(text, cm, tm, *_):
        if text.strip():
            places[text.strip()] = (tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5])

    text = page.extract_text(visitor_text=note)
    return Side(text, (float(page.mediabox.width), float(page.mediabox.height)), places)


@cache
def read_sides(path: Path) -> list[Side]:
    return [read_side(page) for page in pypdf.PdfReader(path).pages]


def read_pdf(path: Path) -> list[str]:
    return [side.text for side in read_sides(path)]


@cache
def read_word(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_each_handout_is_there_as_pdf_and_as_word_file(written):
    names = [one.id for one in list_handouts(ROWS, CHOICES)]
    assert names == ["cases", "cards", "worksheets", "evaluation", "papers", "role-plays", "sign-in", "badges", "certificates"]
    assert sorted(path.name for path in written.iterdir()) == sorted(f"{name}.{kind}" for name in names for kind in ("pdf", "docx"))


def test_a_pdf_says_its_title_and_language_and_embeds_its_letters(written):
    for path in written.glob("*.pdf"):
        reader = pypdf.PdfReader(path)
        assert reader.metadata and BOOK in str(reader.metadata.title)
        assert reader.trailer["/Root"]["/Lang"] == "en-GB"
        for page in reader.pages:
            for font in page["/Resources"]["/Font"].values():
                described = font.get_object().get("/FontDescriptor")
                used = str(font.get_object()["/BaseFont"])
                # ReportLab names one of the standard fonts on each page; nothing is written in it.
                assert described is None and used == "/Helvetica" or "/FontFile2" in described.get_object(), (path.name, used)


def test_a_case_sheet_is_one_upright_side_with_numbered_passages_and_our_line(written):
    sides = read_sides(written / "cases.pdf")
    assert len(sides) == len(ROWS.cases)
    word = squeeze(read_word(written / "cases.docx"))
    for case, side in zip(ROWS.cases.values(), sides):
        said = squeeze(side.text)
        assert said.startswith(squeeze(name_case(case, ROWS.strings)))
        assert tuple(map(round, side.size)) == A4
        passages = [squeeze(f"{number}{passage.text}") for number, passage in enumerate(case.passages, 1)]
        assert all(one in said for one in passages) and all(one in word for one in passages)
        lines = [
            f"activity{row.number}:{row.number}."
            for row in ROWS.activities.values()
            if case.id in row.cases and row.kind == "case-coding"
        ]
        assert "Ourline" in said and all(line in said for line in lines)


def test_no_words_of_a_pdf_leave_the_paper(written):
    for path in written.glob("*.pdf"):
        for side in read_sides(path):
            width, height = side.size
            assert side.places and all(0 <= x < width and 0 < y < height for x, y in side.places.values()), path.name


def test_pages_of_sheets_are_numbered_and_name_the_address(written):
    pages = read_pdf(written / "papers.pdf")
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page and ADDRESS in page
    assert "NUMPAGES" in docx.Document(str(written / "papers.docx")).sections[0].footer._element.xml


def test_a_case_that_is_too_long_for_one_side_is_named_and_keeps_every_word(tmp_path):
    case = next(iter(ROWS.cases.values()))
    few, _ = with_one_case(passages=[one.model_copy(update={"text": f"{one.text} " * 7}) for one in case.passages])
    notes = write_handouts(few, tmp_path / "out", BOOK).notes
    assert len(notes) == 1 and name_case(case, ROWS.strings) in notes[0] and "does not fit" in notes[0]
    said = squeeze("".join(read_pdf(tmp_path / "out" / "cases.pdf")))
    assert said.count(squeeze(case.passages[-1].text)) >= 6


def test_there_are_four_cards_to_a_sheet_one_for_each_indicator_and_element(written):
    pages = read_pdf(written / "cards.pdf")
    names = [one.name for one in (*ROWS.indicators.values(), *ROWS.elements.values())]
    assert len(pages) == -(-len(names) // 4)
    for place, name in enumerate(names):
        assert squeeze(name) in squeeze(pages[place // 4])
    word = docx.Document(str(written / "cards.docx"))
    assert len(word.tables) == len(pages) and len(word.tables[0]._cells) == 4


def test_a_worksheet_has_each_question_and_each_column_of_its_row(written):
    said, word = squeeze("".join(read_pdf(written / "worksheets.pdf"))), squeeze(read_word(written / "worksheets.docx"))
    for sheet in ROWS.worksheets.values():
        for section in sheet.sections:
            named = [prompt.title for prompt in section.prompts]
            named += [column.title for column in section.table.columns] if section.table else []
            assert all(squeeze(name) in said and squeeze(name) in word for name in named)


def test_every_activity_in_which_a_group_writes_has_a_blank_to_write_on(written):
    titles = [one.title for one in next(one for one in list_handouts(ROWS, CHOICES) if one.id == "worksheets").pieces]
    said = squeeze("".join(read_pdf(written / "worksheets.pdf")))
    for activity in ROWS.activities.values():
        title = ROWS.strings["page.activity"].format(number=activity.number, title=activity.title)
        # A visit prints from its own page: the cards that its facilitator deals are what is written on.
        assert (title in titles and squeeze(title) in said) == (bool(activity.kind) and activity.kind != "visit"), activity.id
    for offence in ROWS.offences.values():
        assert all(squeeze(element.name) in said for element in offence.elements)


def test_role_plays_have_a_card_a_side_for_each_player_and_one_for_who_watches_and_participants_get_none(written):
    cards = read_pdf(written / "role-plays.pdf")
    plays = ROWS.role_plays.values()
    assert len(cards) == sum(len(play.cards) + 1 for play in plays)
    words = [squeeze(page) for page in cards]
    for play in plays:
        for card in play.cards:
            [its] = [one for one in words if squeeze(card.knows[0]) in one]
            assert not [other for other in play.cards if other is not card and squeeze(other.knows[0]) in its]
    given = list_handouts(load_rows(packs=[], readings=False), CHOICES)
    assert "role-plays" not in [one.id for one in given]


def test_badges_without_codes_say_that_their_backs_are_blank_and_how_to_have_them(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr("activities.loading.load_rows", lambda **_: with_one_case()[0])
    assert main(["handouts", str(tmp_path / "out")]) == 0
    assert "badges.pdf has fronts only" in capsys.readouterr().out
    assert main(["handouts", str(tmp_path / "out"), "--codes", "Accra, March"]) == 0
    assert "fronts only" not in capsys.readouterr().out


def test_a_badge_has_its_number_and_the_code_that_is_dealt_behind_it(written):
    pages = read_pdf(written / "badges.pdf")
    codes = [card.code for card in deal_codes(CHOICES.codes, CHOICES.people)]
    assert len(pages) == 4  # thirteen badges take two sheets, each with its back
    assert [sum(code in page for code in codes) for page in pages] == [0, 10, 0, 3]
    assert all(code in pages[1] + pages[3] for code in codes)
    [badges] = [one for one in list_handouts(ROWS, CHOICES) if one.id == "badges"]
    made = pypdf.PdfReader(io.BytesIO(write_pdf(badges, SaidOf(BOOK, "en-GB", "Page {page} of {pages}", ""), FONTS).data))
    front, back = (read_side(made.pages[page]).places for page in (0, 1))
    assert front["1"][0] < A4[0] / 2 < back[badges.pieces[0].code][0]  # the back is seen in the mirror


def test_each_printing_has_the_codes_of_the_word_in_an_order_of_its_own():
    """The badges have the numbers of the sign-in sheet: in the order of the word, the word and that sheet would say who has which code."""
    many = Choices(people=60, codes="Accra, March")
    printed = [[one.code for one in write_badges(ROWS, many)] for _ in range(2)]
    dealt = [card.code for card in deal_codes(many.codes, many.people)]
    assert printed[0] != printed[1] and dealt not in printed
    assert sorted(printed[0]) == sorted(printed[1]) == sorted(dealt)


def test_without_a_word_for_them_no_codes_are_dealt():
    [badges] = [one for one in list_handouts(ROWS, Choices(people=3)) if one.id == "badges"]
    assert [(one.number, one.code) for one in badges.pieces] == [(1, ""), (2, ""), (3, "")]


def test_the_sign_in_sheet_has_a_line_for_each_and_a_box_for_each_day(written):
    table = docx.Document(str(written / "sign-in.docx")).tables[0]
    assert len(table.rows) == 1 + CHOICES.people and len(table.columns) == 3 + len(find_plan(ROWS, CHOICES).days)


def test_the_same_rows_give_the_same_bytes(written, tmp_path):
    few, _ = with_one_case()
    for name in ("one", "other"):
        write_handouts(few, tmp_path / name, BOOK, Choices(people=13), ADDRESS)  # the codes have an order of their own each time
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes(), path.name


def test_what_is_markup_in_a_row_stays_text(tmp_path):
    odd = "<b>bold</b> &amp; <font color='red'>x</font> <img src='/etc/passwd'/>"
    case = next(iter(ROWS.cases.values()))
    few, _ = with_one_case(passages=[one.model_copy(update={"text": odd}) for one in case.passages])
    write_handouts(few, tmp_path / "out", BOOK)
    assert squeeze(odd) in squeeze("".join(read_pdf(tmp_path / "out" / "cases.pdf")))
    assert odd in read_word(tmp_path / "out" / "cases.docx")


def test_letters_of_many_languages_are_set_and_can_be_read_again(tmp_path):
    texts = ["Đặng Thị Hạnh", "Łódź, Čapek", "Σωκράτης", "Київ", "→ ☐ ≥"]
    few, case = with_one_case(title=texts[0])
    passages = [one.model_copy(update={"text": text}) for one, text in zip(case.passages, texts[1:])]
    assert len(passages) == len(texts) - 1
    few, _ = with_one_case(title=texts[0], passages=passages)
    assert write_handouts(few, tmp_path / "out", BOOK).notes == ()
    said = "".join(read_pdf(tmp_path / "out" / "cases.pdf")).replace("\u00a0", " ")
    assert [text for text in texts if text not in said] == []


def test_what_has_no_letters_here_is_named_and_left_to_the_word_file(tmp_path):
    texts = ["الاتجار", "नेपाल", "雇用"]
    for text in texts:
        with pytest.raises(NoLetters):
            Lettering(FONTS).mark_up(text)
    few, _ = with_one_case(title=", ".join(texts))
    [note] = write_handouts(few, tmp_path / "out", BOOK).notes
    assert note.startswith("cases.pdf was not written") and not (tmp_path / "out" / "cases.pdf").exists()
    assert ", ".join(texts) in read_word(tmp_path / "out" / "cases.docx")


def test_what_is_in_the_folder_already_is_replaced_only_if_it_is_handouts(tmp_path, written):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NoPlace, match="there is something else"):
        write_handouts(ROWS, tmp_path / "mine", BOOK)
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_code_holds_its_address():
    from PIL import Image

    image = Image.open(io.BytesIO(draw_code(ADDRESS)))
    assert image.width == image.height and image.width % 8 == 0
    with pytest.raises(ValueError, match="too long for a code"):
        draw_code(f"https://example.org/{'w' * 4000}")


def test_the_command_names_what_it_cannot_take(capsys, tmp_path):
    assert main(["handouts", str(tmp_path / "out"), "--plan", "no-such"]) == 1
    assert "no plan 'no-such'; there are: five-day" in capsys.readouterr().err
    for wrong in (["--people", "0"], ["--people", "999"], ["--address", "javascript:1"]):
        with pytest.raises(SystemExit):
            main(["handouts", str(tmp_path / "out"), *wrong])
    assert not (tmp_path / "out").exists()
