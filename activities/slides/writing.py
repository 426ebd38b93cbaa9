"""One deck as a presentation: text in placeholders, tables and charts that can be edited, notes, alternative texts."""

from __future__ import annotations

import datetime
from copy import deepcopy

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.presentation import Presentation as PresentationType
from pptx.util import Emu, Pt

from activities.rows.deck_models import Deck
from activities.rows.session_notes import list_speaker_notes

from .fitting import SIZES, fit_table, share_width
from .layouts import FOOTER, KICK, MAIN, NUMBER, SOURCE
from .telling import ToldChart, ToldSlide, list_lines, tell_deck
from .template import UNIT, find_layout, make_template

BEGINNING = datetime.datetime(2000, 1, 1)  # a file says what is in it and not when it was made: the same rows give the same file
GROUNDS = (MSO_THEME_COLOR.BACKGROUND_1, MSO_THEME_COLOR.BACKGROUND_2, MSO_THEME_COLOR.ACCENT_1)  # of lines, and of the head
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # a table without a look of its own


def write_deck(deck: Deck, rows) -> PresentationType:
    """The presentation of a deck.

    Its speaker notes are what is said with each slide. Where the session has notes of its own, those of the first of the lines that the deck
    serves, what must be ready and the steps go to the first slide; what people say and what one asks back to the last.
    """
    t = rows.strings
    language = t["host.locale"]
    shown = make_template(language)
    about = shown.core_properties
    about.title, about.language, about.author = deck.title, language, t["slides.author"]
    about.created = about.modified = BEGINNING
    about.last_modified_by, about.subject = about.author, deck.lead
    *begun, end = [*_list_notes(deck, rows)] or [""]
    _add_slide(shown, ToldSlide("title", deck.title, lines=(deck.lead,), say="\n\n".join(begun)), deck, t)
    *slides, last = tell_deck(deck, rows)
    for told in slides:
        _add_slide(shown, told, deck, t)
    _add_slide(shown, last, deck, t, end)
    _set_language(shown, language)
    return shown


def _list_notes(deck: Deck, rows) -> list[str]:
    lines = list_lines(deck, rows)
    return list_speaker_notes(rows, lines[0]) if lines else []


def _add_slide(shown: PresentationType, told: ToldSlide, deck: Deck, t, more: str = "") -> None:
    slide = shown.slides.add_slide(find_layout(shown, told.kind))
    slide.shapes.title.text_frame.text = told.title
    places = {one.placeholder_format.idx: one for one in slide.placeholders}
    if told.chart:
        _fill_chart(places.pop(MAIN), told.chart)
        places[KICK].text_frame.text = told.chart.title
    elif told.head:
        _fill_table(places.pop(MAIN), told)
    else:
        _fill_lines(places[MAIN], told.lines)
    if told.kick:
        places[KICK].text_frame.text = told.kick
    if told.source:
        places[SOURCE].text_frame.text = t["slides.source"].format(source=told.source)
    _copy_foot(slide, deck.title)
    for one in list(slide.placeholders):  # what nothing stands in would say `Click to add text`
        if one.has_text_frame and not one.text_frame.text:
            one._element.getparent().remove(one._element)
    slide.notes_slide.notes_text_frame.text = _word_notes(told, t, more)


def _word_notes(told: ToldSlide, t, more: str) -> str:
    about = [told.say] if told.say else []
    if told.minutes:
        about.append(t["slides.note-minutes"].format(minutes=told.minutes))
    if told.page:
        about.append(t["slides.note-page"].format(page=f"{told.page}.html"))
    return "\n\n".join(filter(None, ["\n".join(about), more]))


def _fill_lines(place, lines) -> None:
    place.text_frame.text = lines[0]
    for line in lines[1:]:
        place.text_frame.add_paragraph().text = line


def _copy_foot(slide, title: str) -> None:
    """Footer and number stand on a slide only where it has them of its own."""
    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.idx in (FOOTER, NUMBER):
            copied = deepcopy(place._element)
            slide.shapes._spTree.append(copied)
            for style in copied.findall(".//{*}lstStyle/*"):
                style.getparent().remove(style)
            box = copied.find(".//{*}spPr")
            for child in list(box):
                box.remove(child)
            if place.placeholder_format.idx == FOOTER:
                copied.find(".//{*}t").text = title
            copied.find(".//{*}cNvPr").set("id", str(900 + place.placeholder_format.idx))


# --- charts ----------------------------------------------------------------------------------


def _fill_chart(place, told: ToldChart) -> None:
    data = CategoryChartData(number_format="General")
    data.categories = told.names
    for name, values in told.series:
        data.add_series(name, values)
    is_years = len(told.series) > 1 or all(name.isdecimal() for name in told.names)
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if is_years else XL_CHART_TYPE.BAR_CLUSTERED
    frame = place.insert_chart(kind, data)
    _describe(frame, told.title, told.alt)
    chart = frame.chart
    chart.font.size = Pt(16)
    chart.has_title = False
    chart.has_legend = len(told.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        chart.legend.font.size = Pt(16)
    if not is_years:
        chart.category_axis.reverse_order = True  # the first row stands on top
    chart.category_axis.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_6
    chart.category_axis.tick_labels.font.size = Pt(18)
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0  # a bar is as long as its value
    chart.value_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = _format_number(told), False
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size = Pt(16)
    for series, colour in zip(plot.series, (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_2)):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = colour


def _format_number(told: ToldChart) -> str:
    values = [value for _, values in told.series for value in values]
    return "#,##0" if all(value == int(value) for value in values) else "#,##0.0"


# --- tables ----------------------------------------------------------------------------------


def _fill_table(place, told: ToldSlide) -> None:
    left, top, width, height = place.left, place.top, place.width, place.height
    lines = [told.head, *told.rows]
    frame = place.insert_table(len(lines), len(told.head))
    frame.left, frame.top, frame.width = left, top, width
    _describe(frame, told.title, "; ".join(" – ".join(row) for row in told.rows))
    table = frame.table
    table._tbl.tblPr.find("{*}tableStyleId").text = NO_STYLE
    table.horz_banding = False
    size = fit_table(told) or SIZES[-1]
    for column, share in zip(table.columns, share_width(told.head, told.rows)):
        column.width = Emu(int(width * share))
    for row in table.rows:
        row.height = Emu(min(height // len(lines), 62 * UNIT))
    for number, (line, row) in enumerate(zip(lines, table.rows)):
        for text, cell in zip(line, row.cells):
            _fill_cell(cell, text, size, number)


def _fill_cell(cell, text: str, size: int, number: int) -> None:
    """One cell of the line `number`, of which 0 is the head; every second line has another ground."""
    is_head = number == 0
    cell.text_frame.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Emu(12 * UNIT)
    cell.margin_top = cell.margin_bottom = Emu(3 * UNIT)
    cell.fill.solid()
    cell.fill.fore_color.theme_color = GROUNDS[number % 2 if number else 2]
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold = Pt(size - 2 if is_head else size), is_head
        paragraph.font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1 if is_head else MSO_THEME_COLOR.TEXT_1


# --- what every shape says -------------------------------------------------------------------


def _describe(frame, name: str, alt: str) -> None:
    """The name and the alternative text of a chart or table."""
    properties = frame._element.find(".//{*}cNvPr")
    properties.set("name", name[:120])
    properties.set("descr", alt)


def _set_language(shown: PresentationType, language: str) -> None:
    """Every run of text says its language, so that it is read out and spelled in it."""
    for slide in shown.slides:
        for part in (slide._element, slide.notes_slide._element):
            for run in part.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}r"):
                run.get_or_add_rPr().set("lang", language)
