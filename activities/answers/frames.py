"""Answers as tables, for those who work on with pandas in a live notebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .files import AnswersFile

if TYPE_CHECKING:
    import pandas

    from activities.loading import Rows

SPEAKS_AGAINST = "speaks-against"
ASK = "ask"
COLUMNS = ["case", "passage", "text", "tag", "indicator", "note"]


def coding_frame(answers: AnswersFile | Mapping[str, object], rows: Rows) -> pandas.DataFrame:
    """One row for each marked passage and tag, in the order of the cases and of their passages.

    answers: an answers file, or a widget's answers by key.
    Columns: case, passage and tag (ids), text, indicator (its name, 'speaks against' or 'ask'), note.
    What this edition does not know stays in: its text or indicator is missing, and it comes last.
    """
    import pandas  # half a second, which a build without notebooks need not wait for

    given = answers.answers if isinstance(answers, AnswersFile) else answers
    texts = {(case.id, passage.id): passage.text for case in rows.cases.values() for passage in case.passages}
    names = {id: indicator.name for id, indicator in rows.indicators.items()}
    names |= {SPEAKS_AGAINST: "speaks against", ASK: "ask"}
    passages, tags = list(texts), list(names)

    def place(mark: tuple[str, str, str]) -> tuple[int, int]:
        case, passage, tag = mark
        at = passages.index((case, passage)) if (case, passage) in texts else len(passages)
        return at, tags.index(tag) if tag in names else len(tags)

    marks = [
        [case, passage, texts.get((case, passage)), tag, names.get(tag), given.get(f"{case}/note/{passage}", "")]
        for case, passage, tag in sorted(_read_marks(given), key=place)
    ]
    return pandas.DataFrame(marks, columns=COLUMNS, dtype="str")


def coding_matrix(frame: pandas.DataFrame, rows: Rows) -> pandas.DataFrame:
    """How many passages are marked with each indicator in each case of a `coding_frame`.

    One row for each indicator, by name; one column for each case that has a mark, by id. A case
    without any mark has no column: that nothing is marked is not a finding. No totals, since no
    indicator counts for more than another.
    """
    import pandas

    marked = list(dict.fromkeys(frame["case"]))
    counts = pandas.crosstab(frame["tag"], frame["case"])
    matrix = counts.reindex(index=list(rows.indicators), columns=marked, fill_value=0)
    matrix.index = pandas.Index([indicator.name for indicator in rows.indicators.values()], name="indicator")
    return matrix.rename_axis(columns="case")


def _read_marks(answers: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    for key, tags in answers.items():
        case, *rest = key.split("/")
        if len(rest) == 2 and rest[0] == "mark" and isinstance(tags, list):
            yield from ((case, rest[1], tag) for tag in dict.fromkeys(tags) if isinstance(tag, str))
