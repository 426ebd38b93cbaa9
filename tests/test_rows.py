"""The rows of `data/` and the texts of `book/` are what `check` holds them to.

No test here knows a row by its id or counts any: whoever adds one, or takes one away that no source needs,
changes no test. What the sources must have stands in `data/coverage.yml`; each rule has its slips in `bad_data/`.
"""

from dataclasses import replace
from pathlib import Path

from book_rows import book_rows

from activities.editing.session_rules import list_without_notes
from activities.editing.slips import find_slips
from activities.editing.study_rules import list_without_session
from activities.loading import DataErrors, load_rows

BOOK = Path(__file__).resolve().parent.parent / "book"


def test_the_rows_can_be_loaded_and_go_against_no_rule():
    try:
        slips = find_slips(load_rows(packs=[], readings=True), BOOK)
    except DataErrors as wrong:
        slips = wrong.errors
    assert slips == [], "\n" + "\n".join(slips)


def test_without_readings_the_rows_go_against_no_rule_either():
    assert find_slips(book_rows(readings=False), BOOK) == []


def test_every_page_of_the_law_is_led_to_from_a_session_that_teaches_it():
    rows = book_rows()
    taught = {law for plan in rows.plans.values() for day in plan.days for line in day.lines for law in line.law}
    assert sorted(set(rows.instruments) - taught) == []


def test_every_session_and_every_activity_has_notes_for_whoever_runs_it():
    assert list_without_notes(book_rows()) == []


def test_an_aim_whose_sessions_are_all_gone_is_told_of():
    rows = book_rows()
    assert list_without_session(rows) == []
    told = [one.partition(":")[0] for one in list_without_session(replace(rows, plans={}))]
    assert told == list(rows.aims)


def test_no_plan_has_an_activity_before_one_that_it_takes_up():
    rows = book_rows()
    for plan in rows.plans.values():
        done = [line.activity for day in plan.days for line in day.lines if line.activity]
        late = [(id, one) for place, id in enumerate(done) for one in rows.activities[id].prerequisites if one in done[place:]]
        assert late == [], plan.id
