"""What is owed: sheets worked by hand, what always holds of any sheet, and whatever people paste that is wrong."""

from __future__ import annotations

import copy
from random import Random

import pytest
from book_rows import book_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.editing import wage_rules
from activities.editing.slips import Slips
from activities.kinds.sheets import sheet_content
from activities.loading import DATA, DataErrors, load_rows
from activities.wages import reckon
from activities.wages.amounts import ONE, Unread, read_clock, read_number, read_range, read_when
from activities.wages.sheets import read_sheet, sheet_of_example

PLAIN = {"week_begins": "monday", "day_minutes": 480, "week_minutes": 2880, "month_minutes": 12480, "daily": [], "weekly": []}
OVERTIME = {
    **PLAIN,
    "daily": [{"after": 480, "percent": 125}, {"after": 600, "percent": 150}],
    "weekly": [{"after": 2880, "percent": 125}],
}

ON_TOP = {**OVERTIME, "rest": {"day": "sunday", "adds": 50}, "night": {"begins": 1320, "ends": 300, "adds": 25}}


def make_sheet(rules=PLAIN, ahead=None, hours=(), pay=(), deductions=(), debt=(), **terms) -> dict:
    return {
        "rules": rules,
        "terms": {"rate": "10", "per": "hour", **terms},
        "ahead": ahead or {},
        **{
            name: [{"id": f"{name}-{place}", **row} for place, row in enumerate(rows)]
            for name, rows in (("hours", hours), ("pay", pay), ("deductions", deductions), ("debt", debt))
        },
    }


def owed(sheet) -> list[int]:
    return reckon(sheet)["totals"]["arrears"]


def codes(sheet) -> list[str]:
    return [slip["code"] for slip in reckon(sheet)["slips"]]


# --- worked by hand ------------------------------------------------------------------------------


def test_a_night_shift_belongs_to_the_day_on_which_it_began():
    found = reckon(make_sheet(hours=[{"when": "2026-03-31", "begin": "22:00", "end": "06:00", "break": "30"}]))
    assert [(month["month"], month["due"]) for month in found["months"]] == [("2026-03", [7500, 7500])]
    assert "midnight" in found["assumptions"]


def test_an_hour_on_the_day_of_rest_earns_more_where_a_record_has_the_day():
    # 2026-03-08 is a Sunday: 8 hours at 10.00 are 80.00, and half of that on top.
    assert owed(make_sheet(ON_TOP, hours=[{"when": "2026-03-08", "hours": "8"}])) == [12000, 12000]
    # Ten hours: 8 × 10 + 2 × 12.50, and 10 × 5 on top.
    assert owed(make_sheet(ON_TOP, hours=[{"when": "2026-03-08", "hours": "10"}])) == [15500, 15500]
    assert owed(make_sheet(ON_TOP, hours=[{"when": "2026-03-07", "hours": "8"}])) == [8000, 8000]
    # By the month, 2,080.00 for 208 hours: the wage of March, and 8 hours × 10.00 × 50 %.
    month = {"per": "month", "rate": "2080", "begins": "2026-03-01", "ends": "2026-03-31"}
    assert owed(make_sheet(ON_TOP, hours=[{"when": "2026-03-08", "hours": "8"}], **month)) == [212000, 212000]


def test_an_hour_at_night_earns_more_and_a_break_of_which_nobody_knows_when_it_was_makes_a_range():
    # From 18:00 to 02:00 four of eight hours are night: 80.00 and 4 × 2.50.
    shift = {"when": "2026-03-02", "begin": "18:00", "end": "02:00"}
    assert owed(make_sheet(ON_TOP, hours=[shift])) == [9000, 9000]
    # An hour's break by day or by night: 70.00, and 3 or 4 hours × 2.50.
    assert owed(make_sheet(ON_TOP, hours=[{**shift, "break": "60"}])) == [7750, 8000]
    # From 03:00 to 07:00 two hours are night, which began the evening before.
    assert owed(make_sheet(ON_TOP, hours=[{"when": "2026-03-02", "begin": "03:00", "end": "07:00"}])) == [4500, 4500]
    assert owed(make_sheet(ON_TOP, hours=[{"when": "2026-03-02", "hours": "8"}])) == [8000, 8000], "nobody knows when"


def test_nothing_comes_on_top_without_a_record_of_days():
    month = {"when": "2026-03", "hours": "200"}
    assert owed(make_sheet(ON_TOP, hours=[month])) == owed(make_sheet(OVERTIME, hours=[month]))
    assert "premium-needs-days" in reckon(make_sheet(ON_TOP, hours=[month]))["assumptions"]


