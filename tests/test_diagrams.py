"""Every diagram says what it shows, where it comes from and which edition that is; it is drawn from rows and stands in a chapter."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from book_rows import book_rows
from built_pages import read_page
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from activities.drawing.colours import COLOURS
from activities.drawing.diagrams import draw_diagram as draw_anew
from activities.drawing.diagrams import render_diagram as render_anew
from activities.drawing.diagrams import word_finding
from activities.drawing.layouts import NARROW, WIDE
from activities.drawing.sheet import BAR
from activities.drawing.svg import CROP
from activities.editing import diagram_rules
from activities.editing.slips import Slips
from activities.loading import DataErrors, load_rows
from activities.rows.figure_values import fill_sentence, find_value, list_gaps, word_alike, word_value_of
from activities.rows.placed_cases import list_placed_cases

ROOT = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
ROWS = book_rows()
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
    """The figure of a diagram in each of its layouts."""
    return [draw_anew(ROWS.diagrams[id], ROWS, layout.for_page()) for layout in (NARROW, WIDE)]


@cache
def place_words_once(id):
    """For each layout of a diagram: the figure, and its words with the box that each of them takes."""
    placed = []
    for figure in draw_once(id):
        renderer = FigureCanvasAgg(figure).get_renderer()  # one for all words: each by itself would make one anew
        words = [(text.get_text(), text.get_window_extent(renderer)) for text in figure.texts if text.get_text()]
        placed.append((figure, words))
    return placed


def list_placed():
    """Each diagram that a page asks for: (page, id)."""
    pages = [*(ROOT / "book").rglob("*.md"), *(ROOT / "notebooks").glob("*.ipynb")]
    return [(page.name, id) for page in pages for id in re.findall(r"\{diagram\} ([\w-]+)", page.read_text(encoding="utf-8"))]


def drawings_in(markup):
    """The `<svg>` of each layout, the narrow one first."""
    return [*ET.fromstring(f"<div>{markup}</div>").iter(f"{SVG}svg")]


def words_in(markup):
    """The words of each layout."""
    return [[text for part in svg.iter(f"{SVG}text") if (text := "".join(part.itertext()))] for svg in drawings_in(markup)]


def bars_of(diagram, wholes=True):
    return [bar for panel in diagram.panels for bar in [*panel.bars, *([panel.whole] if wholes and panel.whole else [])]]


def values_of(diagram):
    bars = bars_of(diagram)
    return [FIGURES[bar.figure] if bar.figure else ESTIMATES[bar.estimate] for bar in bars] + [COUNTS[id] for id in diagram.years]


# --- words ---------------------------------------------------------------------------------------


@EACH
def test_a_diagram_has_a_text_alternative_that_states_its_finding(diagram):
    markup, told, _ = render_once(diagram.id)
    for root in drawings_in(markup):
        named = [next(part for part in root.iter() if part.get("id") == id) for id in root.get("aria-labelledby").split()]
        said = " ".join("".join(part.itertext()) for part in named)
        assert fill_sentence(ROWS, diagram.title) in said and word_finding(diagram, ROWS) in said
        assert told and all(line in said for line in told)
        assert not list_gaps(said)


@EACH
def test_a_drawing_is_laid_out_for_a_phone_and_for_a_column_of_text(diagram):
    narrow, wide = drawings_in(render_once(diagram.id)[0])
    assert int(narrow.get("width")) < 400 < 600 < int(wide.get("width"))
    assert int(float(wide.get("height"))) <= int(float(narrow.get("height"))), "what has more room across needs no more down"
    ids = [part.get("id") for svg in (narrow, wide) for part in svg.iter() if part.get("id")]
    assert len(ids) == len(set(ids))


@EACH
def test_a_drawing_leaves_title_source_and_vintage_to_the_page(diagram):
    for words in words_in(render_once(diagram.id)[0]):
        said = " ".join(words)
        for left_out in (diagram.title, diagram.shown, diagram.vintage, diagram.note):
            assert not left_out or left_out not in said
        assert "Source" not in said


@EACH
def test_a_figure_read_at_second_hand_is_called_reported_where_it_is_drawn(diagram):
    shown = " ".join([diagram.vintage, *words_in(render_once(diagram.id)[0])[0]])
    if any((row.note or "").startswith(REPORTED) for row in values_of(diagram) if row.id not in COUNTS):
        assert "reported" in shown
    if any((COUNTS[id].note or "").startswith("Partial: ") for id in diagram.years):
        assert "partial" in shown


def test_a_gap_that_nothing_fills_is_refused(tmp_path):
    (tmp_path / "diagrams.yml").write_text(
        "- {id: sums, kind: bars, title: Sums, shown: Sums, finding: 'It is {profits-2024-al}.', vintage: '2024', panels: [{bars: [{name: All, figure: profits-2024-all}]}], sources: [{source: own, at: here}]}\n",
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
        "kind: grid, key: [Leads, Joins], inside: [leads, joins], columns: [Police], lines: [{text: Locks, full: [Polcie]}]",
        "'Locks' is marked for 'Polcie', which is no column",
    ),
    "marks without a key": (
        "kind: grid, inside: [leads, joins], columns: [Police], lines: [{text: Locks, full: [Police]}]",
        "say under `key` what each of them means",
    ),
    "marks without a word in them": (
        "kind: grid, key: [Leads, Joins], inside: [leads], columns: [Police], lines: [{text: Locks, full: [Police]}]",
        "say under `inside` in a short word what stands in each",
    ),
    "a mark with a long word in it": (
        "kind: grid, key: [Leads, Joins], inside: [leads them, joins], columns: [Police], lines: [{text: Locks, full: [Police]}]",
        "at most 9",
    ),
    "shares beside values": (
        "panels: [{whole: {name: All, figure: profits-2024-all}}, {bars: [{name: All, figure: profits-2024-all}]}]",
        "shares and values cannot be compared",
    ),
    "a panel of nothing": ("panels: [{name: All}]", "a panel has bars, or a whole of which no parts are given"),
    "a whole of no row": ("panels: [{whole: {name: All, figure: profits-1999}}]", "unknown 'profits-1999'"),
    "a count of no bar": (
        "panels: [{bars: [{name: All, figure: profits-2024-all}]}], counts: [{count: 1, bars: [Most], above: 50}]",
        "'Most' is counted, and is no bar; there are: All",
    ),
    "a count of something else": (
        "panels: [{bars: [{name: All, figure: profits-2024-all}]}], counts: [{count: 1, column: Police, mark: full}]",
        "bars has nothing of what count 1 counts; that is counted of grid",
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


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """What is said of all rows that are not right, by the number of each: one reading of the rows tells of every one of them."""
    folder, rows = tmp_path_factory.mktemp("bad"), []
    for number, (parts, _) in enumerate(BAD.values()):
        kind = "" if "kind: " in parts else "kind: bars, "
        rows.append(
            f"- {{id: sums-{number}, {kind}title: Sums, shown: Sums, finding: It is so., vintage: '2024', {parts}, sources: [{{source: own, at: here}}]}}\n"
        )
    (folder / "diagrams.yml").write_text("".join(rows), encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        load_rows(packs=[folder])
    said = [line for line in str(caught.value).splitlines() if line]
    return [[line for line in said if re.search(rf" › sums-{number}\b", line)] for number in range(len(BAD))]


@pytest.mark.parametrize("case", BAD)
def test_a_diagram_that_is_not_right_is_refused_with_what_would_be(case, refused):
    said = refused[list(BAD).index(case)]
    assert len(said) == 1 and BAD[case][1] in said[0], said


def test_a_milestone_of_no_treaty_is_refused(tmp_path):
    row = "- {id: c29-1930, kind: treaty, years: [1930], mark: C29, name: C29, changed: '{c29-ratified}', instrument: c92, sources: [{source: c29, at: Art. 2}]}\n"
    (tmp_path / "milestones.yml").write_text(row, encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        load_rows(packs=[tmp_path])
    assert "instrument: unknown 'c92'" in str(caught.value) and "changed: unknown 'c29-ratified'" in str(caught.value)


# --- drawings ------------------------------------------------------------------------------------


@EACH
def test_a_drawing_is_small(diagram):
    assert len(gzip.compress(render_once(diagram.id)[0].encode())) < 3_500


def test_a_drawing_is_the_same_every_time():
    """Asked of one diagram of each kind: their rows choose what is drawn, and nothing of how."""
    for diagram in {diagram.kind: diagram for diagram in ROWS.diagrams.values()}.values():
        assert render_anew(diagram, ROWS)[0] == render_once(diagram.id)[0], diagram.id


@EACH
def test_no_word_runs_over_the_edge_of_a_drawing(diagram):
    for figure, placed in place_words_once(diagram.id):
        for words, box in placed:
            assert box.x0 >= CROP - 1 and box.x1 <= figure.bbox.x1 - CROP + 1, words
            assert box.y0 >= -1 and box.y1 <= figure.bbox.y1 + 1, words


@EACH
def test_no_two_words_of_a_drawing_lie_over_each_other(diagram):
    for _, placed in place_words_once(diagram.id):
        boxes = [(words, box.padded(-1.5)) for words, box in placed]
        for number, (words, box) in enumerate(boxes):
            for other, other_box in boxes[number + 1 :]:
                assert not box.overlaps(other_box), (words, other)


@EACH
def test_bars_and_counts_are_joined_by_no_line(diagram):
    if diagram.kind in ("bars", "years"):
        for figure in draw_once(diagram.id):
            assert all(
                len(line.get_xdata()) == 1
                for line in (*figure.axes[0].lines, *(part for part in figure.artists if isinstance(part, Line2D)))
            )


@EACH
def test_every_value_of_the_rows_stands_beside_its_bar_and_its_unit_stands_once(diagram):
    markup, told, unit = render_once(diagram.id)
    bars = bars_of(diagram, wholes=False)
    common, numbers = word_alike([find_value(ROWS, bar.figure, bar.estimate) for bar in bars], ROWS.strings) if bars else ("", [])
    for shown in words_in(markup):
        assert all(number in shown for number in numbers)
        assert [*shown, unit].count(common) == 1 if common else not unit
        for id in diagram.years:
            assert any(word.startswith(f"{getattr(COUNTS[id], diagram.measure):,}") for word in shown)
    for panel in (panel for panel in diagram.panels if panel.whole):
        whole = word_value_of(find_value(ROWS, panel.whole.figure, panel.whole.estimate), ROWS.strings)
        assert all(f"{panel.whole.name}: {whole}" in " ".join(shown) for shown in words_in(markup))


def lengths_of(figure):
    """The lengths of all bars in px by their height on the sheet, of the pale ones apart."""
    found = {"bars": {}, "tracks": {}}
    for axes in figure.axes:
        for patch in axes.patches:
            if isinstance(patch, Rectangle) and patch.get_height() == BAR:
                box = patch.get_window_extent()
                which = "tracks" if to_hex(patch.get_facecolor()) == COLOURS["track"] else "bars"
                found[which][round(box.y0)] = box.width
    return found


@EACH
def test_bars_of_one_drawing_can_be_compared_by_their_lengths(diagram):
    if diagram.kind != "bars":
        return
    bars = [(bar, panel.whole) for panel in diagram.panels for bar in panel.bars]
    values = [find_value(ROWS, bar.figure, bar.estimate)[0] for bar, _ in bars]
    wholes = [whole and find_value(ROWS, whole.figure, whole.estimate)[0] for _, whole in bars]
    for figure in draw_once(diagram.id):
        found = lengths_of(figure)
        drawn = [length for _, length in sorted(found["bars"].items(), reverse=True)]
        if found["tracks"]:
            assert len(set(map(round, found["tracks"].values()))) == 1, "a whole is as long as any other"
            one, expected = next(iter(found["tracks"].values())), [value / (whole or 100) for value, whole in zip(values, wholes)]
        else:
            one, expected = max(drawn), [value / max(values) for value in values]
        assert [length / one for length in drawn] == pytest.approx(expected, abs=0.01)


def test_a_total_is_told_in_words_and_drawn_by_no_bar():
    for diagram in ROWS.diagrams.values():
        wholes = [panel for panel in diagram.panels if panel.whole]
        if wholes:
            assert all(
                len(lengths_of(figure)["bars"]) == sum(len(panel.bars) for panel in wholes) for figure in draw_once(diagram.id)
            )
            assert diagram.note, "what stands together and was made by different methods says so"


@EACH
def test_a_year_that_two_reports_count_stands_once_for_each(diagram):
    counted = [COUNTS[id] for id in diagram.years]
    shown = " ".join(words_in(render_once(diagram.id)[0])[0])
    for year in {row.year for row in counted}:
        values = {f"{getattr(row, diagram.measure):,}" for row in counted if row.year == year}
        assert all(value in shown for value in values), year


CIRCLES = [row for row in ROWS.diagrams.values() if row.kind == "circles"]
PLACED = pytest.mark.parametrize("circles", CIRCLES, ids=lambda row: row.id)


def place_by_elements(case, offence):
    """Where a case stands by the rule that the note below the circles tells."""
    statuses = {element.element: element.status for element in ROWS.readings[case].elements}
    mine = [statuses.get(element.id) for element in ROWS.offences[offence].elements]
    return "out" if "not-met" in mine else "in" if set(mine) == {"met"} else "line"


@PLACED
def test_a_case_stands_where_its_reading_puts_it(circles):
    placed = {id: places for id, _, places in list_placed_cases(ROWS, tuple(circles.offences))}
    assert set(placed) == set(ROWS.cases)
    for id, places in placed.items():
        assert places == tuple(place_by_elements(id, offence) for offence in circles.offences), id
    assert {place for places in placed.values() for place in places} == {"in", "line", "out"}, "each of the three is tried"


@PLACED
def test_every_case_stands_on_the_circles_once_and_is_told_in_words(circles):
    markup, told, _ = render_once(circles.id)
    for shown in words_in(markup):
        for case in ROWS.cases.values():
            name = circles.names.get(case.id, case.title)
            below = " ".join(shown).count(f"{name}: ")  # where the circles have no place for it
            assert shown.count(name) + below == 1 and sum(line.startswith(f"{name}: ") for line in told) == 1


@PLACED
def test_without_readings_no_case_is_placed(circles):
    markup, told, _ = render_anew(circles, replace(ROWS, readings={}))
    names = {circles.names.get(case.id, case.title) for case in ROWS.cases.values()}
    assert not any(names & set(shown) for shown in words_in(markup)) and len(told) == len(circles.marks)


@PLACED
def test_a_case_for_which_the_circles_have_no_place_is_told_below_them(circles):
    case = next(iter(ROWS.cases))
    readings = {**ROWS.readings, case: copy_reading(case, "met", circles.offences)}
    markup, told, _ = render_anew(circles, replace(ROWS, readings=readings))
    name = circles.names.get(case, ROWS.cases[case].title)
    where = ", ".join(f"in the circle “{ROWS.offences[id].name}”" for id in circles.offences)
    assert f"{name}: {where}" in told and all(f"{name}: {where}" in " ".join(shown) for shown in words_in(markup))


def test_a_finding_that_counts_what_the_rows_do_not_hold_is_told():
    for diagram in ROWS.diagrams.values():
        for number, claim in enumerate(diagram.counts):
            counts = [one.model_copy(update={"count": one.count + (place == number)}) for place, one in enumerate(diagram.counts)]
            wrong = diagram.model_copy(update={"counts": counts})
            slips = Slips(replace(ROWS, diagrams={diagram.id: wrong}), ROOT / "book")
            diagram_rules.check(slips)
            assert [slip for slip in slips.told if f"counts › {number + 1} › count: {claim.count + 1} by the finding" in slip], (
                claim
            )


def copy_reading(case, status, offences):
    """A case's reading with every element of some offences at one status."""
    changed = {element.id for offence in offences for element in ROWS.offences[offence].elements}
    reading = ROWS.readings[case]
    elements = [row.model_copy(update={"status": status}) if row.element in changed else row for row in reading.elements]
    return reading.model_copy(update={"elements": elements})


