"""What a group found in a case file, as tables of pandas: its marks, its pairs, its findings. Pure, over answers and rows.

What this edition does not know stays in, without its words; what is of another shape than the form keeps is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from activities.loading import Rows

TAGS = {"speaks-against": "coding.tag-speaks-against", "ask": "coding.tag-ask"}
BEARINGS = {"labour-law": "file.labour-law", "speaks-against": "file.against"}
MARKS = ["file", "exhibit", "fact", "words", "mark", "name", "note"]
PAIRS = ["file", "pair", "first", "first_words", "second", "second_words", "means", "otherwise", "ask", "whom", "bears_on"]
FINDINGS = ["file", "element", "name", "stands", "reason", "shown_by"]


def frame_marks(answers: Mapping[str, Any], rows: Rows) -> pandas.DataFrame:
    """One row for each fact that is marked and each mark on it, in the order of the papers. `mark` is an id, `name` what it is called."""
    import pandas

    names = {id: one.name for id, one in rows.indicators.items()} | {id: rows.strings[key] for id, key in TAGS.items()}
    told: list[list] = []
    for file, fact, marks in _read(answers, "mark"):
        known = _find_fact(rows, file, fact)
        note = _text(answers.get(f"{file}/note/{fact}"))
        exhibit, words = (known.exhibit, known.words) if known else (None, None)
        told += [[file, exhibit, fact, words, mark, names.get(mark), note] for mark in _texts(marks)]
    order = {(file.id, id): place for file in rows.case_files.values() for place, id in enumerate(file.list_facts())}
    files = list(rows.case_files)
    told.sort(key=lambda row: (files.index(row[0]) if row[0] in files else len(files), order.get((row[0], row[2]), len(order))))
    return pandas.DataFrame(told, columns=MARKS).rename_axis(columns="row")  # so that the head of no column is empty


def frame_pairs(answers: Mapping[str, Any], rows: Rows) -> pandas.DataFrame:
    """One row for each pair of facts that do not agree, with what it may mean and on what the group says that it bears."""
    import pandas

    names = {id: one.name for id, one in rows.indicators.items()} | {id: rows.strings[key] for id, key in BEARINGS.items()}
    told = []
    for key, pairs in answers.items():
        file, _, what = key.partition("/")
        if what != "pairs" or not isinstance(pairs, list):
            continue
        for pair in pairs:
            if not isinstance(pair, dict) or not isinstance(pair.get("id"), str) or pair.get("struck") == "yes":
                continue
            bears = [names.get(id, id) for id in _texts(answers.get(f"{file}/bears/{pair['id']}"))]
            facts = [_text(pair.get(side)) for side in ("a", "b")]
            words = [known.words if (known := _find_fact(rows, file, fact)) else None for fact in facts]
            said = [_text(pair.get(name)) for name in ("means", "other", "ask", "whom")]
            told.append([file, pair["id"], facts[0], words[0], facts[1], words[1], *said, "; ".join(bears)])
    return pandas.DataFrame(told, columns=PAIRS).rename_axis(columns="row")  # so that the head of no column is empty


def frame_findings(answers: Mapping[str, Any], rows: Rows) -> pandas.DataFrame:
    """One row for each element that a group has something to say of: how it stands, why, and by which facts. Nothing is added up."""
    import pandas

    elements = {element.id: element.name for offence in rows.offences.values() for element in offence.elements}
    keys = [(file, id) for part in ("element", "reason", "shows") for file, id, _ in _read(answers, part)]
    order = list(elements)
    keys = sorted(dict.fromkeys(keys), key=lambda key: (key[0], order.index(key[1]) if key[1] in elements else len(order)))
    told = [
        [
            file,
            id,
            elements.get(id),
            _text(answers.get(f"{file}/element/{id}")),
            _text(answers.get(f"{file}/reason/{id}")),
            "; ".join(known.words if (known := _find_fact(rows, file, fact)) else fact for fact in _texts(answers.get(f"{file}/shows/{id}"))),
        ]
        for file, id in keys
    ]  # fmt: skip
    return pandas.DataFrame(told, columns=FINDINGS).rename_axis(columns="row")  # so that the head of no column is empty


def _read(answers: Mapping[str, Any], part: str) -> Iterator[tuple[str, str, Any]]:
    """What is kept of each file under a part: (file, id, value)."""
    for key, value in answers.items():
        file, *rest = key.split("/")
        if len(rest) == 2 and rest[0] == part:
            yield file, rest[1], value


def _find_fact(rows: Rows, file: str, fact: str):
    found = rows.case_files.get(file)
    return found.list_facts().get(fact) if found else None


def _texts(value: Any) -> list[str]:
    return list(dict.fromkeys(one for one in value if isinstance(one, str))) if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
