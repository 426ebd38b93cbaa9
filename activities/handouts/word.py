"""Handouts as Word files, to adapt: the same blocks as in the PDF, in the same sizes, with styles that a person can change."""

from __future__ import annotations

import io
import re
from datetime import datetime

import docx
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from .blocks import Badge, Block, Card, Certificate, Grid, Handout, Heading, Lines, Passages, Points, Sheet, Words
from .codes import draw_code
from .said import SaidOf

UPRIGHT = Mm(210), Mm(297)
MARGIN, FOOT = Mm(16), Mm(20)
LINE = Mm(9)
TYPE = "Arial"  # on every machine; the PDF has the book's own
CARD = Mm(105), Mm(148)
CARDS_DOWN, BADGES_DOWN = 2, 5
INSIDE = Mm(9)
WHEN = datetime(2000, 1, 1)  # of every file alike, so that the same rows give the same bytes
# Styles of python-docx's template by their ids: to find one by its name takes it a millisecond, for each paragraph anew.
HEADING, SUBHEADING, BULLET = "Heading1", "Heading2", "ListBullet"
# What XML cannot hold.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def write_word(handout: Handout, said: SaidOf, sizes: dict[str, float]) -> bytes:
    """One handout as a Word file. sizes: in which the PDF set each piece, by its id."""
    document = docx.Document()
    _tell(document, handout, said)
    first = handout.pieces[0]
    if isinstance(first, Sheet):
        for number, sheet in enumerate(handout.pieces):
            assert isinstance(sheet, Sheet), "the pieces of a handout are of one kind"
            _add_sheet(document, sheet, sizes.get(sheet.id, 10), number == 0)
        _add_foot(document, said)
    elif isinstance(first, Certificate):
        _add_certificates(document, [one for one in handout.pieces if isinstance(one, Certificate)])
    else:
        _add_pieces(document, handout, min(sizes.values(), default=10) - 0.5)  # Word sets wider than we do
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _tell(document: DocumentType, handout: Handout, said: SaidOf) -> None:
    about = document.core_properties
    about.title, about.author, about.subject = f"{handout.title} · {said.book}", said.book, handout.title
    about.language, about.created, about.modified, about.comments = said.language, WHEN, WHEN, ""
    plain = document.styles["Normal"]
    plain.font.name, plain.font.size = TYPE, Pt(10)
    plain.paragraph_format.space_after = Pt(3)
    document.styles["Footer"].font.size = Pt(8)
    for name in ("Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = TYPE, None
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(8), Pt(3)
    language = plain.element.get_or_add_rPr()
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), said.language)
    language.append(mark)


def _lay(section, sideways: bool, margin: int = MARGIN) -> None:
    wide, high = UPRIGHT[::-1] if sideways else UPRIGHT
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = section.top_margin = margin
    section.bottom_margin = FOOT if margin else margin
    section.footer_distance = Mm(8)


def _add_sheet(document: DocumentType, sheet: Sheet, size: float, is_first: bool) -> None:
    section = document.sections[0] if is_first else document.add_section(WD_SECTION.NEW_PAGE)
    _lay(section, sheet.sideways)
    width = UPRIGHT[sheet.sideways] - 2 * MARGIN
    _write(_add_paragraph(document, HEADING), sheet.title, size * 1.5)
    for block in sheet.blocks:
        _add_block(document, block, size, width)


def _add_paragraph(document: DocumentType, style: str | None) -> Paragraph:
    paragraph = document.add_paragraph()
    if style:
        paragraph._p.style = style
    return paragraph


def _write(paragraph: Paragraph, text: str, size: float, bold: bool = False) -> Paragraph:
    run = paragraph.add_run(_CONTROLS.sub("", text))
    run.font.size, run.bold = Pt(round(size * 2) / 2), bold or None
    return paragraph


def _add_block(document: DocumentType, block: Block, size: float, width: int) -> None:
    if isinstance(block, Heading):
        _write(_add_paragraph(document, SUBHEADING), block.text, size * 1.15)
    elif isinstance(block, Words):
        _add_words(document, block, size)
    elif isinstance(block, Points):
        for item in block.items:
            _write(_add_paragraph(document, None if block.ticks else BULLET), f"☐ {item}" if block.ticks else item, size)
    elif isinstance(block, Lines):
        for name in block.names:
            _add_line(document, name, block.below, size, width, block.help)
    elif isinstance(block, Passages):
        for paragraph in block.paragraphs:
            _add_passages(document, paragraph, size)
    else:
        _add_grid(document, block, size, width)


def _add_words(document: DocumentType, block: Words, size: float) -> None:
    paragraph = _write(document.add_paragraph(), block.text, size * 0.9 if block.quiet else size)
    if block.framed:
        borders = OxmlElement("w:pBdr")
        for side in ("top", "left", "bottom", "right"):
            borders.append(_border(side))
        paragraph.paragraph_format.element.get_or_add_pPr().append(borders)


def _border(side: str, kind: str = "single"):
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", "6"), ("space", "4"), ("color", "777777")):
        border.set(qn(f"w:{name}"), value)
    return border


def _add_line(document: DocumentType, name: str, below: int, size: float, width: int, help: str = "") -> None:
    """A name with a ruled line behind it, drawn by a tab, so that it reaches the edge whatever the name; or with `below` lines under it."""
    if below:
        paragraph = _write(document.add_paragraph(), name, size, bold=True)
        paragraph.paragraph_format.keep_with_next = True
        if help:
            _write(document.add_paragraph(), help, size * 0.9).paragraph_format.keep_with_next = True
        name = ""
    for _ in range(max(below, 1)):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        paragraph.paragraph_format.space_before = Pt(8)
        _write(paragraph, f"{name} " if name else "", size, bold=True)
        paragraph.add_run("\t")