@PLACED
def test_the_table_beside_the_circles_says_what_the_readings_say(circles):
    page = next(path for path in (ROOT / "book").rglob("*.md") if f"{{diagram}} {circles.id}" in path.read_text(encoding="utf-8"))
    said = {"Indicated": "in", "Open": "line", "Not shown": "out"}
    lines = re.findall(
        r"^\| \[[^]]+\]\(\.\./cases/([\w-]+)\.md\) \| ([^|]+) \| ([^|]+) \|", page.read_text(encoding="utf-8"), re.MULTILINE
    )
    told = {id: tuple(next(said[word] for word in said if cell.startswith(word)) for cell in cells) for id, *cells in lines}
    assert told == {id: tuple(place_by_elements(id, offence) for offence in circles.offences[:2]) for id in told}
    assert set(told) == set(ROWS.readings)


@EACH
def test_a_treaty_has_the_years_of_the_law_pages(diagram):
    if diagram.kind != "timeline":
        return
    told = render_once(diagram.id)[1]
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


# --- pages ---------------------------------------------------------------------------------------


@PLACED
def test_the_places_of_the_cases_follow_the_advice_to_try_first_and_leave_with_the_readings(circles):
    shown = f"{{diagram}} {circles.id}"
    page = next(text for path in (ROOT / "book").rglob("*.md") if shown in (text := path.read_text(encoding="utf-8")))
    wrapped = re.search(r"^````\{with-readings\}\n(.*?)^````$", page, re.MULTILINE | re.DOTALL)[1]
    assert wrapped.index("do it before you read on") < wrapped.index(shown) < wrapped.index("../cases/", wrapped.index(shown))


