"""Every diagram says what it shows, where it comes from and which edition that is; it is drawn from rows and stands in a chapter."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from activities.drawing.diagrams import draw_diagram as draw_anew
from activities.drawing.diagrams import render_diagram as render_anew
from activities.drawing.diagrams import word_finding
from activities.loading import DataErrors, load_rows
from activities.rows.figure_values import list_gaps, word_value
from activities.rows.placed_cases import place_case

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
def test_a_drawing_carries_its_vintage_and_its_sources_in_itself(diagram):
    shown = " ".join(words_in(render_once(diagram.id)[0]))
    assert diagram.vintage in shown
    for reference in diagram.sources:
        assert ROWS.sources[reference.source].short in shown
        assert reference.at


@EACH
def test_a_figure_read_at_second_hand_is_called_reported_where_it_is_drawn(diagram):
    shown = " ".join(words_in(render_once(diagram.id)[0]))
    if any((row.note or "").startswith(REPORTED) for row in values_of(diagram) if row.id not in COUNTS):
        assert "reported" in shown
    if any((COUNTS[id].note or "").startswith("Partial: ") for id in diagram.years):
        assert "partial" in shown


def test_a_gap_that_nothing_fills_is_refused(tmp_path):
    (tmp_path / "diagrams.yml").write_text(
        "- {id: sums, kind: bars, title: Sums, finding: 'It is {profits-2024-al}.', vintage: '2024', panels: [{bars: [{name: All, figure: profits-2024-all}]}], sources: [{source: own, at: here}]}\n",
        encoding="utf-8",
    )
    with pytest.raises(DataErrors, match="finding: unknown 'profits-2024-al' in braces; did you mean 'profits-2024-all'"):
        load_rows(packs=[tmp_path])


BAD = {
    "a bar of no row": ("panels: [{bars: [{name: All}]}]", "a bar stands for one row"),
    "an unknown figure": ("panels: [{bars: [{name: All, figure: profits-1999}]}]", "unknown 'profits-1999'"),
    "an estimate without a number": (
        "panels: [{bars: [{name: All, estimate: estimate-2016-africa}]}]",
        "'estimate-2016-africa' gives no number of people",
    ),
    "parts of another kind": (
        "panels: [{bars: [{name: All, figure: profits-2024-all}]}], years: [tip-2011-2010]",
        "see to `years`",
    ),
    "nothing to draw": ("note: Nothing", "see to `panels`"),
    "a mark in no column": (
        "kind: grid, key: [Leads, Joins], columns: [Police], lines: [{text: Locks, full: [Polcie]}]",
        "'Locks' is marked for 'Polcie', which is no column",
    ),
    "marks without a key": (
        "kind: grid, columns: [Police], lines: [{text: Locks, full: [Police]}]",
        "say under `key` what each of them means",
    ),
    "two circles": ("kind: circles, offences: [forced-labour, trafficking]", "name three under `offences`"),
    "an unknown offence": (
        "kind: circles, offences: [forced-labour, trafficking, smugling]",
        "unknown 'smugling'; did you mean 'smuggling'",
    ),
    "a short name for no case": (
        "kind: circles, offences: [forced-labour, trafficking, smuggling], names: {lin: Linh}",
        "unknown 'lin'",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_diagram_that_is_not_right_is_refused_with_what_would_be(case, tmp_path):
    parts, message = BAD[case]
    kind = "" if "kind: " in parts else "kind: bars, "
    row = f"- {{id: sums, {kind}title: Sums, finding: It is so., vintage: '2024', {parts}, sources: [{{source: own, at: here}}]}}\n"
    (tmp_path / "diagrams.yml").write_text(row, encoding="utf-8")
    with pytest.raises(DataErrors, match=message):
        load_rows(packs=[tmp_path])


def test_a_milestone_of_no_treaty_is_refused(tmp_path):
    row = "- {id: c29-1930, kind: treaty, years: [1930], mark: C29, name: C29, changed: '{c29-ratified}', instrument: c92, sources: [{source: c29, at: Art. 2}]}\n"
    (tmp_path / "milestones.yml").write_text(row, encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        load_rows(packs=[tmp_path])
    assert "instrument: unknown 'c92'" in str(caught.value) and "changed: unknown 'c29-ratified'" in str(caught.value)


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
    boxes = [
        (text.get_text(), text.get_window_extent().padded(-1.5)) for axes in figure.axes for text in axes.texts if text.get_text()
    ]
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
            assert word_value(row, ROWS.strings) in shown
        elif row.id in COUNTS:
            assert any(word.startswith(f"{getattr(row, diagram.measure):,}") for word in shown)


@EACH
def test_a_year_that_two_reports_count_stands_once_for_each(diagram):
    counted = [COUNTS[id] for id in diagram.years]
    shown = " ".join(words_in(render_once(diagram.id)[0]))
    for year in {row.year for row in counted}:
        values = {f"{getattr(row, diagram.measure):,}" for row in counted if row.year == year}
        assert all(value in shown for value in values), year


CIRCLES = ROWS.diagrams["cases-in-circles"]
PLACES = {
    case: tuple(place_case(ROWS.readings[case], ROWS.offences[offence]) for offence in CIRCLES.offences) for case in ROWS.cases
}


def test_a_case_stands_where_its_reading_puts_it():
    assert PLACES["manuel"] == ("in", "in", "out"), "every element is met"
    assert PLACES["linh"] == ("line", "line", "out"), "an element is open, and none is refused"
    assert PLACES["river-crossing"] == ("out", "out", "in"), "an element is refused"


def test_every_case_stands_on_the_circles_once_and_is_told_in_words():
    svg, told = render_once(CIRCLES.id)
    shown = words_in(svg)
    for case in ROWS.cases.values():
        name = CIRCLES.names.get(case.id, case.title)
        below = " ".join(shown).count(f"{name}: ")  # where the circles have no place for it
        assert shown.count(name) + below == 1 and sum(line.startswith(f"{name}: ") for line in told) == 1


def test_without_readings_no_case_is_placed():
    svg, told = render_anew(CIRCLES, replace(ROWS, readings={}))
    names = {CIRCLES.names.get(case.id, case.title) for case in ROWS.cases.values()}
    assert not names & set(words_in(svg)) and len(told) == len(CIRCLES.marks)


def test_a_case_for_which_the_circles_have_no_place_is_told_below_them():
    readings = {**ROWS.readings, "manuel": copy_reading("manuel", "met", smuggling="met")}
    svg, told = render_anew(CIRCLES, replace(ROWS, readings=readings))
    where = "in the circle “Forced labour”, in the circle “Trafficking in persons”, in the circle “Smuggling of migrants”"
    assert f"Manuel: {where}" in told and f"Manuel: {where}" in " ".join(words_in(svg))


def copy_reading(case, status, **offences):
    """A case's reading with every element of some offences at one status."""
    changed = {element.id for offence in offences for element in ROWS.offences[offence].elements}
    reading = ROWS.readings[case]
    elements = [row.model_copy(update={"status": status}) if row.element in changed else row for row in reading.elements]
    return reading.model_copy(update={"elements": elements})


