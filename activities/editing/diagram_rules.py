"""Diagrams: the finding is told in sentences, and every figure in it comes from a source that the diagram names."""

from __future__ import annotations

import re

from activities.rows.figure_values import list_gaps

FEWEST_WORDS = 12
REPORTED = ("Reported: ", "Partial: ")
_BARE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|[\d.]*\d (?:per cent|million|billion)")


def check(slips) -> None:
    """What a diagram says can be read without seeing it, and can be traced."""
    rows = slips.rows
    values = {row.id: row for row in (*rows.figures, *rows.estimates, *rows.prosecutions)}
    for diagram in rows.diagrams.values():
        _finding(slips, diagram)
        _sources(slips, diagram, values)
        _second_hand(slips, diagram, values)
        _counts(slips, diagram)
    for milestone in rows.milestones.values():
        if milestone.kind == "treaty" and milestone.instrument:
            adopted = rows.instruments[milestone.instrument].year
            if milestone.years != [adopted]:
                sentence = f"a treaty stands at the year of its adoption; {milestone.instrument} has {adopted}"
                slips.say("milestones", milestone.id, ("years",), sentence)


def _finding(slips, diagram) -> None:
    def say(sentence):
        slips.say("diagrams", diagram.id, ("finding",), sentence)

    if diagram.finding == diagram.title:
        say("the title again; say what the drawing shows")
    if found := _BARE_NUMBER.search(diagram.finding):
        say(f"'{found[0]}' is written out; name its row in braces, as in {{profits-2024-all}}, so that it follows the figure")
    # Words and stops as English has them.
    if slips.is_own("diagrams", diagram.id):
        if not diagram.finding.endswith("."):
            say("not a whole sentence; end it with a stop")
        if len(diagram.finding.split()) < FEWEST_WORDS:
            say(
                f"{len(diagram.finding.split())} words; say what is seen in {FEWEST_WORDS} words or more, for those who do not see it"
            )


def _sources(slips, diagram, values) -> None:
    named = {reference.source for reference in diagram.sources}
    bars = [bar.figure or bar.estimate for panel in diagram.panels for bar in panel.bars]
    gaps = [gap.partition("/")[0] for gap in list_gaps(diagram.finding)]
    for id in dict.fromkeys([*bars, *diagram.years, *gaps]):
        if values[id].source not in named:
            sentence = f"{id} is of {values[id].source}, which is not named here; add it"
            slips.say("diagrams", diagram.id, ("sources",), sentence)


def _counts(slips, diagram) -> None:
    """What a finding counts in words is as many as it says."""
    for number, claim in enumerate(diagram.counts, 1):
        if claim.column:
            found = sum(_has_mark(line, claim) for line in diagram.lines)
        else:
            found = sum(_is_counted(milestone, claim) for milestone in slips.rows.milestones.values())
        if found != claim.count:
            sentence = f"{claim.count} by the finding, and {found} by the rows; word the finding anew, then write {found} here"
            slips.say("diagrams", diagram.id, ("counts", number, "count"), sentence)


def _has_mark(line, claim) -> bool:
    marks = {"full": claim.column in line.full, "hollow": claim.column in line.hollow}
    return not any(marks.values()) if claim.mark == "none" else marks[claim.mark]


def _is_counted(milestone, claim) -> bool:
    """Without a kind, those of the table; a target date is not in it."""
    first, last = claim.since or 0, claim.until or 9999
    wanted = milestone.kind == claim.kind if claim.kind else bool(milestone.changed)
    return wanted and any(first <= year <= last for year in milestone.years)


def _second_hand(slips, diagram, values) -> None:
    """The house's English again: the word `reported` stands where such a figure is drawn."""
    if not slips.is_own("diagrams", diagram.id):
        return
    for number, panel in enumerate(diagram.panels, 1):
        for position, bar in enumerate(panel.bars, 1):
            note = values[bar.figure or bar.estimate].note or ""
            if note.startswith(REPORTED) and "reported" not in f"{panel.name} {bar.name} {diagram.vintage}":
                place = ("panels", number, "bars", position, "name")
                slips.say("diagrams", diagram.id, place, "read at second hand; say so in the name, as in `Profits (reported)`")
