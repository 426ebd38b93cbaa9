"""Every diagram says what it shows, where it comes from and which edition that is; it is drawn from rows and stands in a chapter."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from activities.diagrams import draw_diagram as draw_anew
from activities.diagrams import render_diagram as render_anew
from activities.diagrams import word_finding
from activities.figure_values import list_gaps, word_value
from activities.loading import DataErrors, load_rows

ROOT = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
ROWS = load_rows(packs=[], readings=True)
FIGURES = {row.id: row for row in ROWS.figures}
ESTIMATES = {row.id: row for row in ROWS.estimates}
COUNTS = {row.id: row for row in ROWS.prosecutions}
REPORTED = ("Reported: ", "Partial: ")
EACH = pytest.mark.parametrize("diagram", ROWS.diagrams.values(), ids=lambda row: row.id)


@cache
def render_once(id):
    return render_anew(ROWS.diagrams[id], ROWS)


@cache
def draw_once(id):
    figure = draw_anew(ROWS.diagrams[id], ROWS)
    FigureCanvasAgg(figure).draw()
    return figure


def list_placed():
    """Each diagram that a page asks for: (page, id)."""
    pages = [*(ROOT / "book").rglob("*.md"), *(ROOT / "notebooks").glob("*.ipynb")]
    return [(page.name, id) for page in pages for id in re.findall(r"\{diagram\} ([\w-]+)", page.read_text(encoding="utf-8"))]


def words_in(svg):
    return [text for part in ET.fromstring(svg).iter(f"{SVG}text") if (text := "".join(part.itertext()))]


def part_of(svg, name):
    root = ET.fromstring(svg)
    return "".join(next(root.iter(f"{SVG}{name}")).itertext())


def values_of(diagram):
    bars = [bar for panel in diagram.panels for bar in panel.bars]
    return [FIGURES[bar.figure] if bar.figure else ESTIMATES[bar.estimate] for bar in bars] + [COUNTS[id] for id in diagram.years]


# --- words ---------------------------------------------------------------------------------------


@EACH
def test_a_diagram_has_a_text_alternative_that_states_its_finding(diagram):
    svg, told = render_once(diagram.id)
    root = ET.fromstring(svg)
    named = [next(part for part in root.iter() if part.get("id") == id) for id in root.get("aria-labelledby").split()]
    said = " ".join("".join(part.itertext()) for part in named)
    assert diagram.title in said and word_finding(diagram, ROWS) in said
    assert told and all(line in said for line in told)
    assert not list_gaps(said)


@EACH
def test_the_finding_is_whole_sentences_and_more_than_the_title(diagram):
    finding = word_finding(diagram, ROWS)
    assert finding.endswith(".") and len(finding.split()) >= 12
    assert finding != diagram.title


@EACH
def test_a_drawing_carries_its_vintage_and_its_sources_in_itself(diagram):
    shown = " ".join(words_in(render_once(diagram.id)[0]))
    assert diagram.vintage in shown
    for reference in diagram.sources:
        assert ROWS.sources[reference.source].short in shown
        assert reference.at


@EACH
def test_every_figure_in_a_diagram_comes_from_a_source_that_it_names(diagram):
    named = {reference.source for reference in diagram.sources}
    assert {row.source for row in values_of(diagram)} <= named


@EACH
def test_a_figure_read_at_second_hand_is_called_reported_where_it_is_drawn(diagram):
    shown = " ".join(words_in(render_once(diagram.id)[0]))
    for panel in diagram.panels:
        for bar in panel.bars:
            row = FIGURES[bar.figure] if bar.figure else ESTIMATES[bar.estimate]
            if (row.note or "").startswith(REPORTED):
                assert "reported" in " ".join([panel.name or "", bar.name, diagram.vintage]), bar.name
    if any((COUNTS[id].note or "").startswith("Partial: ") for id in diagram.years):
        assert "partial" in shown


@EACH
def test_every_number_of_a_finding_comes_from_a_source_that_the_diagram_names(diagram):
    rows = {**FIGURES, **ESTIMATES, **COUNTS}
    named = {reference.source for reference in diagram.sources}
    assert {rows[gap.partition("/")[0]].source for gap in list_gaps(diagram.finding)} <= named
    assert not re.search(r"\d{1,3}(,\d{3})+|\d per cent|\d million|\d billion", diagram.finding), "name the row in braces"


def test_a_gap_that_nothing_fills_is_refused(tmp_path):
    (tmp_path / "diagrams.yml").write_text(
        "- {id: sums, kind: bars, title: Sums, finding: 'It is {profits-2024-al}.', vintage: '2024', panels: [{bars: [{name: All, figure: profits-2024-all}]}], sources: [{source: own, at: here}]}\n",
        encoding="utf-8")
    with pytest.raises(DataErrors, match="finding: unknown 'profits-2024-al' in braces; did you mean 'profits-2024-all'"):
        load_rows(packs=[tmp_path])


BAD = {
    "a bar of no row": ("panels: [{bars: [{name: All}]}]", "a bar stands for one row"),
    "an unknown figure": ("panels: [{bars: [{name: All, figure: profits-1999}]}]", "unknown 'profits-1999'"),
    "an estimate without a number": ("panels: [{bars: [{name: All, estimate: estimate-2016-africa}]}]", "'estimate-2016-africa' gives no number of people"),
    "parts of another kind": ("panels: [{bars: [{name: All, figure: profits-2024-all}]}], years: [tip-2011-2010]", "see to `years`"),
    "nothing to draw": ("note: Nothing", "see to `panels`"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_diagram_that_is_not_right_is_refused_with_what_would_be(case, tmp_path):
    parts, message = BAD[case]
    row = f"- {{id: sums, kind: bars, title: Sums, finding: It is so., vintage: '2024', {parts}, sources: [{{source: own, at: here}}]}}\n"
    (tmp_path / "diagrams.yml").write_text(row, encoding="utf-8")
    with pytest.raises(DataErrors, match=message):
        load_rows(packs=[tmp_path])


# --- drawings ------------------------------------------------------------------------------------


@EACH
def test_a_drawing_is_the_same_every_time_and_small(diagram):
    first, second = (render_anew(diagram, ROWS)[0] for _ in range(2))
    assert first == second
    assert len(gzip.compress(first.encode())) < 3_500


@EACH
def test_no_word_runs_over_the_edge_of_a_drawing(diagram):
    figure = draw_once(diagram.id)
    for axes in figure.axes:
        for text in axes.texts:
            box = text.get_window_extent()
            assert box.x0 >= -1 and box.x1 <= figure.bbox.x1 + 1, text.get_text()
            assert box.y0 >= -1 and box.y1 <= figure.bbox.y1 + 1, text.get_text()


@EACH
def test_no_two_words_of_a_drawing_lie_over_each_other(diagram):
    figure = draw_once(diagram.id)
    boxes = [(text.get_text(), text.get_window_extent().padded(-1.5)) for axes in figure.axes for text in axes.texts if text.get_text()]
    for number, (words, box) in enumerate(boxes):
        for other, other_box in boxes[number + 1 :]:
            assert not box.overlaps(other_box), (words, other)


@EACH
def test_bars_and_counts_are_joined_by_no_line(diagram):
    if diagram.kind in ("bars", "years"):
        for axes in draw_once(diagram.id).axes:
            assert all(len(line.get_xdata()) == 1 for line in axes.lines)


@EACH
def test_every_value_of_the_rows_stands_beside_its_bar(diagram):
    shown = words_in(render_once(diagram.id)[0])
    for row in values_of(diagram):
        if row.id in FIGURES:
            assert word_value(row) in shown
        elif row.id in COUNTS:
            assert any(word.startswith(f"{getattr(row, diagram.measure):,}") for word in shown)


def test_the_year_that_two_reports_count_differently_stands_twice():
    for diagram in ROWS.diagrams.values():
        if diagram.kind == "years":
            assert sum(COUNTS[id].year == 2005 for id in diagram.years) == 2


def test_the_finding_on_estimates_agrees_with_the_figures():
    for panel in ROWS.diagrams["world-estimates"].panels[1:]:
        parts = [FIGURES[bar.figure].value for bar in panel.bars[1:]]
        assert parts[0] == max(parts) and 2 * parts[0] > ESTIMATES[panel.bars[0].estimate].forced_labour


def test_the_finding_on_profits_agrees_with_the_figures():
    for panel in ROWS.diagrams["profits-by-estimate"].panels:
        if len(panel.bars) > 1:
            whole, most = (FIGURES[bar.figure].value for bar in panel.bars[:2])
            assert 2 * most > whole


# --- pages ---------------------------------------------------------------------------------------


def test_every_diagram_that_a_page_asks_for_is_there():
    assert [place for place in list_placed() if place[1] not in ROWS.diagrams] == []


def test_every_diagram_stands_in_a_page_once():
    assert sorted(id for _, id in list_placed()) == sorted(ROWS.diagrams)


def test_a_page_shows_finding_vintage_and_source_below_each_drawing(book):
    from bs4 import BeautifulSoup

    found = {}
    for path in book.rglob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for figure in soup.select("figure.fig[id^=diagram-]"):
            found[figure["id"].removeprefix("diagram-")] = figure
            assert soup.select_one('link[href*="figures.css"]'), path.name
    assert set(found) == set(ROWS.diagrams)
    for id, figure in found.items():
        diagram, caption = ROWS.diagrams[id], figure.figcaption.get_text()
        assert word_finding(diagram, ROWS) in caption and diagram.vintage in caption
        assert [link.get_text() for link in figure.figcaption.select("a")] == [ROWS.sources[ref.source].short for ref in diagram.sources]
        assert bool(figure.select("details li")) == diagram.listed


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_drawing_can_be_read_on_a_narrow_phone(new_page, book_url, theme):
    page = new_page(viewport={"width": 360, "height": 740}, color_scheme=theme)
    for name in {page_name for page_name, _ in list_placed()}:
        page.goto(f"{book_url}book/learn/{name.removesuffix('.md')}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        sizes = page.evaluate("[...document.querySelectorAll('figure.fig svg text')].map(text => text.getBoundingClientRect().height)")
        assert sizes and min(sizes) >= 12, name
        outside = page.evaluate(
            "[...document.querySelectorAll('figure.fig svg')].flatMap(svg => { const box = svg.getBoundingClientRect();"
            "return [...svg.querySelectorAll('text')].filter(text => { const word = text.getBoundingClientRect();"
            "return word.left < box.left - 1 || word.right > box.right + 1 }).map(text => text.textContent) })")
        assert outside == [], name
