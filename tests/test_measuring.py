"""What is measured of a workshop: the true gains of thirty people come out, nothing under five is told, and the page finds the same."""

from __future__ import annotations

import json
from itertools import product

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_workshop import (
    AIMS,
    CARDS,
    CONTENTS,
    FIRST,
    KEY,
    PACE,
    PEOPLE,
    ROWS,
    SPOKE,
    invent_forms,
    invent_workshop,
    true_gain,
)
from measuring_page import ask_page

from activities.__main__ import main
from activities.measuring.codes import CodeError, deal_codes
from activities.measuring.collecting import Workshop, collect_forms, write_forms
from activities.measuring.forms import list_slots
from activities.measuring.letters import LettersError, read_letters, write_letters
from activities.measuring.report import build_deeds, build_programme, merge_actions, write_report
from activities.measuring.results import LEAST, hide_small, measure_workshop

CODES = [card.code for card in CARDS]
WORKSHOP = Workshop(cards=CODES, days=5, first=FIRST)


def collect(forms, workshop=WORKSHOP, lines=()):
    files = [("all.json", json.loads(write_forms("b", forms)))] if forms else []
    return collect_forms(files, list(lines), CONTENTS, workshop)


def measure(forms, workshop=WORKSHOP, lines=()):
    return measure_workshop(collect(forms, workshop, lines).forms, CONTENTS, KEY, AIMS)


def test_the_true_gains_of_thirty_people_come_out():
    found = measure(invent_workshop())
    assert found["tests"] == {"before": PEOPLE, "after": PEOPLE, "paired": PEOPLE}
    assert [line["aim"] for line in found["gains"]] == [None, *(aim["id"] for aim in AIMS)]
    for line in found["gains"]:
        assert line == pytest.approx(true_gain(line["aim"])), line["aim"]
    known = {line["aim"]: round(100 * line["gain"]) for line in found["gains"]}
    assert known == {
        None: 26,
        "itc-ilo-1": 40,
        "itc-ilo-3": 40,
        "itc-ilo-4": 30,
        "itc-ilo-5": 10,
        "handbook-3": 70,
        "asean-1": 0,
        "asean-3": -10,
    }
    # Ten of thirty began at two, the others at one; fifteen are at four now, the others at three.
    for line in found["ratings"]:
        assert (line["n"], line["before"], line["now"]) == (PEOPLE, pytest.approx(4 / 3), pytest.approx(3.5))
    assert [line["n"] for line in found["forms"]] == [15, 15]


def test_what_was_read_out_and_typed_counts_like_a_file():
    forms = invent_workshop()
    lines = [write_letters(CONTENTS[form["sitting"]], form["code"], form["day"], form["answers"]) for form in forms]
    typed = measure([], lines=[("typed", "\n".join(lines))])
    filed = measure(forms)
    assert {**typed, "texts": None} == {**filed, "texts": None}


def test_nothing_is_told_of_fewer_than_five():
    people = CODES[: LEAST - 1]
    few = [form for form in invent_workshop() if form["code"] in people]
    found = measure(few)
    assert {line[name] for line in found["gains"] for name in ("before", "after", "gain", "spread")} == {None}
    assert {line["gain"] for line in found["ratings"]} == {None} == {line["counts"] for line in found["answers"]}
    assert {line["texts"] for line in found["texts"]} == {None} and found["forms"] == [] == found["items"]
    five = [form for form in invent_workshop() if form["code"] in CODES[:LEAST]]
    assert all(line["gain"] is not None for line in measure(five)["gains"])


def test_no_count_under_five_can_be_read_or_reckoned():
    told = {(line["question"], line["day"]): line["counts"] for line in measure(invent_workshop())["answers"]}
    assert told["pace", 1] == [17, 6, None, None, None] and sum(PACE[2:]) >= LEAST
    assert told["spoke", None] == [17 if count == 17 else None for count in SPOKE]
    for counts in product((0, 1, 3, 4, 5, 9), repeat=4):
        shown = hide_small(list(counts))
        assert all(one is None or one == count for one, count in zip(shown, counts))
        behind = [count for one, count in zip(shown, counts) if one is None]
        if any(one is not None and 0 < one < LEAST for one in shown):
            pytest.fail(f"{counts}: {shown}")
        assert not behind or sum(behind) >= LEAST or len(behind) == 4, counts


