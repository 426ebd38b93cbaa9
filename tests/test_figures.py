"""Figures say where they come from, say it in words, stay small, and refuse a table that is not right."""

import gzip
import json
import re
import xml.etree.ElementTree as ET
from types import SimpleNamespace

import pandas as pd
import pytest
from book_rows import book_rows
from bs4 import BeautifulSoup
from built_pages import read_page
from matplotlib.lines import Line2D

from activities.drawing.figures import counts_figure, figure_svg, matrix_figure, ratio_figure, regions_figure
from activities.kinds.figure_explorer import estimates, prosecutions
from activities.kinds.figure_explorer.count_tables import choose_tables
from activities.loading import DataErrors, load_rows
from activities.rows.models import ProsecutionYear

EXPLORERS = book_rows().explorers
BUILDERS = {"estimates": estimates.build_explorer, "counts": prosecutions.build_explorer}
SVG = "{http://www.w3.org/2000/svg}"
LABELS = {"title": "People", "vintage": "Estimate of 2024", "scheme": "Three provinces", "source": "Source: invented"}
COUNTED = {"title": "Cases", "vintage": "Report of 2024", "source": "Source: invented"}
REGIONS = pd.DataFrame({"region": ["North", "Coast", "Capital"], "people": [800, 4200, 1900]})
YEARS = pd.DataFrame({"year": [2022, 2023], "prosecutions": [61, 57], "prosecutions_labour": [None, 9], "convictions": [31, 26]})


@pytest.fixture(scope="module")
def rows():
    return book_rows()


@pytest.fixture(scope="module")
def explorers(rows):
    return {name: BUILDERS[row.of](rows, row) for name, row in EXPLORERS.items()}


@pytest.fixture(scope="module")
def contents(book):
    """What the page of each explorer has beside its form."""
    scripts = {name: read_page(book / "notebooks" / f"{name}.html").select('script[type="application/json"]') for name in EXPLORERS}
    return {name: json.loads(script.string)["content"] for name, [script] in scripts.items()}


@pytest.fixture(scope="module", params=EXPLORERS)
def explorer(request, explorers):
    return explorers[request.param]


@pytest.fixture(scope="module")
def drawn(explorer):
    """Every frame of an explorer that has a figure, once."""
    return [frame for frame in {id(f): f for f in explorer.frames.values()}.values() if frame.figure is not None]


def texts(markup):
    return ["".join(part.itertext()) for part in ET.fromstring(markup).iter(f"{SVG}text")]


def words_of(figure):
    return [text.get_text() for text in figure.texts]


def svg(figure, **words):
    return figure_svg(figure, **{"title": "A title", "finding": "A finding", **words})


# --- what is drawn -------------------------------------------------------------------------------


def test_every_choice_has_something_to_show(explorer):
    size = 1
    for control in explorer.controls:
        size *= len(control.options)
    assert len(explorer.frames) == size
    assert all(frame.finding for frame in explorer.frames.values())


def test_every_figure_carries_its_vintage_scheme_and_source(drawn):
    for frame in drawn:
        said = " ".join(words_of(frame.figure))
        assert re.search(r"ILO estimate of \d{4}|TIP Report \d{4}", said)
        assert re.search(r"regions|world as a whole", said)
        assert "Source: " in said
        assert frame.provenance and frame.caption


def test_every_word_of_a_figure_stands_in_its_drawing(drawn):
    for frame in {frame.shown: frame for frame in drawn}.values():  # one of each measure and scale
        assert sorted(texts(svg(frame.figure))) == sorted(words_of(frame.figure)), frame.title


def test_the_values_of_the_table_stand_in_the_figure(drawn):
    for frame in drawn:
        said = [word.rstrip("%") for word in words_of(frame.figure)]
        body = frame.rows[: len(frame.rows) - frame.total]
        for row in body:
            for cell in row[1:]:
                if isinstance(cell, (int, float)):
                    assert f"{cell:,.{frame.decimals}f}" in said, (frame.title, row)