def test_a_page_shows_finding_vintage_and_source_below_each_drawing(book):
    found = {}
    for path in book.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if 'id="diagram-' not in text or path.name == "components.html":  # there one stands for all
            continue
        soup = read_page(path)
        for figure in soup.select("figure.fig[id^=diagram-]"):
            found[figure["id"].removeprefix("diagram-")] = figure
            assert soup.select_one('link[href*="figures.css"]'), path.name
    assert set(found) == set(ROWS.diagrams)
    for id, figure in found.items():
        diagram, caption = ROWS.diagrams[id], figure.figcaption.get_text()
        assert figure.select_one(".fig-title").get_text() == fill_sentence(ROWS, diagram.title)
        assert diagram.shown in figure.select_one(".fig-shown").get_text()
        assert word_finding(diagram, ROWS) in caption and diagram.vintage in caption and (diagram.note or "") in caption
        assert figure.get_text().count(diagram.vintage) == 1, "what stands in the page stands there once"
        assert [link.get_text() for link in figure.figcaption.select("a")] == [
            ROWS.sources[ref.source].short for ref in diagram.sources
        ]
        assert bool(figure.select("details li")) == diagram.listed


def test_a_drawing_can_be_read_at_any_width(new_page, book):
    page = new_page()
    widths = [1280, 768, 360]
    for name in sorted({page_name for page_name, _ in list_placed()}):
        page.goto(f"{book.as_uri()}/book/learn/{name.removesuffix('.md')}.html")
        page.evaluate("() => document.fonts.ready")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 740})
            across, found = page.evaluate(
                """() => [document.documentElement.scrollWidth, [...document.querySelectorAll("figure.fig")].map((figure) => {
                  const shown = [...figure.querySelectorAll("svg")].filter((svg) => svg.checkVisibility());
                  const box = shown[0].getBoundingClientRect();
                  const words = [...shown[0].querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
                  return {
                    layouts: shown.map((svg) => svg.parentElement.className),
                    across: box.width,
                    size: Math.min(...words.map(([, word]) => word.height)),
                    outside: words.filter(([, word]) => word.left < box.left - 1 || word.right > box.right + 1).map(([said]) => said),
                  };
                })]"""
            )
            assert across <= width, (name, width)
            for drawing in found:
                assert drawing["layouts"] == ["fig-narrow" if width == 360 else "fig-wide"], (name, width)
                assert drawing["size"] >= 12 and drawing["outside"] == [], (name, width, drawing)
        widths.reverse()  # the next page is opened as wide as this one was left


