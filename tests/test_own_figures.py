"""Figures of one's own: whatever a table holds, it is drawn inside its picture or refused by row and column."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from fractions import Fraction

import hypothesis.strategies as st
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings

from activities.drawing.widths import clean_words, width_of, wrap_words
from activities.figures import counts_figure, matrix_figure, ratio_figure, read_counts, regions_figure

pytestmark = pytest.mark.slow  # it tries tables and files by the hundred

SVG = "{http://www.w3.org/2000/svg}"
LONG = "United Kingdom of Great Britain and Northern Ireland"
LABELS = {"title": "People", "vintage": "Estimate of 2024", "scheme": "Three provinces", "source": "Source: invented"}
COUNTED = {"title": "Cases", "vintage": "Report of 2024", "source": "Source: invented"}
TRIED = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def draw(figure):
    """The drawing in both layouts, the narrow one first."""
    return [ET.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", figure._repr_html_(), re.DOTALL)]


def words_in(figure):
    return ["".join(text.itertext()) for text in draw(figure)[0].iter(f"{SVG}text")]


def check_inside(figure):
    """Every text of the drawing begins and ends inside it, in each layout."""
    narrow, wide = draw(figure)
    assert float(narrow.get("width")) < float(wide.get("width"))
    for root in (narrow, wide):
        check_inside_sheet(root)


def check_inside_sheet(root):
    wide, high = float(root.get("width")), float(root.get("height"))
    texts = list(root.iter(f"{SVG}text"))
    assert texts
    for text in texts:
        words, size = "".join(text.itertext()), float(text.get("font-size", 14))
        x, y, width = float(text.get("x")), float(text.get("y")), width_of(words, size, text.get("font-weight") == "700")
        start = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor", "start")]
        if text.get("transform"):
            assert 0 <= x <= wide and y - width >= -1 and y <= high, words
        else:
            assert start >= -1 and start + width <= wide + 1 and 0 <= y <= high, words


# --- whatever comes ------------------------------------------------------------------------------

names = st.one_of(
    st.text(max_size=120),
    st.text(st.characters(codec=None), max_size=12),
    st.sampled_from(
        [
            "2019",
            "2019/20",
            2019,
            2019.0,
            float("nan"),
            None,
            pd.NA,
            pd.NaT,
            pd.Timestamp("2019-01-01"),
            True,
            Fraction(1, 3),
            10**5000,
            (1, 2),
            [3],
        ]
    ),
    st.sampled_from(
        ["កម្ពុជា" * 9, "ประเทศไทย" * 9, "မြန်မာနိုင်ငံ" * 9, "中华人民共和国" * 9, "المملكة " * 12, "$x$_2^{", "W" * 90, "Total"]
    ),
)
numbers = st.one_of(
    st.integers(min_value=0, max_value=10**6),
    st.floats(),
    st.none(),
    st.sampled_from(
        [
            10**400,
            10**5000,
            Fraction(1, 3),
            Decimal("sNaN"),
            1e-300,
            5e-324,
            10**12 - 1,
            -1,
            True,
            "12",
            "n/a",
            1j,
            pd.NA,
            [1],
            {},
            b"1",
            0,
            1,
            999,
        ]
    ),
)
some_words = st.one_of(st.none(), st.text(max_size=200), names)
plain_numbers = st.one_of(st.none(), st.floats(min_value=0, max_value=1e12), st.integers(min_value=0, max_value=9))


@st.composite
def tables(draw_from, columns, cells):
    many = draw_from(st.integers(min_value=0, max_value=7))
    table = {}
    for name in columns:
        of = names if name in ("year", "region", "vintage") else cells
        table[name] = pd.Series(draw_from(st.lists(of, min_size=many, max_size=many)), dtype=object)
    return pd.DataFrame(table)


def try_to_draw(draw_it):
    """Draw, or be refused with a sentence that says where."""
    try:
        figure = draw_it()
    except ValueError as refused:
        assert re.search(r"row|column|title|source|vintage|scheme|world|missing|measures|names|full|nothing|line", str(refused)), (
            refused
        )
        assert len(str(refused)) < 600 and "\n" not in str(refused)
        return
    check_inside(figure)


@TRIED
@given(
    tables(["region", "people"], st.one_of(numbers, plain_numbers)),
    some_words,
    some_words,
    st.sampled_from(["linear", "log"]),
    some_words,
)
def test_whatever_regions_hold_is_drawn_inside_its_picture_or_refused(table, title, source, scale, world):
    try_to_draw(
        lambda: regions_figure(
            table, "people", title=title, vintage="v", scheme="s", source=source, scale=scale, world=world, unit="per 1,000"
        )
    )


@TRIED
@given(tables(["region", "people"], plain_numbers), st.text(max_size=300), st.sampled_from(["given", "size"]))
def test_regions_of_any_name_are_drawn_inside_their_picture(table, title, order):
    try_to_draw(lambda: regions_figure(table, "people", **LABELS | {"title": title}, order=order))


@TRIED
@given(
    tables(["year", "vintage", "prosecutions", "convictions"], st.one_of(plain_numbers, plain_numbers, numbers)),
    st.one_of(st.just("v"), some_words),
    some_words,
    st.sampled_from(["linear", "log"]),
    st.sampled_from(["not given", None, "not " * 90]),
)
def test_whatever_counts_hold_is_drawn_inside_its_picture_or_refused(table, vintage, name, scale, missing):
    measures = {"prosecutions": "All", "convictions": name}
    try_to_draw(lambda: counts_figure(table, measures, title="Cases", source="s", vintage=vintage, scale=scale, missing=missing))


@TRIED
@given(tables(["year", "prosecutions", "convictions"], plain_numbers), some_words)
def test_whatever_a_ratio_is_of_is_drawn_inside_its_picture_or_refused(table, full):
    try_to_draw(lambda: ratio_figure(table, names={"all": "All cases"}, full=full, **COUNTED))


@TRIED
@given(
    st.lists(st.text(max_size=90), max_size=6),
    st.lists(st.text(max_size=90), max_size=40),
    st.one_of(plain_numbers, numbers),
    st.one_of(st.none(), st.dictionaries(st.text(max_size=3), st.text(max_size=3))),
)
def test_whatever_a_matrix_holds_is_drawn_inside_its_picture_or_refused(rows, cases, value, letters):
    frame = pd.DataFrame([[value] * len(cases) for _ in rows], index=rows, columns=cases, dtype=object)
    try_to_draw(lambda: matrix_figure(frame, letters=letters))


@TRIED
@given(st.text(max_size=400) | st.text("0123456789,.;\t\"' \n-%/ae", max_size=200), st.sampled_from([None, ".", ","]))
def test_whatever_a_file_holds_is_drawn_inside_its_picture_or_refused(tmp_path_factory, text, decimal):
    path = tmp_path_factory.mktemp("own") / "own.csv"
    path.write_text("year,prosecutions\n2019,12\n" + text, encoding="utf-8", errors="replace")
    try_to_draw(lambda: counts_figure(read_counts(path, decimal=decimal), {"prosecutions": "All"}, **COUNTED))


# --- names ---------------------------------------------------------------------------------------


def test_a_long_name_goes_over_lines_and_is_whole_in_the_words():
    table = pd.DataFrame({"country": ["Pakistan", LONG], "prosecutions": [545, 392]})
    figure = counts_figure(table, {"prosecutions": "All"}, label="country", **COUNTED)
    check_inside(figure)
    assert "United Kingdom of" in words_in(figure)
    assert f"{LONG}: All 392" in figure.words[1]


def test_a_name_that_no_lines_hold_is_shortened_and_whole_in_the_words():
    table = pd.DataFrame({"region": ["W" * 90, "North"], "people": [12, 3]})
    figure = regions_figure(table, "people", **LABELS)
    check_inside(figure)
    assert any(word.endswith("…") for word in words_in(figure)) and "W" * 90 in figure.words[1]


def test_years_that_pandas_made_fractions_are_years_and_a_blank_line_is_left_out():
    table = pd.DataFrame({"year": [2019.0, 2020.0, None], "prosecutions": [120, 90, None]})
    said = words_in(counts_figure(table, {"prosecutions": "All"}, **COUNTED))
    assert {"2019", "2020"} <= set(said) and not {"2019.0", "nan"} & set(said)


def test_cases_that_do_not_fit_side_by_side_go_on_below():
    frame = pd.DataFrame([[1] * 30], index=["Debt"], columns=[f"case {number}" for number in range(30)])
    figure = matrix_figure(frame)
    check_inside(figure)
    assert words_in(figure).count("Debt") > 1 and "case 29" in words_in(figure)


@pytest.mark.parametrize("words", ["中华人民共和国", "កម្ពុជា", "ประเทศไทย", "မြန်မာ"])
def test_letters_that_the_measuring_font_lacks_have_a_width(words):
    assert width_of(words, 14) > 4 * len([letter for letter in words if letter.isalpha()])
    assert "".join(wrap_words(words * 8, 90)) == words * 8


def test_marks_that_stand_on_a_letter_take_no_room_and_stay_with_it():
    assert width_of("e\u0301") == width_of("e")
    assert all(not line.startswith("\u0301") for line in wrap_words("e\u0301" * 30, 60))


def test_a_drawing_holds_nothing_that_turns_round_or_breaks_what_follows():
    assert clean_words("a\x00\n b\u202ec\ud800") == "a bc"
    table = pd.DataFrame({"region": ["$x$ & <b>\x07"], "people": [1]})
    assert "$x$ & <b>" in words_in(regions_figure(table, "people", **LABELS))


REFUSED = {
    "a year twice": ({"year": [2019, 2019], "prosecutions": [1, 2]}, "'2019' stands twice, in row 0 and row 1"),
    "numbers without a year": (
        {"year": [2019, None], "prosecutions": [1, 2]},
        "column 'year', row 1 is empty, though column 'prosecutions' says 2",
    ),
    "a sum among its parts": ({"year": ["2019", "Total (1 year)"], "prosecutions": [1, 1]}, "row 1: 'Total .1 year.' is a sum"),
    "too large": ({"year": [2019], "prosecutions": [10**13]}, "column 'prosecutions', row 0: .* the largest is 999,999,999,999"),
    "no row": ({"year": [], "prosecutions": []}, "no row"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_table_of_years_is_refused_with_the_row_and_the_column(case):
    table, message = REFUSED[case]
    with pytest.raises(ValueError, match=message):
        counts_figure(pd.DataFrame(table), {"prosecutions": "All"}, **COUNTED)


# --- files ---------------------------------------------------------------------------------------

READ = {
    "thousands in quotes": ('year,prosecutions\n2019,"1,234"\n2020,545\n', {2019: 1234, 2020: 545}),
    "semicolons and fiscal years": ("year;prosecutions\n2019/20;1.234\n2020/21;n/a\n", {"2019/20": 1234, "2020/21": None}),
    "decimals after a comma": ("year;prosecutions\n2019;1.234,5\n", {2019: 1234.5}),
    "spaces in thousands": ("year\tprosecutions\n2019\t12\u202f300\n2020\t-\n", {2019: 12300, 2020: None}),
    "blank lines": ("year,prosecutions\n2019,120\n\n,\n2020,90\n", {2019: 120, 2020: 90}),
    "a title above and a mark before it": ("\ufeffOur counts\n\nyear,prosecutions,\n2019.0,120,\n", {2019: 120}),
    "what Excel says of its own": ("sep=;\nyear;prosecutions\n2019;120\n", {2019: 120}),
    "quotes between semicolons": ('"year";"prosecutions"\n"2019";"120"\n', {2019: 120}),
    "per cent": ("year,prosecutions\n2019,45%\n2020,5 %\n", {2019: 45, 2020: 5}),
    "Arabic digits": ("year,prosecutions\n2019,١٬٢٣٤\n", {2019: 1234}),
    "lakh": ('year,prosecutions\n2019,"1,23,456"\n', {2019: 123456}),
}


@pytest.mark.parametrize("case", READ)
def test_a_file_is_read_as_it_was_written(case, tmp_path):
    text, counts = READ[case]
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    frame = read_counts(path)
    found = {name: None if pd.isna(value) else value for name, value in zip(frame["year"], frame["prosecutions"])}
    assert found == counts


def test_a_file_of_a_spreadsheet_in_utf_16_is_read(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("year\tprosecutions\n2019\t120\n", encoding="utf-16")
    assert list(read_counts(path)["prosecutions"]) == [120]


def test_columns_of_words_stay_words(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("year,prosecutions,note\n2019,120,provisional\n2020,90,2 reports\n", encoding="utf-8")
    assert list(read_counts(path)["note"]) == ["provisional", "2 reports"]


NOT_READ = {
    "a note in a cell": (
        "year,prosecutions\n2019,120 (provisional)\n2020,9\n",
        "column 'prosecutions', line 2: .*write 120, and put",
    ),
    "a note below": ("year,prosecutions\n2019,120\nSource: ministry,\n", "line 3, column 'year': 'Source: ministry' stands alone"),
    "a number in two ways": ("year;prosecutions\n2019;1,234\n", "column 'prosecutions': '1,234' can be.*decimal='.'"),
    "decimals after two marks": ('year,a,b\n2019,"1,5",1.25\n', "'1,5' and '1.25' have their decimals after different marks"),
    "below nought": ("year,prosecutions\n2019,-12\n", "column 'prosecutions', line 2: '-12' is below 0"),
    "thousands not in quotes": ("year,prosecutions\n2019,12\n2020,1,200\n", "line 3: 3 cells where there are 2 columns.*in quotes"),
    "per cent and counts": ("year,share\n2019,45%\n2020,9\n", "column 'share', line .* are in per cent and others are not"),
    "a column twice": ("year,a,a\n2019,1,2\n", "line 1: the column 'a' stands twice"),
    "a column without a name": ("year,,a\n2019,1,2\n", "line 1: column 2 has no name"),
    "no names of columns": ("2019,120\n2020,90\n", "line 1 holds numbers and not the names of columns"),
    "a line without a year": ("year,a\n,12\n", "line 2, column 'year' is empty, though the line holds '12'"),
    "open quotes": ('year,a\n2019,"12\n', "line 2: the quotes do not fit"),
    "one column": ("year\n2019\n", "one column"),
    "nothing": ("", "is empty"),
    "words alone": ("year,a\n2019,many\n2020,few\n", "no column holds a number"),
}


@pytest.mark.parametrize("case", NOT_READ)
def test_a_file_that_is_not_clear_is_refused_with_line_and_column(case, tmp_path):
    text, message = NOT_READ[case]
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_counts(path)


@pytest.mark.parametrize(
    "raw, message",
    [
        (b"PK\x03\x04..", "is an Excel or LibreOffice workbook; .*CSV UTF-8"),
        (b"year,a\nr\xe9gion,1\n", "line 2: a letter is not UTF-8; .*encoding='cp1252'"),
        (b"year,a\n20\0,1\n", "is not a text file"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_what_would_be(raw, message, tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes(raw)
    with pytest.raises(ValueError, match=message):
        read_counts(path)


def test_a_file_that_is_not_there_is_named_with_those_that_are(tmp_path):
    (tmp_path / "counts.csv").write_text("year,a\n2019,1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="count.csv: .*beside it there are: counts.csv"):
        read_counts(tmp_path / "count.csv")


def test_per_cent_is_not_drawn_as_a_count(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("region,share\nNorth,45%\nSouth,55%\n", encoding="utf-8")
    with pytest.raises(ValueError, match="column 'share' is in per cent and not a count"):
        counts_figure(read_counts(path), {"share": "x"}, label="region", **COUNTED)
    assert "45%" in words_in(regions_figure(read_counts(path), "share", unit="per cent", **LABELS))
