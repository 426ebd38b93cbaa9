"""Diagrams: the finding is told in sentences, and every figure in it comes from a source that the diagram names."""

from __future__ import annotations

import re

from activities.rows.figure_values import find_value, list_gaps
from activities.rows.placed_cases import list_placed_cases

FEWEST_WORDS = 12
PER_CENT = "per cent"
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
        _lengths(slips, diagram)
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
    if found := _BARE_NUMBER.search(f"{diagram.title} {diagram.finding}"):
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
    bars = [bar.figure or bar.estimate for panel in diagram.panels for bar in [*panel.bars, panel.whole] if bar]
    gaps = [gap.partition("/")[0] for gap in list_gaps(diagram.title + diagram.finding)]
    for id in dict.fromkeys([*bars, *diagram.years, *gaps]):
        if values[id].source not in named:
            sentence = f"{id} is of {values[id].source}, which is not named here; add it"
            slips.say("diagrams", diagram.id, ("sources",), sentence)


def _counts(slips, diagram) -> None:
    """What a finding counts in words is as many as it says."""
    for number, claim in enumerate(diagram.counts, 1):
        if claim.of == "circles" and not slips.rows.readings:
            continue  # an edition without readings places no case
        if claim.of == "grid":
            found = sum(_has_mark(line, claim) for line in diagram.lines)
        elif claim.of == "circles":
            placed = list_placed_cases(slips.rows, tuple(diagram.offences))
            found = sum(_stands_there(slips.rows, diagram, claim, id, places) for id, _, places in placed)
        elif claim.of == "bars":
            found = sum(_is_as_long(bar, panel, claim, slips.rows) for panel in diagram.panels for bar in panel.bars)
        else:
            found = sum(_is_counted(milestone, claim) for milestone in slips.rows.milestones.values())
        if found != claim.count:
            sentence = f"{claim.count} by the finding, and {found} by the rows; word the finding anew, then write {found} here"
            slips.say("diagrams", diagram.id, ("counts", number, "count"), sentence)


def _has_mark(line, claim) -> bool:
    marks = {"full": claim.column in line.full, "hollow": claim.column in line.hollow}
    return not any(marks.values()) if claim.mark == "none" else marks[claim.mark]


def _stands_there(rows, diagram, claim, case, places) -> bool:
    there = dict(zip(diagram.offences, places))
    told_by = claim.source is None or any(reference.source == claim.source for reference in rows.cases[case].sources)
    return told_by and claim.case in (None, case) and all(there[offence] == place for offence, place in claim.places.items())


def _is_as_long(bar, panel, claim, rows) -> bool:
    if bar.name not in claim.bars:
        return False
    value, lengths = _measure(bar, rows)[0], [_measure(other, rows)[0] for other in panel.bars]
    share = 100 * value / _measure(panel.whole, rows)[0] if panel.whole else value
    within = (claim.above is None or share > claim.above) and (claim.below is None or share < claim.below)
    return within and (not claim.largest or value == max(lengths))


def _measure(bar, rows) -> tuple[float, str]:
    return find_value(rows, bar.figure, bar.estimate)


def _lengths(slips, diagram) -> None:
    """Bars that can be compared are of one unit, and no part is larger than its whole."""
    bars = [bar for panel in diagram.panels for bar in [*panel.bars, panel.whole] if bar]
    units = list(dict.fromkeys(_measure(bar, slips.rows)[1] for bar in bars))
    if len(units) > 1:
        sentence = f"bars in {' and in '.join(units)} cannot be compared by their lengths; draw each in a diagram of its own"
        slips.say("diagrams", diagram.id, ("panels",), sentence)
        return
    for number, panel in enumerate(diagram.panels, 1):
        for position, bar in enumerate(panel.bars if panel.whole else [], 1):
            if _measure(bar, slips.rows)[0] > _measure(panel.whole, slips.rows)[0]:
                place = ("panels", number, "bars", position)
                slips.say("diagrams", diagram.id, place, f"larger than '{panel.whole.name}', of which it is a part; see to both")
    if units == [PER_CENT] and any(_measure(bar, slips.rows)[0] > 100 for bar in bars):
        slips.say("diagrams", diagram.id, ("panels",), "more than 100 per cent has no place on a bar that is the whole")


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
        for position, bar in enumerate([*panel.bars, panel.whole], 1):
            if bar is None:
                continue
            note = values[bar.figure or bar.estimate].note or ""
            if note.startswith(REPORTED) and "reported" not in f"{panel.name} {bar.name} {diagram.vintage}":
                part = ("whole",) if bar is panel.whole else ("bars", position)
                slips.say(
                    "diagrams",
                    diagram.id,
                    ("panels", number, *part, "name"),
                    "read at second hand; say so in the name, as in `Profits (reported)`",
                )
