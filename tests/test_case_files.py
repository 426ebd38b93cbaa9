"""Case files: what can be marked in them, what adds up, and what `check` says where an author slipped."""

import copy
import datetime
import gzip
import json
import re
from fractions import Fraction
from functools import cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from book_rows import book_rows
from hypothesis import given
from hypothesis import strategies as st

from activities import open_file
from activities.answers import AnswersError
from activities.editing import file_rules
from activities.editing.slips import Slips
from activities.kinds import find_kinds
from activities.kinds.case_file.frames import frame_findings, frame_marks, frame_pairs
from activities.kinds.forms import render_static
from activities.loading import DATA, DataErrors, load_rows
from activities.loading.yaml_text import parse_yaml
from activities.rows.file_facts import list_sums
from activities.rows.file_models import Exhibit

ROOT = Path(__file__).resolve().parents[1]
FILES = book_rows().case_files
FILE = "packing-hall"


@pytest.mark.parametrize("file", FILES.values(), ids=lambda file: file.id)
def test_a_file_of_the_book_is_composed_and_its_page_shows_every_exhibit_and_fact_once(file):
    html = render_static(file.activity, book_rows(), "u")[0]
    section = html.partition(f'id="case-{file.id}"')[2].partition('class="cc-case"')[0]
    assert file.composed
    assert re.findall(r'data-exhibit="([^"]+)"', section) == [exhibit.id for exhibit in file.exhibits]
    assert re.findall(r'data-passage="([^"]+)"', section) == list(file.list_facts())


def test_the_edition_for_participants_has_the_exhibits_and_no_word_of_the_reading():
    rows = book_rows(readings=False)
    for file in FILES.values():
        html = unescape(render_static(file.activity, rows, "u")[0])
        said = [text for one in file.reading.contradictions for text in (one.title, one.means, one.ask, one.whom)]
        said += [text for one in file.reading.findings for text in (one.title, one.reason)] + [file.reading.overall]
        assert file.exhibits[0].title in html
        assert [text for text in said if len(text) > 20 and text in html] == []


def test_the_page_keeps_its_weight():
    activity = FILES[FILE].activity
    assert (
        len(gzip.compress(render_static(activity, book_rows(), "u")[0].encode())) < 90_000
    )  # 150 kB with frame, script, style and font


# --- what `check` says ---------------------------------------------------------------------------


@cache
def read_file_row() -> dict:
    """The file as its author wrote it: to look at, not to change."""
    return parse_yaml((DATA / "files" / f"{FILE}.yml").read_text(encoding="utf-8"))


def lay_file(folder, change) -> Path:
    row = copy.deepcopy(read_file_row())
    change(SimpleNamespace(row=row, **{key: row[key] for key in ("exhibits", "reading")}))
    (folder / "files").mkdir(parents=True)
    (folder / "files" / f"{FILE}.yml").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")  # which is YAML, too
    return folder


def find(rows, id):
    return next(one for one in rows if one["id"] == id)


def told_by_check(pack) -> str:
    try:
        rows = load_rows(packs=[pack])
    except DataErrors as refused:
        return str(refused)
    slips = Slips(rows, ROOT / "book")
    file_rules.check(slips)
    return "\n".join(slips.told)


def set_cell(file, exhibit, part, line, place, value):
    find(find(file.exhibits, exhibit)["parts"][part]["lines"], line)["cells"][place] = value