def test_overtime_by_the_day_is_not_counted_again_by_the_week():
    # Monday to Saturday, eleven hours each: 48 plain hours, 12 at 125 % and 6 at 150 %. The week's 48 are not passed.
    days = [{"when": f"2026-03-{day:02}", "hours": "11"} for day in range(2, 8)]
    assert owed(make_sheet(OVERTIME, hours=days)) == [48000 + 15000 + 9000] * 2
    # A seventh day of eight hours is wholly beyond the week's 48.
    assert owed(make_sheet(OVERTIME, hours=[*days, {"when": "2026-03-08", "hours": "8"}])) == [72000 + 10000] * 2


def test_a_week_goes_on_across_the_end_of_a_month():
    days = [
        {"when": day, "hours": "8"}
        for day in ("2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-03", "2026-04-04", "2026-04-05")
    ]
    months = reckon(make_sheet(OVERTIME, hours=days))["months"]
    assert [month["due"][0] for month in months] == [16000, 4 * 8000 + 10000]


def test_a_part_of_a_month_is_paid_by_its_days():
    found = reckon(make_sheet(rate="3100", per="month", begins="2026-03-17", ends="2026-05-10"))
    assert [month["due"][0] for month in found["months"]] == [150000, 310000, 100000]


def test_hours_of_a_month_on_no_day_count_as_overtime_only_where_the_month_has_no_room_for_them():
    # 31 days have room for 31 × 48 ÷ 7 = 212.57 hours a month; 240 hours are 27.43 beyond.
    found = reckon(make_sheet(OVERTIME, hours=[{"when": "2026-03", "hours": "240"}]))
    assert [line[:3] for line in found["months"][0]["working"][0]] == [["hours", 12754, 100], ["overtime", 1646, 125]]


def test_a_month_without_a_record_is_a_range_or_left_open_and_never_a_point():
    terms = {"begins": "2026-03-01", "ends": "2026-04-30"}
    march = [{"when": "2026-03", "hours": "100"}]
    left_open = reckon(make_sheet(hours=march, **terms))
    assert left_open["open"] and left_open["gaps"] == ["2026-04"] and left_open["totals"]["due"] == [100000, 100000]
    counted = reckon(make_sheet(hours=march, missing="35-70", **terms))
    assert not counted["open"] and counted["totals"]["due"] == [100000 + 150000, 100000 + 300000]


def test_two_currencies_are_laid_together_at_the_rate_that_is_stated():
    pay = [{"when": "2026-03", "amount": "20", "currency": "other"}, {"when": "2026-03", "amount": "5"}]
    hours = [{"when": "2026-03-02", "hours": "10"}]
    assert owed(make_sheet(hours=hours, pay=pay, exchange="1.5")) == [6500, 6500]
    assert codes(make_sheet(hours=hours, pay=pay)) == ["no-exchange"]


def test_what_was_paid_ahead_is_a_balance_below_nought():
    found = reckon(
        make_sheet(
            hours=[{"when": "2026-03-02", "hours": "8"}, {"when": "2026-04-01", "hours": "5"}],
            pay=[{"when": "2026-03", "amount": "100"}],
        )
    )
    assert [month["balance"] for month in found["months"]] == [[-2000, -2000], [3000, 3000]]


def test_an_unlawful_deduction_lowers_nothing_and_an_unclear_one_makes_a_range():
    hours = [{"when": "2026-03-02", "hours": "10"}]
    for stands, arrears in (
        ("lawful", [7000, 7000]),
        ("unlawful", [10000, 10000]),
        ("unclear", [7000, 10000]),
        ("", [7000, 10000]),
    ):
        assert owed(make_sheet(hours=hours, deductions=[{"amount": "30", "stands": stands}])) == arrears


def test_two_records_that_differ_are_both_kept_as_a_range():
    sheet = make_sheet(hours=[{"when": "2026-03-02", "begin": "05:10", "end": "17:10", "hours": "8"}])
    assert owed(sheet) == [8000, 12000] and codes(sheet) == ["two-lengths"]


