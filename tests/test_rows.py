"""What the rows of `data/` promise, row by row. A broken row fails `test_the_rows_have_no_slip`, with every slip named."""

from itertools import chain

import pytest

from activities.loading import DataErrors, load_rows

try:
    ROWS, SLIPS = load_rows(packs=[], readings=True), []
except DataErrors as wrong:
    ROWS, SLIPS = None, wrong.errors

SOURCED = ("indicators", "questions", "eleven", "offences", "elements", "aims", "activities", "cases", "readings", "plans")
COUNTS = {
    "indicators": 6,
    "questions": 28,
    "eleven": 11,
    "offences": 3,
    "elements": 9,
    "aims": 16,
    "cases": 8,
    "readings": 8,
    "plans": 2,
}
# From the care that the book promises: these cases tell of violence or abuse.
NEEDS_CONTENT_NOTE = ("manuel", "portugal-farm", "frankfurt-workshop", "n-family")


def each(*kinds):
    """One test for each row of the kinds, named by kind and id."""
    rows = [(kind, row) for kind in kinds for row in (_list_rows(kind) if ROWS else [])]
    return pytest.mark.parametrize("row", [pytest.param(row, id=f"{kind}-{row.id}") for kind, row in rows])


def _list_rows(kind):
    rows = getattr(ROWS, kind)
    return rows.values() if isinstance(rows, dict) else rows


@pytest.fixture
def rows():
    if ROWS is None:
        pytest.fail("the rows do not load; see test_the_rows_have_no_slip")
    return ROWS


def test_the_rows_have_no_slip():
    assert not SLIPS, "\n" + "\n".join(SLIPS)


@each(*SOURCED)
def test_a_row_says_where_it_comes_from(row):
    for reference in row.sources:
        assert ROWS.sources[reference.source].short
        assert reference.at, f"say where in {reference.source}"


@each("estimates", "prosecutions", "figures")
def test_a_figure_has_its_vintage_and_a_source_that_is_listed(row):
    assert row.vintage
    assert ROWS.sources[row.source].year or ROWS.sources[row.source].note


@each("sources")
def test_a_source_can_be_cited(row):
    assert row.author and row.title and row.short


@pytest.mark.parametrize("kind, count", COUNTS.items())
def test_the_rows_are_complete(kind, count, rows):
    assert len(getattr(rows, kind)) == count


# --- cases and readings ----------------------------------------------------------------------


def test_there_are_the_seven_cases_of_the_handbook_in_order_and_one_to_contrast(rows):
    assert [(case.id, case.number) for case in rows.cases.values()] == [
        ("linh", 1),
        ("den", 2),
        ("manuel", 3),
        ("portugal-farm", 4),
        ("frankfurt-workshop", 5),
        ("landilani", 6),
        ("n-family", 7),
        ("river-crossing", None),
    ]
    assert [case.id for case in rows.cases.values() if case.contrast] == ["river-crossing"]


def test_the_contrast_case_is_our_own_and_the_others_are_the_handbooks(rows):
    assert {case.id: case.sources[0].source for case in rows.cases.values() if case.sources[0].source != "handbook"} == {
        "river-crossing": "own"
    }


@each("cases")
def test_a_case_numbers_its_passages_by_its_own_id(row):
    assert [passage.id for passage in row.passages] == [f"{row.id}-{number:02}" for number in range(1, len(row.passages) + 1)]


@each("cases")
def test_a_case_that_may_distress_says_so_first(row):
    assert row.content_note or row.id not in NEEDS_CONTENT_NOTE


@each("readings")
def test_a_reading_takes_the_passages_in_the_order_of_the_case(row):
    assert [passage.passage for passage in row.passages] == [passage.id for passage in ROWS.cases[row.case].passages]


@each("readings")
def test_a_reading_keeps_what_is_open_or_speaks_against(row):
    assert {"ask", "speaks-against"} & {passage.bearing for passage in row.passages}


@each("readings")
def test_a_reading_weighs_whole_offences(row):
    read = {element.element for element in row.elements}
    offences = [{element.id for element in offence.elements} for offence in ROWS.offences.values()]
    assert read == set(chain.from_iterable(elements for elements in offences if elements & read))


@each("readings")
def test_a_reading_puts_its_arguments_as_questions(row):
    assert all(argument.question.rstrip().endswith("?") for argument in row.arguments)


# --- indicators, questions, elements ---------------------------------------------------------


def test_each_indicator_has_its_letter(rows):
    assert {indicator.id: indicator.letter for indicator in rows.indicators.values()} == {
        "violence": "P",
        "movement": "M",
        "threats": "T",
        "debt": "D",
        "wages": "W",
        "documents": "I",
    }