def test_a_page_says_title_and_source_once_around_a_drawing_in_two_layouts(contents):
    for content in contents.values():
        for frame in (frame for frame in content["frames"] if frame["html"]):
            figure = BeautifulSoup(frame["html"], "lxml").figure
            narrow, wide = figure.select("svg")
            assert int(narrow["width"]) < 400 < 600 < int(wide["width"])
            source = frame["provenance"][-1][1]
            for drawing in (narrow, wide):
                said = " ".join(part.get_text() for part in drawing.select("text"))
                assert "Source" not in said and figure.select_one(".fig-shown").get_text() not in said, frame["finding"]
            assert source.split(",")[0].split(" ")[0] in figure.figcaption.get_text()


def test_an_explorer_opens_with_the_newest_that_there_is(rows, explorers):
    for id, explorer in explorers.items():
        first = next(iter(explorer.frames.values()))
        newest = max(
            row.vintage if EXPLORERS[id].of == "estimates" else row.year
            for row in (rows.estimates if EXPLORERS[id].of == "estimates" else rows.prosecutions)
        )
        assert first.figure is not None
        assert str(newest) in f"{first.caption} {first.rows}"


BAD_EXPLORERS = {
    "a vintage that nobody has": ("of: counts, tables: [{id: all, title: All, vintages: [tip-2019]}]", "unknown 'tip-2019'"),
    "a scheme that nobody has": ("of: estimates, schemes: [ilo-2013]", "unknown 'ilo-2013'; did you mean"),
    "two tables of one name": (
        "of: counts, tables: [{id: all, title: A, vintages: [tip-2007]}, {id: all, title: B, vintages: [tip-2011]}]",
        "two tables are called 'all'",
    ),
    "tables of estimates": (
        "of: estimates, tables: [{id: all, title: All, vintages: [tip-2007]}]",
        "only counts are parted into tables",
    ),
}


@pytest.mark.parametrize("case", BAD_EXPLORERS)
def test_an_explorer_of_what_is_not_there_is_refused(case, tmp_path):
    parts, message = BAD_EXPLORERS[case]
    (tmp_path / "explorers.yml").write_text(f"- {{id: ours, {parts}}}\n", encoding="utf-8")
    with pytest.raises(DataErrors, match=message):
        load_rows(packs=[tmp_path])


def test_an_explorer_is_not_called_as_an_activity_is(rows, tmp_path):
    id = next(iter(rows.activities))
    (tmp_path / "explorers.yml").write_text(f"- {{id: {id}, of: estimates}}\n", encoding="utf-8")
    with pytest.raises(DataErrors, match="is an activity of activities.yml already"):
        load_rows(packs=[tmp_path])


def test_a_vintage_that_no_table_names_is_a_choice_of_its_own(rows):
    row = EXPLORERS["prosecutions"].model_copy(update={"tables": []})
    tables = choose_tables(rows, row)
    assert {table.name for table in tables} == {count.vintage for count in rows.prosecutions}
    assert not any(table.world for table in tables)


def test_no_line_joins_two_values(drawn):
    for frame in drawn:
        lines = [*frame.figure.axes[0].lines, *(part for part in frame.figure.artists if isinstance(part, Line2D))]
        for line in lines:
            points = {tuple(point) for point in line.get_xydata()}
            assert len(points) == 1 or len({x for x, _ in points}) == 1  # a mark, or an upright of the scale


def test_no_word_runs_over_the_edge_of_the_sheet(drawn):
    for frame in drawn:
        sheet = frame.figure.bbox
        assert frame.figure.texts and not frame.figure.axes[0].texts
        for text in frame.figure.texts:
            box = text.get_window_extent()
            assert box.x0 >= -1 and box.x1 <= sheet.x1 + 1, (frame.title, text.get_text())
            assert box.y0 >= -1 and box.y1 <= sheet.y1 + 1, (frame.title, text.get_text())


def test_a_partial_row_is_drawn_but_carries_no_finding(explorers):
    frame = explorers["prosecutions"].frames["later", "labour-prosecutions", "linear"]
    assert "4,024" in texts(svg(frame.figure))
    assert "4,024" not in frame.finding and "leaves out 2024" in frame.finding


