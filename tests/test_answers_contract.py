"""The two readers of answers files are held to one contract: `activities/answers/contract.json`, which both take in.

What is made up here, by hypothesis, is judged by both: all the files of a run go to Node in one process.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from book_rows import book_rows
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_answers import FOLDER, HERE, ask_page, make_file

from activities.answers import AnswersError, read_answers
from activities.answers.limits import MAX_DEPTH, MAX_GROUP, MAX_KEY, MAX_NAME, MAX_NUMBER, MAX_TEXT, REFUSALS, REFUSED_NAMES
from activities.answers.problems import word_problem

pytestmark = pytest.mark.slow  # it tries tables and files by the hundred

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = json.loads((ROOT / "activities" / "answers" / "contract.json").read_text(encoding="utf-8"))
SIDES = [*(ROOT / "activities" / "answers").glob("*.py"), *(ROOT / "activities" / "browser").glob("answer*.js")]
REFUSED = [(code, param, value) for code, params in REFUSALS.items() for param, values in params.items() for value in values or ()]


# --- the contract ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SIDES, ids=lambda path: path.name)
def test_no_side_writes_a_limit_of_the_contract_for_itself(path):
    code = path.read_text(encoding="utf-8").replace("_", "")
    limits = [str(value) for name, value in CONTRACT.items() if name.startswith("max") and value > 99]
    assert [limit for limit in limits if re.search(rf"(?<![\w.]){limit}(?!\w)", code)] == []


def test_each_refusal_of_the_contract_has_an_example():
    examples = {path.name for path in (FOLDER / "bad").iterdir()}
    assert examples | {"too-large"} == set(REFUSALS)  # five megabytes are made when they are needed


@pytest.mark.parametrize("code, param, value", REFUSED, ids=lambda part: str(part))
def test_each_refusal_is_told_in_words_on_both_sides(code, param, value):
    params = {name: "x" for name in REFUSALS[code]} | {param: value}
    assert "right" in word_problem(code, params)[1]
    words = book_rows().strings
    assert f"host.problem-{code}" in words
    if code == "not-json" and value:
        assert f"host.problem-{code}-{value}" in words


# --- files that hypothesis makes up ------------------------------------------------------------------

SIGNS = st.characters(codec=None)
ODD = st.sampled_from(sorted(REFUSED_NAMES) + ["", "a" * MAX_NAME, "a" * (MAX_NAME + 1), "\u202e", "\ud83d", "e\u0301", "\u00a0 "])
NAMES = st.one_of(ODD, st.text(SIGNS, max_size=6), st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,3})?", fullmatch=True))
KEYS = st.one_of(NAMES, st.lists(NAMES, min_size=1, max_size=3).map("/".join), st.just("a" * MAX_KEY), st.just("a" * (MAX_KEY + 1)))
TEXTS = st.one_of(st.text(SIGNS, max_size=8), st.integers(-1, 1).map(lambda more: "🙂" * (MAX_TEXT + more)))
NUMBERS = st.one_of(
    st.integers(-3, 3), st.sampled_from([MAX_NUMBER, MAX_NUMBER + 1, -MAX_NUMBER, -MAX_NUMBER - 1, 10**400]), st.floats(-9, 9)
)
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)


def nest(depth, value):
    for _ in range(depth):
        value = {"a": value}
    return value


# Just within and just beyond what may stand inside one another.
DEEP = st.builds(
    nest,
    st.integers(MAX_DEPTH - 2, MAX_DEPTH),
    st.sampled_from(["text", ["text"], [{"a": "text"}], {"a": 1}, [{"a": ["text"]}], [["text"]], [{"constructor": "text"}]]),
)
VALUES = DEEP | st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=2 * MAX_DEPTH,
)
GROUPS = st.one_of(st.text(SIGNS, max_size=5), st.integers(-1, 1).map(lambda more: "ក" * (MAX_GROUP + more)), LEAVES)
HEADS = st.fixed_dictionaries(
    {},
    optional={
        "format": st.sampled_from(["workshop-answers", "answers", None]),
        "version": st.sampled_from([1, 1.0, 2, 0, True, "1", 1.5, None]),
        "book": st.sampled_from(["forced-labour-workshop", "another", None]),
        "activity": st.one_of(st.just(HERE["activity"]), NAMES),
        "kind": st.one_of(st.just(HERE["kind"]), NAMES),
        "group": GROUPS,
        "saved": st.sampled_from(["2026-03-02T14:30:00+07:00", "2026-02-30T14:30:00Z", "2026-03-02", "２026-03-02T14:30:00Z", 5]),
        "more": VALUES,
    },
)
ONE_WRONG = st.sampled_from([{"version": 2}, {"activity": "mapping"}, {"kind": "worksheet"}, {"group": " "}, {"saved": "now"}])
ANSWERS = st.one_of(st.dictionaries(KEYS, VALUES, max_size=4), VALUES)


@st.composite
def files(draw) -> bytes:
    """An answers file with one thing or another changed in it, sometimes cut off or with a sign put in."""
    changed = draw(st.one_of(st.just({}), ONE_WRONG, HEADS))
    # A lone half of a character stands in a file as an escape, which is what a careless program writes.
    text = json.dumps({**make_file().model_dump(), "answers": draw(ANSWERS), **changed}, ensure_ascii=True)
    if draw(st.booleans()) and draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        text = (
            text[:at]
            + draw(st.sampled_from(["", "}", "[" * 40, '"', "\\", "NaN", "\ufeff", ","]))
            + text[at + draw(st.integers(0, 3)) :]
        )
    return text.encode("utf-8")


def judge(path: Path) -> dict:
    """What Python says of a file, in the words of the page's reader."""
    try:
        return {"ok": True, "file": read_answers(path, **HERE).model_dump()}
    except AnswersError as refusal:
        return {"ok": False, "problem": {"code": refusal.code, "params": refusal.params}}


def test_a_file_that_nobody_thought_of_is_judged_alike_by_both_readers(tmp_path):
    paths = []

    # Found first, judged after: each example would cost a start of Node, so there is nothing to shrink towards.
    @settings(
        max_examples=400,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(content=files())
    def write(content):
        path = tmp_path / f"{len(paths)}.json"
        path.write_bytes(content)
        paths.append(path)

    write()
    readings = ask_page(*({"call": "read", "path": str(path), "expected": HERE} for path in paths))
    apart = []
    for path, reading in zip(paths, readings, strict=True):
        reading.pop("text", None)
        if reading != (said := judge(path)):
            apart.append(f"{path.read_text(encoding='utf-8')[:300]}\n  page: {str(reading)[:300]}\n  Python: {str(said)[:300]}")
    assert not apart, "\n".join(apart[:5])
    codes = {reading["problem"]["code"] if not reading["ok"] else "read" for reading in readings}
    assert set(REFUSALS) - {"too-large"} | {"read"} <= codes, "what was made up reaches every refusal"