def test_single_questions_are_told_from_fifty_people_on():
    def room(many):
        cards = [card.code for card in deal_codes("fifty", many)]
        forms = [
            {"sitting": id, "mark": CONTENTS[id]["mark"], "code": code, "day": None, "saved": None,
             "answers": {slot.key: slot.options[0] for slot in list_slots(CONTENTS[id], code)}}
            for code in cards
            for id in ("opening", "closing")
        ]  # fmt: skip
        return measure(forms, Workshop(cards))["items"]

    assert room(49) == []
    items = room(50)
    assert len(items) == len(KEY) and {line["before_n"] for line in items} == {25}


def test_one_who_came_once_is_named_by_the_card_and_counts_in_no_gain():
    forms = [form for form in invent_workshop() if (form["code"], form["sitting"]) != (CODES[3], "closing")]
    found = measure(forms)
    assert found["unpaired"] == {"before": [CODES[3]], "after": []}
    assert {line["n"] for line in found["gains"]} == {PEOPLE - 1}


# --- what becomes of what is handed in -------------------------------------------------------


def pulse(code=CODES[0], day=1, saved="2026-03-02T17:00:00+00:00", **more):
    answers = {"pace": "well"}
    return {
        "sitting": "pulse",
        "mark": CONTENTS["pulse"]["mark"],
        "code": code,
        "day": day,
        "saved": saved,
        "answers": answers,
        **more,
    }


STRANGER = next(card.code for card in deal_codes("elsewhere", 9) if card.code not in CODES)


@pytest.mark.parametrize(
    ("forms", "states"),
    [
        ([pulse()], ["taken"]),
        ([pulse(), pulse()], ["taken", "duplicate"]),
        ([pulse(), pulse(saved="2026-03-02T18:00:00+00:00", answers={"pace": "fast"})], ["older", "taken"]),
        ([pulse(code=STRANGER)], ["unknown-code"]),
        ([pulse(day=6, saved=None)], ["wrong-day"]),
        ([pulse(day=1, saved="2026-03-03T08:00:00+00:00")], ["taken"]),
        ([pulse(day=1, saved="2026-03-05T17:00:00+00:00")], ["wrong-day"]),
        ([pulse(day=None)], ["damaged"]),
        ([pulse(mark="PXX", answers={"pace": "well", "gone": "a"})], ["carried"]),
        ([pulse(code="<script>alert(1)</script>")], ["damaged"]),
        ([pulse(sitting="feast")], ["no-such-sitting"]),
        (["no form", {"answers": 3}], ["damaged", "damaged"]),
    ],
)
def test_each_thing_that_is_handed_in_is_told_of(forms, states):
    assert [note["state"] for note in collect(forms).told] == states


def test_what_was_put_aside_counts_once_somebody_says_so():
    aside = [pulse(code=STRANGER), pulse(day=9)]
    assert collect(aside).forms == []
    assert len(collect(aside, WORKSHOP._replace(kept=(STRANGER, f"{CODES[0]}/9"))).forms) == 2


def test_a_test_of_another_edition_is_carried_and_not_marked():
    forms = [{**form, "mark": "OXX"} if form["sitting"] == "opening" else form for form in invent_workshop()]
    found = measure(forms)
    assert found["tests"] == {"before": 0, "after": PEOPLE, "paired": 0}
    assert next(line for line in found["answers"] if line["question"] == "met")["n"] == PEOPLE


def test_what_somebody_wrote_stays_text_without_a_code():
    bad = "<img src=x onerror=alert(1)> Dr Jane Doe"
    forms = [pulse(code, answers={"open": bad}) for code in CODES[:LEAST]]
    said = next(line for line in measure(forms)["texts"] if line["question"] == "open")
    assert said == {"sitting": "pulse", "day": 1, "question": "open", "n": LEAST, "texts": [bad] * LEAST}


# --- letters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code", "params"),
    [
        ("{code} {mark} 1 B", "no-colon", {}),
        ("{code}: B", "no-sitting", {"right": " ".join(content["mark"] for content in CONTENTS.values())}),
        ("{code} P00 1: B", "other-edition", {"found": "P00", "right": CONTENTS["pulse"]["mark"]}),
        ("{code} {mark}: B", "no-day", {"right": CONTENTS["pulse"]["mark"]}),
        ("{code} {mark} 1: F", "no-letter", {"at": 1, "found": "F", "right": "A B C D E"}),
        ("{code} {mark} 1:", "too-few", {"many": 0, "right": 1}),
        ("{code} {mark} 1: A B C", "too-many", {"many": 3, "right": 1}),
    ],
)
def test_a_slip_in_letters_is_named_by_its_place(line, code, params):
    text = line.format(code=CODES[0], mark=CONTENTS["pulse"]["mark"])
    with pytest.raises(LettersError) as refusal:
        read_letters(text, CONTENTS.values())
    assert (refusal.value.code, refusal.value.params) == (code, params)