def test_the_finding_on_the_cases_agrees_with_the_readings():
    told = {case.id for case in ROWS.cases.values() if case.sources[0].source == "handbook"}
    assert {id for id in told if PLACES[id] == ("in", "in", "out")} == {
        "manuel",
        "portugal-farm",
        "frankfurt-workshop",
        "n-family",
    }
    assert {id for id in told if PLACES[id] == ("line", "line", "out")} == {"linh", "landilani"}
    assert PLACES["den"] == ("out", "line", "out")
    assert {id for id in told | {"river-crossing"} if PLACES[id][2] != "out"} == {"river-crossing"}


def test_the_table_of_the_cases_says_what_the_readings_say():
    page = (ROOT / "book/learn/trafficking.md").read_text(encoding="utf-8")
    said = {"Indicated": "in", "Open": "line", "Not shown": "out"}
    rows = re.findall(r"^\| \[[^]]+\]\(\.\./cases/([\w-]+)\.md\) \| ([^|]+) \| ([^|]+) \|", page, re.MULTILINE)
    told = {id: tuple(said[cell.split(",")[0].strip()] for cell in cells) for id, *cells in rows}
    assert told == {id: PLACES[id][:2] for id in told}
    assert {case.id for case in ROWS.cases.values() if case.sources[0].source == "handbook"} <= set(told)


