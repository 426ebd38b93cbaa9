"""The decks as files: opened by python-pptx, each says what its rows say, in a template of its own."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from book_rows import book_rows
from pptx import Presentation
from pptx.util import Emu

from activities.drawing.colours import TOKENS, read_tokens
from activities.loading import load_rows
from activities.rows.deck_models import MOST_SLIDES
from activities.slides.files import NoDecks, write_decks
from activities.slides.layouts import read_template
from activities.slides.telling import tell_deck, word_figure_source
from activities.slides.template import make_template

ROWS = book_rows()
DECKS = list(ROWS.decks.values())


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The files of all decks."""
    return [path for path, _ in write_decks(ROWS, tmp_path_factory.mktemp("slides"))]


@pytest.fixture(scope="module")
def shown(written):
    """Every deck as it is read from its file, by its id."""
    return {path.stem: Presentation(str(path)) for path in written}


def texts_of(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_the_template_has_a_layout_for_each_kind_of_slide_in_the_colours_of_the_book():
    made = make_template("en-GB")
    assert [layout.name for layout in made.slide_layouts] == [row["name"] for row in read_template()["layouts"]]
    tokens = read_tokens(TOKENS.read_text(encoding="utf-8"))
    theme = made.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    ).blob.decode()
    assert tokens["brand"].lstrip("#").upper() in theme and tokens["mark"].lstrip("#").upper() in theme
    for layout in made.slide_layouts:
        for place in layout.placeholders:
            assert place.left + place.width <= made.slide_width and place.top + place.height <= made.slide_height


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.id)
def test_a_deck_is_read_back_as_its_rows_have_it(deck, shown):
    file = shown[deck.id]
    told = tell_deck(deck, ROWS)
    assert file.core_properties.title == deck.title
    assert len(file.slides) == len(told) + 1 <= MOST_SLIDES
    first, *rest = file.slides
    assert first.shapes.title.text_frame.text == deck.title and deck.lead in texts_of(first)
    for slide, one in zip(rest, told, strict=True):
        assert slide.shapes.title.text_frame.text == one.title
        assert one.say in slide.notes_slide.notes_text_frame.text
        shapes = texts_of(slide)
        assert not any(re.match("Click to", text) for text in shapes)
        assert "" not in shapes
        if one.lines:
            assert "\n".join(one.lines) in shapes
        if one.source:
            assert ROWS.strings["slides.source"].format(source=one.source) in shapes
        tables = [shape.table for shape in slide.shapes if shape.has_table]
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        if one.head:
            [table] = tables
            assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [one.head, *one.rows]
        if one.chart:
            [chart] = charts
            [plot] = chart.plots
            assert list(plot.categories) == one.chart.names
            assert [(series.name, list(series.values)) for series in plot.series] == one.chart.series
        for frame in (shape for shape in slide.shapes if shape.has_table or shape.has_chart):
            assert frame._element.find(".//{*}cNvPr").get("descr")
            assert frame.left + frame.width <= file.slide_width + Emu(1)


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.id)
def test_every_figure_on_a_slide_stands_above_its_source_with_vintage_and_regions(deck):
    rows = {row.id: row for row in (*ROWS.figures, *ROWS.estimates, *ROWS.prosecutions)}
    for slide, told in zip(deck.slides, tell_deck(deck, ROWS), strict=True):
        named = [bar.figure or bar.estimate for bar in slide.chart.bars] + slide.chart.counts if slide.chart else []
        if slide.table:
            named += re.findall(r"\{([a-z0-9-]+)[/}]", str(slide.table.rows))
        for id in named:
            assert word_figure_source(rows[id], ROWS) in told.source


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.id)
def test_every_run_of_text_says_its_language(deck, shown):
    for slide in shown[deck.id].slides:
        runs = slide._element.findall(".//{http://schemas.openxmlformats.org/drawingml/2006/main}r")
        assert {run.rPr.get("lang") for run in runs} == {ROWS.strings["host.locale"]}


def test_the_same_rows_give_the_same_bytes(written, tmp_path, monkeypatch):
    """Asked of one deck with each kind of slide."""
    monkeypatch.setattr("time.localtime", lambda *_: time.struct_time((2031, 5, 6, 7, 8, 9, 1, 126, 0)))
    chosen = {told.kind: deck.id for deck in reversed(DECKS) for told in tell_deck(deck, ROWS)}.values()
    decks = {id: deck for id, deck in ROWS.decks.items() if id in chosen}
    first = {path.name: path.read_bytes() for path in written}
    again = {path.name: path.read_bytes() for path, _ in write_decks(replace(ROWS, decks=decks), tmp_path)}
    assert len(again) == len(decks) and [name for name in again if again[name] != first[name]] == []


def test_rows_without_a_deck_and_a_file_in_the_place_of_the_folder_are_named(tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(NoDecks, match="right is a folder"):
        write_decks(ROWS, tmp_path / "taken")
    small = load_rows(folder=Path(__file__).parent / "bad_data" / "_good", packs=[])
    with pytest.raises(NoDecks, match=r"decks/<id>\.yml"):
        write_decks(small, tmp_path / "slides")
