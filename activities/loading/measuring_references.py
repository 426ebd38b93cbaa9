"""What tests and sittings say of other rows: their aims are there, a sitting's test is, and each sitting has a letter of its own."""

from __future__ import annotations


def check_measuring(check, rows) -> None:
    """check: gathers the slips, with `refer` and `alone`. rows: located rows by kind and id."""
    for row in check.each("tests"):
        for item in row.row.items:
            check.refer(row, "aims", item.aim, "items", item.id, "aim")
            for number, source in enumerate(item.sources, 1):
                check.refer(row, "sources", source.source, "items", item.id, "sources", number, "source")
    letters: dict = {}
    for row in check.each("sittings"):
        check.alone("the letter", letters, row.row.letter, row, "letter")
        for number, part in enumerate(row.row.parts, 1):
            check.refer(row, "tests", part.test, "parts", number, "test")
            for question in part.questions:
                check.refer(row, "aims", question.aim, "parts", number, "questions", question.id, "aim")