def test_what_is_folded_below_a_drawing_is_printed(new_page, book):
    page = new_page()
    page.goto(f"{book.as_uri()}/book/learn/mandate.html")
    seen = "document.querySelector('figure.fig details li').checkVisibility()"
    assert not page.evaluate(seen)
    page.emulate_media(media="print")
    assert page.evaluate(seen), "by its style, without a script"
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(seen), "by script, where a browser does not know that style"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(seen)


def test_a_drawing_is_printed_as_wide_as_the_text(new_page, book):
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{book.as_uri()}/book/learn/{list_placed()[0][0].removesuffix('.md')}.html")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 665, "height": 940})  # the text of a page of A4
    drawing = page.locator("figure.fig .fig-wide svg")
    assert drawing.is_visible() and drawing.bounding_box()["width"] >= 0.98 * page.locator("figure.fig").bounding_box()["width"]
    whole = page.locator("figure.fig .fig-sheet:has(.fig-title):has(svg)")
    assert whole.evaluate("sheet => getComputedStyle(sheet).breakInside") == "avoid", "no title by itself at the foot of a page"


def test_words_and_marks_of_a_drawing_stand_out_by_day_and_by_night(new_page, book):
    page = new_page()
    for name in ("trafficking", "mandate"):
        page.goto(f"{book.as_uri()}/book/learn/{name}.html")
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            paper, words, marks = page.evaluate(
                """() => {
                  const read = (chosen, what) => [...document.querySelectorAll(chosen)].map((one) => getComputedStyle(one)[what]);
                  return [getComputedStyle(document.documentElement).backgroundColor, read("figure.fig text:not(.f-paper)", "fill"),
                    read("figure.fig [class*=s-first], figure.fig [class*=s-second]", "stroke")];
                }"""
            )
            assert words and min(contrast(colour, paper) for colour in words) >= 4.5, (name, theme)
            assert marks and min(contrast(colour, paper) for colour in marks) >= 3, (name, theme)


def contrast(one, other):
    """How far two colours of a page, `rgb(1, 2, 3)`, stand apart, as WCAG counts it."""
    lights = []
    for colour in (one, other):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
    return max(lights) / min(lights)


@pytest.mark.parametrize("name", ["debrief", "prosecutions", "global-estimates"])
def test_a_figure_that_a_notebook_drew_shows_in_the_layout_that_fits(name, new_page, book):
    page = new_page()
    page.goto((book / "notebooks" / f"{name}.html").as_uri())
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 780})
        shown = page.evaluate(
            """() => [...document.querySelectorAll(".fig-own")].map((figure) =>
              [...figure.querySelectorAll("svg")].filter((svg) => svg.checkVisibility()).map((svg) =>
                [svg.parentElement.className, svg.getBoundingClientRect().right <= innerWidth]))"""
        )
        fitting = ["fig-narrow" if width == 360 else "fig-wide", True]
        assert shown and all(layouts == [fitting] for layouts in shown), width