def test_one_wrong_letter_and_two_swapped_ones_do_not_fit_the_check():
    form = invent_workshop()[0]
    line = write_letters(CONTENTS["opening"], form["code"], None, form["answers"])
    head, said = line.split(": ")
    signs = said.replace(" ", "")
    for at in range(15):
        for sign in "ABCD-":
            if sign != signs[at]:
                with pytest.raises(LettersError, match="check letter"):
                    read_letters(f"{head}: {signs[:at]}{sign}{signs[at + 1 :]}", CONTENTS.values())
        if signs[at] != signs[at + 1] and at < 14:
            with pytest.raises(LettersError, match="check letter"):
                read_letters(f"{head}: {signs[:at]}{signs[at + 1]}{signs[at]}{signs[at + 2 :]}", CONTENTS.values())


# --- the page --------------------------------------------------------------------------------


@settings(max_examples=8, deadline=None, derandomize=True, database=None)
@given(seed=st.integers(0, 10_000), many=st.sampled_from([1, 4, 7, 40]), is_told=st.booleans())
def test_the_page_collects_and_measures_alike(seed, many, is_told):
    forms = invent_forms(seed, many)
    cards = [card.code for card in deal_codes(f"chance {seed}", max(1, many // 2))] if is_told else None
    workshop = Workshop(cards, 3, FIRST if is_told else None, (f"{forms[0]['code']}/9",))
    files = [("all.json", json.loads(write_forms("b", forms)))]
    line = write_letters(CONTENTS["pulse"], forms[-1]["code"], 2, {"pace": "slow"})
    lines = [("typed", f"{line}\n\n# a note\n{line[:-1]}9\nK7QX PXX: A")]
    found = collect_forms(files, lines, CONTENTS, workshop)
    in_page = [
        [{"name": name, "content": content} for name, content in files],
        [{"name": name, "text": text} for name, text in lines],
    ]
    collected, measured = ask_page(
        [["collectForms", *in_page, CONTENTS, workshop._asdict()], ["measureWorkshop", found.forms, CONTENTS, KEY, AIMS]]
    )
    assert collected == {"forms": found.forms, "told": found.told}
    expected = measure_workshop(found.forms, CONTENTS, KEY, AIMS)
    for name in ("people", "tests", "unpaired", "answers", "texts"):
        assert measured[name] == expected[name], name
    for name in ("gains", "forms", "items", "ratings"):
        assert [pytest.approx(line) for line in expected[name]] == measured[name], name


def test_the_page_finds_the_true_gains_too():
    forms = collect(invent_workshop()).forms
    (found,) = ask_page([["measureWorkshop", forms, CONTENTS, KEY, AIMS]])
    assert [pytest.approx(true_gain(line["aim"])) for line in found["gains"]] == found["gains"]


LINES = st.lists(st.text(st.sampled_from([*"KC7Q 49:ABCD-PO1一：.xＡ"]), max_size=30), max_size=60)


@settings(max_examples=5, deadline=None, derandomize=True, database=None)
@given(typed=LINES, place=st.integers(0, PEOPLE - 1), slip=st.integers(0, 40))
def test_the_page_reads_letters_alike(typed, place, slip):
    form = invent_workshop()[8 * place]
    line = write_letters(CONTENTS["opening"], form["code"], None, form["answers"])
    typed = [*typed, line, line.lower(), line[:slip] + line[slip + 1 :], line[:slip] + "Z" + line[slip:]]
    contents = list(CONTENTS.values())
    written, *outcomes = ask_page(
        [["writeLetters", {"content": CONTENTS["opening"], "code": form["code"], "day": None, "answers": form["answers"]}]]
        + [["readLetters", text, contents] for text in typed]
    )
    assert written == line
    for text, outcome in zip(typed, outcomes):
        try:
            expected = {"ok": True, "letters": read_letters(text, contents)._asdict()}
        except (LettersError, CodeError) as refusal:
            expected = {"ok": False, "problem": {"code": refusal.code, "params": refusal.params}}
        outcome.pop("isCode", None)
        assert outcome == expected, text


# --- the report ------------------------------------------------------------------------------

GROUPS = [
    {"actions/rows": [{"id": "a", "what": "Call the union", "date": "2026-05-01", "who": "Noor"}, {"id": "b", "what": "Wait", "struck": "yes"}]},
    {"actions/rows": [{"id": "c", "what": "Call the union", "date": "2026-05-01", "who": "Noor"}, {"id": "d", "what": "Ask"}, "none"]},
    {"actions/rows": "none"},
]  # fmt: skip


def report_of(forms, t=None):
    deeds = build_deeds(ROWS)
    more = {
        "programme": build_programme(ROWS, ROWS.plans["five-day"])[:1],
        "actions": merge_actions(GROUPS, deeds),
        "parked": ["The law: <b>is it?</b>"],
    }
    return write_report(measure(forms), CONTENTS, AIMS, more, ROWS.strings), more


def test_the_report_says_the_known_figures_and_no_code():
    report, _ = report_of(invent_workshop())
    gains = next(section for section in report if section["id"] == "gains")["blocks"][1]
    assert gains["rows"][0] == ["All questions", "15", "30", "45\u00a0%", "71\u00a0%", "+26", gains["rows"][0][6]]
    by_aim = {aim["text"]: aim["id"] for aim in AIMS}
    assert {by_aim[row[0]]: row[5] for row in gains["rows"][1:]} == {
        "itc-ilo-1": "+40",
        "itc-ilo-3": "+40",
        "itc-ilo-4": "+30",
        "itc-ilo-5": "+10",
        "handbook-3": "+70",
        "asean-1": "0",
        "asean-3": "−10",
    }
    actions = next(section for section in report if section["id"] == "actions")["blocks"][1]
    assert actions["rows"] == [["2026-05-01", "Call the union", "Noor"], ["", "Ask", ""]]
    assert not [code for code in CODES if code in json.dumps(report)]


@pytest.mark.parametrize("many", [0, 4, 5, PEOPLE])
def test_the_page_writes_the_same_report(many):
    forms = [form for form in invent_workshop() if form["code"] in CODES[:many]]
    report, more = report_of(forms)
    results = measure(forms)
    deeds = build_deeds(ROWS)
    merged, written = ask_page(
        [["mergeActions", GROUPS, deeds], ["writeReport", results, CONTENTS, AIMS, more, dict(ROWS.strings)]]
    )
    assert merged == more["actions"]
    assert written == report


def test_the_command_writes_a_report_and_tables_that_others_can_read(tmp_path, capsys):
    forms = invent_workshop()
    (tmp_path / "all.json").write_text(write_forms("b", [*forms, pulse(code=STRANGER)]), encoding="utf-8")
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / "half.json").write_text('{"format": "workshop-meas', encoding="utf-8")
    command = ["results", str(tmp_path), "--cards", "invented, 2026", str(PEOPLE), "--plan", "five-day", "--first", FIRST]
    for _ in range(2):  # a second time it takes the place of the first
        assert main(command) == 0
    told = capsys.readouterr().out
    assert f"--keep {STRANGER}" in told and "half.json: cannot be read" in told and "notes.pdf" in told
    paper = docx.Document(str(tmp_path / "results" / "report.docx"))
    headings = [one.text for one in paper.paragraphs if one.style.name.startswith("Heading 1")]
    assert headings[:3] == [ROWS.strings[f"results.{name}"] for name in ("programme", "people", "gains")]
    cells = [[cell.text for cell in row.cells] for table in paper.tables for row in table.rows]
    assert ["All questions", "15", "30", "45\u00a0%", "71\u00a0%", "+26"] in [row[:6] for row in cells]
    words = "\n".join([one.text for one in paper.paragraphs] + [" ".join(row) for row in cells])
    assert not [code for code in CODES if code in words]
    lines = (tmp_path / "results" / "gains.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 2 + len(AIMS) and lines[0].startswith("aim,questions,n,before,after,gain")


def test_a_folder_without_a_sitting_and_a_plan_that_is_none_are_refused(tmp_path, capsys):
    assert main(["results", str(tmp_path)]) == 1
    assert main(["results", str(tmp_path), "--plan", "ten-day"]) == 1
    assert main(["results", str(tmp_path), "--cards", "Lusaka", "many"]) == 1
    told = capsys.readouterr().err
    assert "no sitting in it" in told and "five-day" in told and "from 1 to" in told
    assert list(tmp_path.iterdir()) == []