def test_a_debt_takes_its_interest_month_by_month_and_ends_when_it_ends():
    debt = [
        {"when": "2026-01", "book": "1000", "terms": "1000"},
        {"when": "2026-03", "sort": "repays", "book": "100", "terms": "100"},
    ]
    found = reckon(make_sheet(debt=debt, ahead={"book-interest": "10", "repays": "200", "within": "2"}))
    assert [row["closing"] for row in found["debt"]["book"]] == [100000, 110000, 111000]
    assert [row["closing"] for row in found["debt"]["terms"]] == [100000, 100000, 90000]
    # 1110 → 1021 → 923.10 → 815.41 → 696.95 → 566.65 → 423.32 → 265.65 → 92.22 → free in the ninth month.
    assert found["ahead"]["book"]["months"] == 9 and found["ahead"]["terms"]["months"] == 5
    # 1110 × 1.21 = 1343.10; a month's payment p with p × 1.1 + p ≥ 1343.10 is 639.57 once interest is rounded.
    assert found["ahead"]["book"]["needed"] == 63957 and found["ahead"]["book"]["standstill"] == 11100


def test_a_debt_that_no_payment_of_this_size_ends_never_ends():
    sheet = make_sheet(debt=[{"book": "1000"}], ahead={"book-interest": "10", "repays": "100"})
    assert reckon(sheet)["ahead"]["book"]["never"]
    sheet["ahead"]["repays"] = "100.01"
    assert not reckon(sheet)["ahead"]["book"]["never"]


def test_the_worked_examples_come_to_what_they_say():
    rows = book_rows()
    found = {
        id: reckon(sheet_of_example(one, rows.overtime[one.terms.rules], rows.case_files)) for id, one in rows.wage_examples.items()
    }
    assert not [slip for one in found.values() for slip in one["slips"]]
    assert found["frankfurt-six-weeks"]["totals"]["due"] == [63000, 94500]
    assert found["frankfurt-six-weeks"]["totals"]["arrears"] == [23000, 54500]
    assert found["landilani-chipata"]["totals"]["arrears"] == [42000000, 45000000]
    assert found["landilani-katete"]["totals"]["arrears"] == [830000000, 830000000]
    assert [found["linh-deposit"]["debt"][side][-1]["closing"] for side in ("book", "terms")] == [-50000000, -100000000]
    ahead = found["n-family-debt"]["ahead"]
    assert ahead["book"]["never"] and ahead["terms"]["months"] == 61 and ahead["book"]["balance"] == 30000000


# --- what always holds ---------------------------------------------------------------------------

DAYS = st.dictionaries(st.integers(1, 28), st.integers(0, 24 * 60 - 1), min_size=1, max_size=28)
RULES = st.sampled_from(
    [PLAIN, OVERTIME, ON_TOP, {**PLAIN, "weekly": [{"after": 2400, "percent": 110}, {"after": 2880, "percent": 200}]}]
)
PER = st.sampled_from(["hour", "day", "week", "month"])


def lines_of(days: dict[int, int]) -> list[dict]:
    return [{"when": f"2026-03-{day:02}", "hours": f"{minutes // 60}:{minutes % 60:02}"} for day, minutes in days.items()]


@settings(deadline=None, max_examples=300)
@given(DAYS, RULES, PER, st.data(), st.integers(0, 20000))
def test_arrears_never_fall_when_hours_rise(days, rules, per, data, loose):
    day = data.draw(st.sampled_from(sorted(days)))
    more = {**days, day: data.draw(st.integers(days[day], 24 * 60 - 1))}
    rest = [{"when": "2026-03", "hours": f"{loose // 60}:{loose % 60:02}"}]
    terms = {"begins": "2026-03-01", "ends": "2026-03-31", "per": per, "rate": "7.35"}
    before, after = (owed(make_sheet(rules, hours=lines_of(one) + rest, **terms)) for one in (days, more))
    assert after[0] >= before[0] - 2 and after[1] >= before[1] - 2, "but for the rounding of each line"


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 1439), st.integers(1, 1400), st.integers(0, 300), st.integers(0, 39))
def test_arrears_never_fall_when_somebody_stays_longer_into_the_night(begin, length, pause, more):
    def shift(minutes: int) -> dict:
        end = (begin + minutes) % 1440
        clocks = {name: f"{at // 60}:{at % 60:02}" for name, at in (("begin", begin), ("end", end))}
        return {"when": "2026-03-08", **clocks, "break": str(min(pause, length - 1))}

    before, after = (owed(make_sheet(ON_TOP, hours=[shift(minutes)])) for minutes in (length, length + more))
    assert after[0] >= before[0] - 3 and after[1] >= before[1] - 3, "but for the rounding of each line"


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 12 * 60), st.integers(0, 12 * 60), st.data(), RULES)
def test_a_range_holds_each_point_in_it(low, more, data, rules):
    point = data.draw(st.integers(low, low + more))
    as_range = make_sheet(rules, hours=[{"when": "2026-03-02", "hours": f"{low / 60:.4f}-{(low + more) / 60:.4f}"}])
    at_point = make_sheet(rules, hours=[{"when": "2026-03-02", "hours": f"{point / 60:.4f}"}])
    (least, most), (found, _) = owed(as_range), owed(at_point)
    assert least <= found <= most


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 10**9), st.integers(0, 5000), st.integers(1, 10**9))
def test_a_payment_lowers_a_debt_and_what_is_owed(lent, interest, paid):
    debt = [{"when": "2026-01", "book": f"{lent}", "terms": f"{lent}"}, {"when": "2026-06", "book": "1"}]
    ahead = {"book-interest": f"{interest // 100}.{interest % 100:02}"}
    repaid = {"when": "2026-02", "sort": "repays", "book": f"{paid}", "terms": f"{paid}"}
    without, with_ = (reckon(make_sheet(debt=lines, ahead=ahead)) for lines in (debt, [*debt, repaid]))
    assert all(with_["debt"][side][-1]["closing"] < without["debt"][side][-1]["closing"] for side in ("book", "terms"))
    hours = [{"when": "2026-03-02", "hours": "8"}]
    assert owed(make_sheet(hours=hours, pay=[{"amount": f"{paid}"}])) == [8000 - paid * 100] * 2