def test_findings_follow_from_the_rows(explorers):
    found = explorers["global-estimates"].frames
    assert "9,490,000 of the 12,300,000" in found["2005", "people", "linear", "given"].finding
    assert "77 of every 100" in found["2005", "people", "linear", "given"].finding
    assert (
        "95 of every 100 people in forced labour in Transition Economies"
        in found["2005", "trafficked-share", "linear", "given"].finding
    )
    assert "order is another" in found["2021", "rate", "linear", "given"].finding
    counted = explorers["prosecutions"].frames
    assert "6,618 or 6,178 prosecutions" in counted["printings", "counts", "linear"].finding
    assert "607 of 6,017 prosecutions" in counted["slides", "labour-prosecutions", "linear"].finding


def test_what_nobody_checked_is_left_out_and_said_to_be(explorers):
    frame = explorers["global-estimates"].frames["2016", "people", "linear", "given"]
    assert frame.figure is None
    assert "have not been checked" in frame.finding


@pytest.mark.parametrize("activity", EXPLORERS)
def test_the_frames_of_a_page_are_small(contents, activity):
    frames = [frame["html"].encode() for frame in contents[activity]["frames"]]
    assert max(len(gzip.compress(frame)) for frame in frames) < 4_500  # in two layouts
    assert len(gzip.compress(b"".join(frames))) < 25_000


def test_a_pack_s_estimates_and_counts_are_choices_of_their_own(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "estimates.csv").write_text(
        "id,vintage,scheme,region,is_world,forced_labour,trafficked,per_thousand,source,at,note\n"
        "north,2021,provinces,North,no,4200,0,,own,,\nsouth,2021,provinces,South,no,1900,100,,own,,\n",
        encoding="utf-8",
    )
    (tmp_path / "tables" / "prosecutions.csv").write_text(
        "id,year,vintage,prosecutions,prosecutions_labour,convictions,convictions_labour,victims_identified,victims_labour,legislation,source,at,note\n"
        "n-2021,2021,court-report,0,0,0,,,,,own,,\nn-2022,2022,court-report,61,,31,,,,,own,,\n",
        encoding="utf-8",
    )
    rows = load_rows(packs=[tmp_path])
    found = estimates.build_explorer(rows, rows.explorers["global-estimates"]).frames
    assert "North has 4,200 of the 6,100" in found["provinces-2021", "people", "linear", "size"].finding
    assert "27,600,000" in found["2021", "people", "linear", "given"].finding
    counted = prosecutions.build_explorer(rows, rows.explorers["prosecutions"]).frames
    assert "61 in 2022" in counted["court-report", "counts", "linear"].finding
    assert "15,159" in texts(svg(counted["later", "counts", "linear"].figure))


COUNTS = "id,year,vintage,prosecutions,prosecutions_labour,convictions,convictions_labour,victims_identified,victims_labour,legislation,source,at,note\n"
COUNTED_ALONE = {
    "prosecutions": ("10,,,,,,", {"counts": "Most prosecutions: 10 in 2021. Convictions: not given."}),
    "convictions": (",,4,,,,", {"counts": "Most convictions: 4 in 2021. Prosecutions: not given."}),
    "labour cases": (",3,,,,,", {"labour-prosecutions": "In labour cases there were 3 prosecutions in 2021."}),
    "victims in labour cases": (",,,,,9,", {"victims": "Authorities identified 9 victims in labour cases in 2021."}),
    "legislation": (",,,,,,2", {"legislation": "New or amended legislation is reported for 2021: 2 countries."}),
    "nought": ("0,0,0,0,0,0,0", dict.fromkeys(["counts", "labour-prosecutions", "labour-convictions", "victims", "legislation"], "0")),
    "both": ("10,,4,,,,", {"counts": "10 in 2021", "ratio": "For every 100 prosecutions there were 40 convictions (in 2021)."}),
}  # fmt: skip


