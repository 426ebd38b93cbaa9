"""What stands in a worked example of wages can be read, and comes to something."""

from __future__ import annotations

from activities.wages import reckon
from activities.wages.sheets import sheet_of_example


def check(slips) -> None:
    """Every amount, day and time of a worked example is one that the sheet reads; what it says as two records is meant and passes."""
    for example in slips.rows.wage_examples.values():
        found = reckon(sheet_of_example(example, slips.rows.overtime[example.terms.rules], slips.rows.case_files))
        for slip in found["slips"]:
            if slip["code"] == "two-lengths":
                continue
            place = (
                (slip["table"], slip["row"], slip["column"]) if slip["row"] else (slip["table"], slip["column"].replace("-", "_"))
            )
            slips.say("wage_examples", example.id, place, f"'{slip['found']}': {slips.rows.strings['wage.slip.' + slip['code']]}")
        if not found["months"] and not any(found["debt"].values()):
            slips.say("wage_examples", example.id, (), "it comes to nothing; give it hours, a span of work, payments or a debt")
    for rules in slips.rows.overtime.values():
        if slips.is_own("overtime", rules.id) and not rules.example:
            slips.say("overtime", rules.id, ("example",), "overtime is one country's law; right is a pack, or `example: true`")
