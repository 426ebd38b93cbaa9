"""The notes of a session: whose they are, what they take over, and how they fit the time that a plan gives."""

import json
import random
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from activities.editing.session_rules import list_without_notes
from activities.kinds.bundles import find_node
from activities.loading import DataErrors, load_rows
from activities.rows.session_models import SessionNotes, SessionStep
from activities.rows.session_notes import choose_steps, choose_version, count_minutes, find_notes, fit_steps, fits_share

GOOD = Path(__file__).parent / "bad_data" / "_good"
HEARD = [{"said": "He signed it.", "ask_back": "What could he read of it?"}] * 4


def make_notes(id: str, minutes: int, **more) -> SessionNotes:
    """Whole notes for a session of so many minutes, in steps of a tenth."""

    def steps(share):
        return [{"minutes": share, "do": f"Step {number}."} for number in range(1, 11)]

    row = {
        "id": id,
        "sources": [{"source": "own"}],
        "before": ["Print the case."],
        "steps": steps(minutes // 10),
        "listen_for": ["Somebody asks who paid."],
        "heard": HEARD,
        "debrief": ["What is missing?"],
        "shorter": {"leave_out": "The second round.", "steps": steps(minutes * 7 // 100)},
        "longer": {"adds": "A second case.", "steps": steps(minutes * 13 // 100)},
        "no_devices": "Read it aloud.",
        "care": "Somebody may have worked in a quarry.",
    }
    return SessionNotes.model_validate({**row, **more})


def test_a_line_takes_over_the_notes_of_its_activity_and_brings_what_differs():
    activity = make_notes("reading-together", 100)
    line = SessionNotes.model_validate(
        {"id": "one-day-reading", "as": "reading-together", "before": ["Order lunch."], "sources": [{"source": "own"}]}
    )
    rows = SimpleNamespace(strings={}, plans={}, sessions={"reading-together": activity, "one-day-reading": line})
    found = find_notes(rows, "one-day-reading", "reading-together")
    assert (found.id, found.before, found.steps, found.care) == (
        "one-day-reading",
        ["Order lunch."],
        activity.steps,
        activity.care,
    )
    assert find_notes(rows, "another-line", "reading-together") is activity
    assert find_notes(rows, "another-line") is None


def test_notes_that_take_over_what_nobody_has_written_yet_are_none():
    line = SessionNotes.model_validate({"id": "one-day-reading", "as": "reading-together", "sources": [{"source": "own"}]})
    assert find_notes(SimpleNamespace(strings={}, plans={}, sessions={"one-day-reading": line}), "one-day-reading") is None


@pytest.mark.parametrize(("minutes", "first"), [(100, 10), (70, 7), (130, 13), (60, 6), (160, 16)])
def test_a_plan_that_gives_a_session_another_length_gets_the_version_that_is_nearest(minutes, first):
    steps = choose_steps(make_notes("reading-together", 100), minutes)
    assert count_minutes(steps) == minutes
    assert steps[0].minutes == first


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, 240))
def test_steps_brought_to_a_length_last_as_long_and_none_is_lost(lengths, minutes):
    steps = [SessionStep(minutes=length, do="Talk.") for length in lengths]
    fitted = fit_steps(steps, minutes)
    assert len(fitted) == len(steps)
    assert all(step.minutes >= 1 for step in fitted)
    assert count_minutes(fitted) == (minutes if len(steps) <= minutes else sum(lengths))


def test_the_page_chooses_and_fits_steps_as_the_rows_do():
    draw = random.Random(7)
    calls = [
        ([[draw.randint(1, 60) for _ in range(draw.randint(1, 9))] for _ in range(draw.randint(1, 3))], draw.randint(1, 240))
        for _ in range(2000)
    ]
    node = subprocess.run(
        [find_node(), str(Path(__file__).parent / "scripts" / "pacing.mjs")],
        input=json.dumps(calls),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    for (versions, minutes), found in zip(calls, json.loads(node.stdout), strict=True):
        steps = [[SessionStep(minutes=one, do="Do it.") for one in version] for version in versions]
        version = choose_version(steps, minutes)
        assert found == {"version": version, "pace": [step.minutes for step in fit_steps(steps[version], minutes)]}


@pytest.mark.parametrize(
    ("whole", "shortest", "longest"), [(45, 29, 34), (75, 50, 55), (90, 61, 65), (15, 8, 13)], ids=["45", "75", "90", "15"]
)
def test_seventy_per_cent_are_meant_to_the_nearest_five_minutes(whole, shortest, longest):
    assert [some for some in range(1, 241) if fits_share(some, whole, 70)] == list(range(shortest, longest + 1))


def test_a_step_shows_a_page_of_the_book_or_what_hangs_on_the_wall(tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "index.md").write_text("# The book\n", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("root: book/index\n", encoding="utf-8")
    data = tmp_path / "data"
    data.symlink_to(GOOD)
    pack = tmp_path / "pack"
    (pack / "sessions").mkdir(parents=True)
    row = make_notes("one-day-reading", 100).model_dump(by_alias=True, exclude_none=True)
    for show, missed in (("the sheet on the wall", ""), ("book/index", ""), ("book/indx", "did you mean 'book/index'?")):
        row["steps"][1]["show"] = show
        (pack / "sessions" / "one-day-reading.yml").write_text(f"{row}", encoding="utf-8")
        if not missed:
            load_rows(data, [pack], readings=True)
            continue
        with pytest.raises(DataErrors, match="unknown 'book/indx'") as raised:
            load_rows(data, [pack], readings=True)
        assert raised.value.errors == [
            f"pack 'pack' › sessions/one-day-reading.yml › steps › 2 › show: unknown 'book/indx'; {missed}"
        ]


def test_participants_get_no_notes(tmp_path):
    (tmp_path / "sessions").mkdir()
    row = make_notes("one-day-reading", 100).model_dump(by_alias=True, exclude_none=True)
    (tmp_path / "sessions" / "one-day-reading.yml").write_text(f"{row}", encoding="utf-8")
    assert set(load_rows(GOOD, [tmp_path], edition="facilitator").sessions) == {"one-day-reading"}
    assert load_rows(GOOD, [tmp_path], edition="participant").sessions == {}


def test_a_session_without_notes_is_named_and_breaks_nothing():
    rows = load_rows(GOOD, [], readings=True)
    assert [told.partition(":")[0] for told in list_without_notes(rows)] == [
        "one-day-welcome",
        "one-day-reading",
        "reading-together",
    ]