@pytest.mark.parametrize("standing", ["", "Partial: one page only"])
@pytest.mark.parametrize("counted", COUNTED_ALONE)
def test_what_a_country_counts_is_drawn_and_the_rest_is_not_given(rows, counted, standing):
    cells, expected = COUNTED_ALONE[counted]
    numbers = [int(cell) if cell else None for cell in cells.split(",")]
    names = (
        "prosecutions",
        "prosecutions_labour",
        "convictions",
        "convictions_labour",
        "victims_identified",
        "victims_labour",
        "legislation",
    )
    year = {"id": "a-2021", "year": 2021, "vintage": "our-report", "source": "own", "at": None, "note": standing or None}
    ours = {**vars(rows), "prosecutions": [ProsecutionYear(**year, **dict(zip(names, numbers)))]}
    frames = prosecutions.build_explorer(SimpleNamespace(**ours), rows.explorers["prosecutions"]).frames
    assert {measure for _, measure, _ in (choice for choice, frame in frames.items() if frame.figure)} == set(expected)
    for measure, finding in expected.items():
        said = frames["our-report", measure, "linear"].finding
        assert (
            finding in said if not standing else said == "Nothing is said of these numbers: for 2021 only one page has been seen."
        )


def test_a_table_of_one_s_own_may_be_called_as_one_of_the_world_is(tmp_path):
    (tmp_path / "tables").mkdir()
    lines = "".join(f"{name},2021,{name},10,,4,,,,,own,,\n" for name in ("handbook", "later", "printings"))
    (tmp_path / "tables" / "prosecutions.csv").write_text(COUNTS + lines, encoding="utf-8")
    rows = load_rows(packs=[tmp_path])
    tables = choose_tables(rows, rows.explorers["prosecutions"])
    assert len({table.name for table in tables}) == len(tables) == 7


# --- as SVG --------------------------------------------------------------------------------------


def test_a_drawing_is_the_same_every_time():
    first, second = (svg(regions_figure(REGIONS, "people", scale="log", **LABELS)) for _ in range(2))
    assert first == second


def test_a_drawing_says_in_words_what_it_shows():
    root = ET.fromstring(svg(regions_figure(REGIONS, "people", **LABELS), title="People", finding="Coast <has> most", prefix="one"))
    assert root.get("role") == "img"
    named = [next(part for part in root.iter() if part.get("id") == name).text for name in root.get("aria-labelledby").split()]
    assert named == ["People", "Coast <has> most"]
    assert {"North", "4,200"} <= set(texts(svg(regions_figure(REGIONS, "people", **LABELS))))


def test_two_drawings_in_a_page_share_no_id():
    figures = [counts_figure(YEARS, {"prosecutions": "All"}, scale="log", **COUNTED) for _ in range(2)]
    found = [re.findall(r'\bid="([^"]+)"', svg(figure, prefix=name)) for figure, name in zip(figures, ("one", "two"))]
    assert found[0] and not set(found[0]) & set(found[1])
    used = re.findall(r'href="#([^"]+)"', svg(figures[0], prefix="one"))
    assert used and set(used) <= set(found[0])


def test_a_drawing_without_words_is_refused():
    with pytest.raises(ValueError, match="title and a finding"):
        figure_svg(regions_figure(REGIONS, "people", **LABELS), title="People", finding=" ")


def test_a_notebook_shows_a_figure_with_its_values_in_words():
    shown = counts_figure(YEARS, {"prosecutions": "All", "prosecutions_labour": "Labour"}, **COUNTED)._repr_html_()
    assert "<svg" in shown
    assert "2022: All 61, Labour not given; 2023: All 57, Labour 9" in shown


# --- one's own tables ----------------------------------------------------------------------------


def test_regions_are_sorted_by_size_only_when_asked():
    said = texts(svg(regions_figure(REGIONS, "people", order="size", **LABELS)))
    assert [word for word in said if word in set(REGIONS["region"])] == ["Coast", "Capital", "North"]
    said = texts(svg(regions_figure(REGIONS, "people", **LABELS)))
    assert [word for word in said if word in set(REGIONS["region"])] == ["North", "Coast", "Capital"]


def test_a_ratio_is_left_out_where_it_cannot_be_worked_out():
    table = YEARS.assign(prosecutions=[0, 57])
    said = texts(svg(ratio_figure(table, names={"all": "All"}, **COUNTED)))
    assert "not given" in said and "46" in said