def _add_passages(document: DocumentType, passages, size: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.line_spacing = 1.25
    for number, text in passages:
        sign = paragraph.add_run(f"{number}\u00a0")
        sign.font.superscript, sign.bold, sign.font.size = True, True, Pt(size)
        _write(paragraph, f"{text} ", size)


def _add_grid(document: DocumentType, block: Grid, size: float, width: int) -> None:
    table = document.add_table(1 + len(block.rows), len(block.columns), style="Table Grid")
    table.autofit = False
    wide = [Emu(int(width * share / sum(block.shares))) for share in block.shares]
    for column, share in zip(table.columns, wide):
        column.width = share
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # the head again on each page
    for row, cells in zip(table.rows, [block.columns, *block.rows]):
        is_head = cells is block.columns
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if not is_head and not any(cells[1:]):
            row.height, row.height_rule = LINE, WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, text, share in zip(row.cells, cells, wide):
            cell.width = share
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            if text:
                _write(paragraph, text, size * 0.85, bold=is_head)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _add_foot(document: DocumentType, said: SaidOf) -> None:
    """Book and page at the foot of every sheet, as fields that Word counts; with an address its code beside them."""
    for section in document.sections[1:]:
        section.footer.is_linked_to_previous = True
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, rest = said.page_of.split("{page}")
    between, after = rest.split("{pages}")
    where = f" · {said.address}" if said.address else ""
    _write(paragraph, f"{said.book}{where} · {before}", 8)
    _add_field(paragraph, "PAGE")
    _write(paragraph, between, 8)
    _add_field(paragraph, "NUMPAGES")
    _write(paragraph, f"{after} ", 8)
    if said.address:
        picture = paragraph.add_run().add_picture(io.BytesIO(draw_code(said.address)), width=Mm(13))
        picture._inline.docPr.set("descr", said.address)


def _add_field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)


def _add_certificates(document: DocumentType, some: list[Certificate]) -> None:
    for number, one in enumerate(some):
        section = document.sections[0] if not number else document.add_section(WD_SECTION.NEW_PAGE)
        _lay(section, sideways=True, margin=Mm(25))
        for text, size, after in [
            (one.title, 28, 30),
            (one.over, 14, 20),
            (one.name or "_" * 40, 22, 20),
            *((words, 15, 8) for words in one.said),
        ]:
            paragraph = _write(_add_paragraph(document, HEADING if text == one.title else None), text, size)
            paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(after)
        for line in one.lines:
            _add_line(document, line, 0, 11, UPRIGHT[1] - Mm(50))


def _add_pieces(document: DocumentType, handout: Handout, size: float) -> None:
    """Cards or badges to cut out: a table as large as the sheet, whose broken lines are where to cut."""
    section = document.sections[0]
    _lay(section, sideways=False, margin=0)
    section.footer_distance = section.header_distance = 0
    cards = [piece for piece in handout.pieces if isinstance(piece, Card)]
    badges = [piece for piece in handout.pieces if isinstance(piece, Badge)]
    if cards:
        faces = [[_face_of_card(card, size) for card in cards[at : at + 4]] for at in range(0, len(cards), 4)]
    else:
        faces = [face for at in range(0, len(badges), 10) for face in _faces_of_badges(badges[at : at + 10])]
    down = CARDS_DOWN if cards else BADGES_DOWN
    for some in faces:
        _add_page(document, some, down)


Face = list[tuple[str, float, bool]]  # its paragraphs, each with its size, and whether it is bold


def _face_of_card(card: Card, size: float) -> Face:
    return [
        (f"{card.over} · {card.sign}", size * 0.9, True),
        (card.title, size * 1.3, True),
        *((block.text, size, False) for block in card.blocks),
    ]


def _faces_of_badges(badges: list[Badge]) -> list[list[Face]]:
    """The fronts of a page, and their backs mirrored from left to right."""
    fronts: list[Face] = [[(one.heading, 9, False), (str(one.number), 30, True), (one.name, 9, False)] for one in badges]
    backs: list[Face] = [[(one.code, 22, True), *((words, 9, False) for words in one.back)] for one in badges]
    backs += [[]] * (len(backs) % 2)
    return [fronts, [backs[at ^ 1] for at in range(len(backs))]] if badges[0].code else [fronts]


def _add_page(document: DocumentType, faces: list[Face], down: int) -> None:
    table = document.add_table(down, 2)
    table.autofit = False
    for column in table.columns:
        column.width = CARD[0]
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_border(side, "dashed"))
    table._tbl.tblPr.append(borders)
    height = Emu(int((UPRIGHT[1] - Mm(3)) / down))  # the paragraph behind the table needs a little
    for number in range(down * 2):
        row, cell = table.rows[number // 2], table.cell(number // 2, number % 2)
        row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.EXACTLY
        cell.width = CARD[0]
        face = faces[number] if number < len(faces) else []
        for place, (text, size, bold) in enumerate(face):
            paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
            _write(paragraph, text, size, bold)
            form = paragraph.paragraph_format
            form.left_indent = form.right_indent = INSIDE
            form.space_before = INSIDE if not place else Pt(0)
    last = document.add_paragraph()
    _write(last, "", 1)
    last.paragraph_format.space_after, last.paragraph_format.line_spacing = Pt(0), Pt(1)