def test_a_treaty_has_the_years_of_the_law_pages():
    told = render_once("policy-timeline")[1]
    for row in ROWS.milestones.values():
        if row.kind == "treaty" and row.instrument and (day := ROWS.instruments[row.instrument].in_force):
            year = re.search(r"\d{4}", day)[0]
            assert any(line.startswith(f"{row.mark}: {row.years[0]}") and year[2:] in line for line in told), row.id


@EACH
def test_a_mark_of_a_grid_stands_in_its_column_and_line(diagram):
    if diagram.kind == "grid":
        told = render_once(diagram.id)[1]
        for line, said in zip(diagram.lines, told, strict=True):
            assert said.startswith(f"{line.text}: ")
            assert all(f"{name} (" in said for name in line.full + line.hollow)
            assert not any(f"{name} (" in said for name in set(diagram.columns) - {*line.full, *line.hollow})


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


def test_the_places_of_the_cases_follow_the_advice_to_try_first_and_leave_with_the_readings():
    page = (ROOT / "book/learn/trafficking.md").read_text(encoding="utf-8")
    wrapped = re.search(r"^````\{with-readings\}\n(.*?)^````$", page, re.MULTILINE | re.DOTALL)[1]
    assert wrapped.index("do it before you read on") < wrapped.index("{diagram} cases-in-circles") < wrapped.index("| [Linh]")


def test_a_page_shows_finding_vintage_and_source_below_each_drawing(book):
    from bs4 import BeautifulSoup

    found = {}
    for path in book.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if 'id="diagram-' not in text:
            continue
        soup = BeautifulSoup(text, "html.parser")
        for figure in soup.select("figure.fig[id^=diagram-]"):
            found[figure["id"].removeprefix("diagram-")] = figure
            assert soup.select_one('link[href*="figures.css"]'), path.name
    assert set(found) == set(ROWS.diagrams)
    for id, figure in found.items():
        diagram, caption = ROWS.diagrams[id], figure.figcaption.get_text()
        assert word_finding(diagram, ROWS) in caption and diagram.vintage in caption
        assert [link.get_text() for link in figure.figcaption.select("a")] == [
            ROWS.sources[ref.source].short for ref in diagram.sources
        ]
        assert bool(figure.select("details li")) == diagram.listed


def test_a_drawing_can_be_read_on_a_narrow_phone(new_page, book_url):
    page = new_page(viewport={"width": 360, "height": 740})
    for name in {page_name for page_name, _ in list_placed()}:
        page.goto(f"{book_url}book/learn/{name.removesuffix('.md')}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        sizes = page.evaluate(
            "[...document.querySelectorAll('figure.fig svg text')].map(text => text.getBoundingClientRect().height)"
        )
        assert sizes and min(sizes) >= 12, name
        outside = page.evaluate(
            "[...document.querySelectorAll('figure.fig svg')].flatMap(svg => { const box = svg.getBoundingClientRect();"
            "return [...svg.querySelectorAll('text')].filter(text => { const word = text.getBoundingClientRect();"
            "return word.left < box.left - 1 || word.right > box.right + 1 }).map(text => text.textContent) })"
        )
        assert outside == [], name


def test_what_is_folded_below_a_drawing_is_printed(new_page, book_url):
    page = new_page()
    page.goto(f"{book_url}book/learn/mandate.html")
    seen = "document.querySelector('figure.fig details li').checkVisibility()"
    assert not page.evaluate(seen)
    page.emulate_media(media="print")
    assert page.evaluate(seen), "by its style, without a script"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(seen), "by script, where a browser does not know that style"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(seen)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_and_marks_of_a_drawing_stand_out_by_day_and_by_night(new_page, book_url, theme):
    page = new_page(color_scheme=theme)
    for name in ("trafficking", "mandate"):
        page.goto(f"{book_url}book/learn/{name}.html")
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        words = page.evaluate("[...document.querySelectorAll('figure.fig text')].map(text => getComputedStyle(text).fill)")
        marks = page.evaluate(
            "[...document.querySelectorAll('figure.fig [class*=s-first], figure.fig [class*=s-second]')].map(mark => getComputedStyle(mark).stroke)"
        )
        assert words and min(contrast(colour, paper) for colour in words) >= 4.5
        assert marks and min(contrast(colour, paper) for colour in marks) >= 3


def contrast(one, other):
    """How far two colours of a page, `rgb(1, 2, 3)`, stand apart, as WCAG counts it."""
    lights = []
    for colour in (one, other):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    return max(lights) / min(lights)