SLIPS = {
    "a contradiction whose facts agree": (
        lambda file: (
            set_cell(file, "time-sheet", 0, "d0714", 2, "05:10")
            or set_cell(file, "time-sheet", 0, "d0714", 5, 10.83)
            or find(file.reading["contradictions"], "begin").update(facts=["time-sheet-d0714-begin", "gate-log-d0714-in"])
        ),
        "reading › contradictions › begin › facts: they agree: all say 05:10",
    ),
    "an exhibit that no finding uses": (
        lambda file: file.exhibits.append({**copy.deepcopy(file.exhibits[-2]), "id": "second-letter"}),
        "exhibits › second-letter: no finding uses this exhibit",
    ),
    "a product that is not meant to be wrong": (
        lambda file: set_cell(file, "payslip-local", 1, "basic", 3, 1306.40),
        "1,306.40 stands here and it comes to 1,206.40; put it right, or say `wrong` where it is meant",
    ),
    "a total that is not meant to be wrong": (
        lambda file: find(file.exhibits, "payslip")["parts"][2]["total"].update(wrong=[]),
        "688.20 stands here and it comes to 648.20",
    ),
    "a running account": (
        lambda file: set_cell(file, "book", 0, "may-interest", 4, 3101.13),
        "3,101.13 stands here and it comes to 3,100.13",
    ),
    "a sum that is meant to be wrong and holds": (
        lambda file: find(file.exhibits, "payslip")["parts"][2]["total"].update(cells=["Deductions together", 648.20]),
        "it adds up to 648.20, though it is meant not to; take `wrong` out",
    ),
    "a total that nobody works out": (
        lambda file: find(file.exhibits, "payslip")["parts"][2].pop("sums"),
        "exhibits › payslip › parts › 3 › sums: nobody works this total out",
    ),
    "hours and a rate that nobody works out": (
        lambda file: find(file.exhibits, "payslip")["parts"][1].pop("works_out"),
        "exhibits › payslip › parts › 2 › works_out: nobody works these amounts out",
    ),
    "a net pay that nobody works out": (
        lambda file: [find(find(file.exhibits, "payslip")["parts"][3]["entries"], "net").pop(name) for name in ("adds", "takes")],
        "exhibits › payslip › parts: nobody works out what is paid in the end",
    ),
    "31 February": (
        lambda file: set_cell(file, "gate-log", 0, "d0701", 0, "2025-02-31"),
        "'2025-02-31' is no date; write a day that there is",
    ),
    "a time that there is not": (
        lambda file: set_cell(file, "gate-log", 0, "d0701", 2, "25:10"),
        "'25:10' is no time",
    ),
    "a cell too few": (
        lambda file: find(find(file.exhibits, "gate-log")["parts"][0]["lines"], "d0701")["cells"].pop(),
        "3 cells under 4 columns; give one a column",
    ),
    "too few contradictions": (
        lambda file: (
            file.reading["findings"].__setitem__(slice(None), file.reading["findings"][:1])
            or file.reading["contradictions"].__setitem__(slice(None), file.reading["contradictions"][:2])
        ),
        "reading › contradictions: 2 are planted; 12 at least",
    ),
    "an unknown fact": (
        lambda file: find(file.reading["contradictions"], "begin").update(facts=["time-sheet-d0714-begin", "gate-log-d0714-inn"]),
        "unknown 'gate-log-d0714-inn'; did you mean 'gate-log-d0714-in'?",
    ),
    "an unknown indicator": (
        lambda file: find(file.reading["findings"], "hours").update(indicators=["wage"]),
        "unknown 'wage'; did you mean 'wages'?",
    ),
    "an unknown element": (
        lambda file: find(file.reading["findings"], "hours").update(elements=["involuntary"]),
        "unknown 'involuntary'; did you mean 'involuntariness'?",
    ),
    "a finding that bears on nothing": (
        lambda file: find(file.reading["findings"], "insurance").update(labour_law=False),
        "bears on nothing",
    ),
    "a contradiction that no finding rests on": (
        lambda file: find(file.reading["findings"], "insurance")["contradictions"].remove("insured-from"),
        "insured-from: no finding rests on it",
    ),
    "a statement in the place of a question": (
        lambda file: find(file.reading["contradictions"], "begin").update(ask="Ask her."),
        "what to ask is put as a question",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_check_names_the_slip(slip, tmp_path):
    change, due = SLIPS[slip]
    assert due in told_by_check(lay_file(tmp_path, change))


def test_a_file_without_a_slip_is_told_nothing(tmp_path):
    assert told_by_check(lay_file(tmp_path, lambda file: None)) == ""


# --- arithmetic ----------------------------------------------------------------------------------


def exhibit_of(part) -> Exhibit:
    return Exhibit.model_validate({"id": "e", "form": "list", "title": "E", "short": "E", "found": "Here.", "parts": [part]})


MINUTES = st.integers(min_value=0, max_value=24 * 60 - 1)


@given(MINUTES, MINUTES, st.integers(min_value=0, max_value=60))
def test_hours_are_those_of_the_clock_also_over_midnight(begin, end, rest):
    clock = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (begin, end)]
    day = datetime.datetime(2025, 3, 1)
    later = day + datetime.timedelta(minutes=end) + datetime.timedelta(days=1 if end < begin else 0)
    due = Fraction(int((later - day).total_seconds()) - begin * 60, 3600) - Fraction(rest, 60)
    part = {
        "part": "table",
        "columns": [
            {"id": id, "title": id, "type": "time" if id in ("in", "out") else "number"} for id in ("in", "out", "rest", "hours")
        ],
        "works_out": [{"of": "hours", "by": "span", "adds": ["in", "out"], "takes": ["rest"]}],
        "lines": [{"id": "d", "cells": [*clock, rest, 0]}],
    }
    (found,) = list_sums(exhibit_of(part))
    assert found.due == due


CENTS = st.integers(min_value=0, max_value=10**7).map(lambda cents: cents / 100)


@given(st.lists(st.tuples(CENTS, CENTS), min_size=2, max_size=8))
def test_a_running_account_holds_where_each_balance_follows_from_the_one_before(moves):
    balances = [Fraction(0)]
    for charge, paid in moves[1:]:
        balances.append(balances[-1] + Fraction(str(charge)) - Fraction(str(paid)))
    lines = [
        {"id": f"l{place}", "cells": [charge, paid, float(balance)]}
        for place, ((charge, paid), balance) in enumerate(zip(moves, balances, strict=True))
    ]
    part = {
        "part": "table",
        "columns": [{"id": id, "title": id, "type": "amount"} for id in ("charge", "paid", "balance")],
        "works_out": [{"of": "balance", "by": "running", "adds": ["charge"], "takes": ["paid"]}],
        "lines": lines,
    }
    assert all(one.holds for one in list_sums(exhibit_of(part)))


# --- opened in a notebook --------------------------------------------------------------------------

NOTEBOOK = json.loads((ROOT / "notebooks" / "case-file.ipynb").read_text(encoding="utf-8"))


def test_the_file_of_a_group_is_opened_as_tables_with_the_words_of_the_papers():
    opened, rows = open_file(ROOT / "tests" / "answers" / "golden" / "now" / "reading-a-file.answers.json"), book_rows()
    answers, facts = opened.answers, rows.case_files[FILE].list_facts()
    marks = opened.marks()
    assert [(row.fact, row.words) for row in marks.itertuples()] == [
        (row.fact, facts[row.fact].words) for row in marks.itertuples()
    ]
    assert sorted(zip(marks["fact"], marks["mark"], strict=True)) == sorted(
        (key.rpartition("/")[2], mark) for key, marks in answers.items() if "/mark/" in key for mark in marks
    )
    pairs = opened.pairs()
    assert list(pairs["means"]) == [pair["means"] for pair in answers[f"{FILE}/pairs"]]
    assert pairs["bears_on"][0].split("; ") == [rows.indicators["wages"].name, rows.strings["file.labour-law"]]
    findings = opened.findings().set_index("element")
    assert findings.loc["work-or-service", "shown_by"] == facts["gate-log-d0714-in"].words
    assert findings.loc["involuntariness", ["stands", "reason"]].tolist() == ["unclear", "Nobody has asked them"]
    assert find_kinds()["case-file"].table(answers, rows, "reading-a-file").equals(pairs)


def test_what_is_of_another_shape_is_passed_over_and_what_is_unknown_stays(tmp_path):
    odd = {
        "packing-hall/pairs": ["x", {"id": "row-1", "a": "gone", "b": 3}, {"a": "no-id"}],
        "packing-hall/mark/gone": ["wages", 7],
        "old-file/mark/line": ["ask"],
        "packing-hall/mark": "x",
        "packing-hall/element/retired": "met",
    }
    rows = book_rows()
    assert frame_marks(odd, rows)[["file", "fact", "mark"]].values.tolist() == [
        ["packing-hall", "gone", "wages"],
        ["old-file", "line", "ask"],
    ]
    assert frame_pairs(odd, rows)[["first", "second"]].values.tolist() == [["gone", ""]]
    assert frame_findings(odd, rows)["element"].tolist() == ["retired"]
    golden = json.loads((ROOT / "tests/answers/golden/now/reading-a-file.answers.json").read_text(encoding="utf-8"))
    path = tmp_path / "odd.json"
    path.write_text(json.dumps({**golden, "kind": "worksheet"}), encoding="utf-8")
    with pytest.raises(AnswersError):
        open_file(path, book_rows())


def test_every_cell_of_its_notebook_does_what_stands_there():
    names: dict = {}
    for cell in NOTEBOOK["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 - the notebook is the book's own
    assert names["file"].group == "Teak" and len(names["pairs"]) == 2