def test_the_needed_sum_ends_a_debt_in_time_and_a_cent_less_does_not():
    random = Random(3)
    for _ in range(200):
        balance, interest, within = random.randint(1, 10**6), random.randint(0, 20), random.randint(1, 60)
        sheet = make_sheet(debt=[{"book": f"{balance}"}], ahead={"book-interest": f"{interest}", "within": f"{within}"})
        needed = reckon(sheet)["ahead"]["book"]["needed"]
        for cents, in_time in ((needed, True), (needed - 1, False)):
            sheet["ahead"]["repays"] = f"{cents // 100}.{cents % 100:02}"
            months = reckon(sheet)["ahead"]["book"]["months"]
            assert (months is not None and months <= within) is in_time


# --- what people write and paste -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,234.50", 1234.5), ("1.234,50", 1234.5), ("1 234,50", 1234.5), ("12,345,678", 12345678), ("0.125", 0.125), ("0,5", 0.5), (".5", 0.5), ("400", 400), ("1'000", 1000)],
)  # fmt: skip
def test_a_number_is_read_however_a_country_writes_it(text, number):
    assert read_number(text) == round(number * ONE)


@pytest.mark.parametrize(
    ("reader", "text", "code"),
    [
        (read_number, "1.250", "ambiguous"), (read_number, "=1+1", "formula"), (read_number, "-SUM(A1)", "formula"), (read_number, "-3", "negative"),
        (read_number, "€400", "no-number"), (read_number, "٣", "no-number"), (read_number, "0.00001", "too-fine"), (read_number, "1" * 13, "too-large"),
        (read_range, "12-10", "reversed"), (read_when, "2026-02-31", "no-such-day"), (read_when, "31/02/2026", "no-such-day"),
        (read_when, "03/31/2026", "month-first"), (read_when, "tomorrow", "no-day"), (read_clock, "25:00", "no-time"), (read_clock, "@now", "formula"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_not_guessed(reader, text, code):
    with pytest.raises(Unread) as refused:
        reader(text)
    assert refused.value.code == code


def test_a_row_that_is_wrong_is_named_with_its_place_and_the_others_are_counted():
    sheet = make_sheet(hours=[{"when": "2026-02-31", "hours": "8"}, {"when": "2026-03-02", "hours": "8"}], rate="10")
    found = reckon(sheet)
    assert found["totals"]["due"] == [8000, 8000]
    assert found["slips"] == [{"table": "hours", "row": "hours-0", "column": "when", "code": "no-such-day", "found": "2026-02-31"}]


def test_a_rate_of_nought_is_named_and_a_line_pasted_twice_counts_once():
    line = {"when": "2026-03-02", "begin": "8:00", "end": "16:00"}
    assert codes(make_sheet(rate="0", hours=[line, line])) == ["nought", "twice"]
    assert owed(make_sheet(hours=[line, line])) == [8000, 8000]


def test_ten_thousand_pasted_lines_are_all_counted_or_named():
    lines = [f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}\t08:00\t18:00\t60\t" for n in range(9990)] + [
        "31/02/2026\t8:00\t9:00"
    ] * 10
    rows = book_rows()
    sheet = read_sheet(
        {"terms/rate": "10", "terms/rules": "plain-hours", "hours/pasted": lines},
        sheet_content(rows, "what-is-owed"),
        rows.overtime,
    )
    found = reckon(sheet)
    assert found["totals"]["due"] == [9990 * 9000] * 2
    assert [slip["row"] for slip in found["slips"]] == [f"pasted-{n}" for n in range(9991, 10001)]


def test_answers_of_another_shape_are_passed_over():
    odd = {
        "terms/rate": 7,
        "hours/rows": "text",
        "pay/rows": [1, {"id": 2}, {"id": "a", "amount": {"x": 1}}],
        "hours/pasted": {"a": "b"},
        "debt/rows": None,
    }
    found = reckon(read_sheet(odd, sheet_content(book_rows(), "what-is-owed"), book_rows().overtime))
    assert found["months"] == [] and found["slips"] == []


def test_reckoning_changes_nothing_in_the_sheet():
    sheet = make_sheet(
        OVERTIME,
        hours=[{"when": "2026-03-02", "hours": "11"}, {"when": "2026-03", "hours": "20"}],
        missing="3",
        begins="2026-01-01",
    )
    before = copy.deepcopy(sheet)
    assert reckon(sheet) == reckon(sheet) and sheet == before


# --- what a country brings -----------------------------------------------------------------------

RULES_OF_A_PACK = """
id: nowhere-40
title: Forty hours
about: A law that is nobody's.
day: "8:00"
week: "40:00"
month: "173:20"
weekly: [{after: "40:00", percent: 150}]
sources: [{source: own, at: made up}]
"""
EXAMPLE_OF_A_PACK = """
id: one-week
case: linh
number: 99
title: One week
stated: [Fifty hours in a week.]
shows: [Ten of them are overtime.]
terms: {currency: XXX, rate: "10", rules: nowhere-40}
hours:
  - {id: monday, when: "2026-03-02", hours: "12.5"}
  - {id: tuesday, when: "2026-03-03", hours: "12.5"}
  - {id: wednesday, when: "2026-03-04", hours: "12.5"}
  - {id: thursday, when: "2026-03-05", hours: "12.5"}
sources: [{source: own, at: made up}]
"""


def tell(tmp_path, rules=RULES_OF_A_PACK, example=EXAMPLE_OF_A_PACK) -> list[str]:
    """What `check` says of a pack with rules for overtime and a worked example."""
    for folder, name, text in (("wage-rules", "nowhere-40", rules), ("wage-examples", "one-week", example)):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.yml").write_text(text, encoding="utf-8")
    try:
        rows = load_rows(packs=[tmp_path])
    except DataErrors as errors:
        return errors.errors
    slips = Slips(rows, DATA.parent / "book")
    wage_rules.check(slips)
    return slips.told


def test_a_pack_brings_its_own_rules_for_overtime(tmp_path):
    assert tell(tmp_path) == []
    rows = load_rows(packs=[tmp_path])
    found = reckon(sheet_of_example(rows.wage_examples["one-week"], rows.overtime["nowhere-40"]))
    assert found["totals"]["due"] == [40000 + 15000] * 2


@pytest.mark.parametrize(
    ("changed", "into", "said"),
    [
        ("2026-03-05", "2026-02-31", "wage-examples/one-week.yml › hours › thursday › when: '2026-02-31': There is no such day"),
        ('rate: "10"', 'rate: "1.250"', "wage-examples/one-week.yml › terms › rate: '1.250': One point or comma"),
        ("rules: nowhere-40", "rules: nowhere-41", "unknown 'nowhere-41'; did you mean 'nowhere-40'"),
        ("case: linh", "case: lihn", "unknown 'lihn'; did you mean 'linh'"),
        ("id: tuesday", "id: monday", "monday stands above already"),
    ],
)
def test_a_slip_in_a_worked_example_is_told_with_its_place(tmp_path, changed, into, said):
    told = tell(tmp_path, example=EXAMPLE_OF_A_PACK.replace(changed, into))
    assert len(told) == 1 and said in told[0], told


@pytest.mark.parametrize(
    ("into", "said"),
    [
        ('weekly: [{after: "48:00", percent: 150}, {after: "40:00", percent: 200}]', "ascending order"),
        ('weekly: [{after: "40:00", percent: 150}, {after: "48:00", percent: 125}]', "never counts for less"),
        ('weekly: [{after: "40:00", percent: 50}]', "percent"),
        ('weekly: [{after: "0:00", percent: 150}]', "makes everything overtime"),
        ('weekly: [{after: "40", percent: 150}]', "after"),
    ],
)
def test_rules_for_overtime_that_contradict_themselves_are_refused(tmp_path, into, said):
    told = tell(tmp_path, rules=RULES_OF_A_PACK.replace('weekly: [{after: "40:00", percent: 150}]', into))
    assert any(said in one for one in told), told