def test_a_matrix_marks_without_numbers():
    coded = pd.DataFrame({"linh": [0, 3], "den": [12, 0]}, index=["wages", "debt"])
    said = texts(svg(matrix_figure(coded, letters={"wages": "W", "debt": "D"})))
    assert said.count("W") == 1 and said.count("D") == 1
    assert not [word for word in said if re.search(r"\d", word)]


def test_a_matrix_without_a_case_says_that_nothing_is_marked():
    coded = pd.DataFrame(index=["wages", "debt"])
    assert any("nothing is marked" in word for word in texts(svg(matrix_figure(coded))))


@pytest.mark.parametrize("missing", ["title", "vintage", "scheme", "source"])
def test_a_figure_of_regions_is_not_drawn_without_its_labels(missing):
    with pytest.raises(ValueError, match=f"{missing} is empty"):
        regions_figure(REGIONS, "people", **{**LABELS, missing: " "})


def test_a_table_of_counts_needs_a_vintage_or_a_column_of_vintages():
    with pytest.raises(ValueError, match="lacks the column 'vintage'"):
        counts_figure(YEARS, {"prosecutions": "All"}, title="Cases", source="Source: invented")


BAD = {
    "no table": (lambda: regions_figure([1, 2], "people", **LABELS), "needs a pandas DataFrame, not list"),
    "missing column": (lambda: regions_figure(REGIONS, "persons", **LABELS), "lacks the column 'persons' .it has region, people."),
    "text for a number": (
        lambda: regions_figure(REGIONS.assign(people=["9,490", "1", "2"]), "people", **LABELS),
        "column 'people', row 0: '9,490' is not a number; write digits alone",
    ),
    "below nought": (
        lambda: regions_figure(REGIONS.assign(people=[1, -2, 3]), "people", **LABELS),
        "column 'people', row 1: -2 is below 0",
    ),
    "nought on a log scale": (
        lambda: regions_figure(REGIONS.assign(people=[1, 0, 3]), "people", scale="log", **LABELS),
        "row 1: 0 cannot stand on a log scale.*use scale='linear'",
    ),
    "region twice": (
        lambda: regions_figure(REGIONS.assign(region="North"), "people", **LABELS),
        "column 'region': 'North' stands twice",
    ),
    "nothing known": (lambda: regions_figure(REGIONS.assign(people=None), "people", **LABELS), "column 'people' holds no number"),
    "unknown scale": (
        lambda: regions_figure(REGIONS, "people", scale="logarithm", **LABELS),
        "scale 'logarithm' is unknown; use 'linear' or 'log'",
    ),
    "unknown order": (
        lambda: regions_figure(REGIONS, "people", order="up", **LABELS),
        "order 'up' is unknown; use 'given' or 'size'",
    ),
    "three measures": (
        lambda: counts_figure(YEARS, dict.fromkeys(["prosecutions", "convictions", "prosecutions_labour"], "x"), **COUNTED),
        "names 3 columns; one or two",
    ),
    "unknown pair": (
        lambda: ratio_figure(YEARS, names={"labor": "x"}, **COUNTED),
        "pair 'labor' is unknown; use 'all' or 'labour'",
    ),
    "true for a number": (
        lambda: matrix_figure(pd.DataFrame({"linh": [True]}, index=["debt"]).astype(object)),
        "column 'linh', row debt: True is not a number",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_table_that_is_not_right_is_refused_with_what_would_be(case):
    draw, message = BAD[case]
    with pytest.raises(ValueError, match=message):
        draw()


def test_the_year_of_a_printing_is_that_of_its_report_and_not_a_part_of_its_id(rows):
    [printings] = [table for table in choose_tables(rows, EXPLORERS["prosecutions"]) if table.by_year]
    first = printings.rows[0].vintage
    sources = {**rows.sources, first: rows.sources[first].model_copy(update={"year": 1999})}
    [moved] = [
        table
        for table in choose_tables(SimpleNamespace(**{**vars(rows), "sources": sources}), EXPLORERS["prosecutions"])
        if table.by_year
    ]
    assert [label == "1999" for label in moved.labels] == [row.vintage == first for row in printings.rows]