def test_the_questions_stand_in_the_order_of_the_indicators_and_count_up(rows):
    counted = []
    for indicator in rows.indicators:
        own = [question for question in rows.questions.values() if question.indicator == indicator]
        assert own
        counted += [f"{indicator}-{number}" for number in range(1, len(own) + 1)]
    assert list(rows.questions) == counted


@each("questions")
def test_a_question_agrees_with_the_relation_of_the_two_lists(row):
    assert row.indicator in {relation.indicator for relation in ROWS.eleven[row.eleven].six}


def test_each_offence_has_its_three_elements(rows):
    assert {offence.id: [element.id for element in offence.elements] for offence in rows.offences.values()} == {
        "forced-labour": ["work-or-service", "menace-of-penalty", "involuntariness"],
        "trafficking": ["act", "means", "purpose"],
        "smuggling": ["procurement", "illegal-entry", "material-benefit"],
    }


def test_only_the_means_of_trafficking_need_not_be_shown_for_a_child(rows):
    assert [element.id for element in rows.elements.values() if element.not_needed_for_a_child] == ["means"]


# --- activities and plans --------------------------------------------------------------------


def test_the_activities_of_the_handbook_are_numbered_one_to_eleven(rows):
    assert [activity.number for activity in rows.activities.values() if not activity.added] == list(range(1, 12))


def test_the_first_activity_has_the_contrast_case_and_the_sixth_all_seven_cases(rows):
    by_number = {activity.number: activity for activity in rows.activities.values()}
    assert "river-crossing" in by_number[1].cases
    assert by_number[6].cases == [case.id for case in rows.cases.values() if case.number]


@pytest.mark.parametrize("plan, days, lines", [("five-day", 5, 35), ("three-day", 3, 20)])
def test_a_plan_has_every_line_of_the_handbook(plan, days, lines, rows):
    plan = rows.plans[plan]
    assert [day.number for day in plan.days] == list(range(1, days + 1))
    assert sum(not line.added for day in plan.days for line in day.lines) == lines


def test_the_short_plan_reads_the_cases_before_it_returns_to_them(rows):
    lines = [line for day in rows.plans["three-day"].days for line in day.lines]
    investigation = next(number for number, line in enumerate(lines) if line.activity == "indicators-and-investigation")
    assert any(line.added and (line.page or "").startswith("book/cases/") for line in lines[:investigation])


@each("plans")
def test_the_mornings_of_a_plan_come_before_its_afternoons(row):
    for day in row.days:
        halves = [line.half for line in day.lines]
        assert halves == sorted(halves, key=("morning", "afternoon").index)


# --- figures ---------------------------------------------------------------------------------


def list_estimates(vintage):
    return [row for row in ROWS.estimates if row.vintage == vintage]


@pytest.mark.parametrize("measure", ["forced_labour", "trafficked"])
def test_the_regions_of_2005_add_up_to_the_world(measure, rows):
    regions = [getattr(row, measure) for row in list_estimates(2005) if not row.is_world]
    world = [getattr(row, measure) for row in list_estimates(2005) if row.is_world]
    assert len(regions) == 6
    assert [sum(regions)] == world


@pytest.mark.parametrize("vintage", sorted({row.vintage for row in ROWS.estimates} if ROWS else ()))
def test_a_vintage_of_the_estimates_has_one_scheme_and_one_row_for_the_world(vintage):
    assert len({row.scheme for row in list_estimates(vintage)}) == 1
    assert sum(row.is_world for row in list_estimates(vintage)) == 1


def test_no_two_vintages_of_the_estimates_before_2016_share_a_scheme(rows):
    schemes = [{row.scheme for row in list_estimates(vintage)} for vintage in (2005, 2012, 2016)]
    assert len(set().union(*schemes)) == 3


def test_the_prosecutions_of_2005_stand_as_first_published_and_as_revised(rows):
    counts = {(row.prosecutions, row.convictions, row.legislation) for row in rows.prosecutions if row.year == 2005}
    assert {(6618, 4766, 41), (6178, 4379, 40)} <= counts


def test_no_year_of_the_prosecutions_stands_twice_in_one_vintage(rows):
    seen = [(row.year, row.vintage) for row in rows.prosecutions]
    assert len(seen) == len(set(seen))


@each("prosecutions")
def test_the_share_for_labour_is_no_larger_than_the_whole(row):
    for whole, labour in (
        ("prosecutions", "prosecutions_labour"),
        ("convictions", "convictions_labour"),
        ("victims_identified", "victims_labour"),
    ):
        if None not in (getattr(row, whole), getattr(row, labour)):
            assert 0 <= getattr(row, labour) <= getattr(row, whole)
