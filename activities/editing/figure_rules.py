"""Figures that contradict each other: a part larger than its whole, regions that do not add up to the world."""

from __future__ import annotations

from itertools import groupby

from .diagram_rules import REPORTED

PARTS = (
    ("prosecutions", "prosecutions_labour"),
    ("convictions", "convictions_labour"),
    ("victims_identified", "victims_labour"),
)
# Regions are rounded one by one, so that their sum may be a little beside the world's figure.
ROUNDING = 1.01


def check(slips) -> None:
    """Every whole holds its parts, every vintage is of one scheme, and what was read at second hand says so."""
    _prosecutions(slips)
    _estimates(slips)
    _second_hand(slips)


def _prosecutions(slips) -> None:
    for row in slips.rows.prosecutions:
        for whole, part in PARTS:
            if None not in (getattr(row, whole), getattr(row, part)) and getattr(row, part) > getattr(row, whole):
                slips.say("prosecutions", row.id, (part,), f"larger than {whole}, of which it is a part; see to both in the source")
        if row.vintage not in slips.rows.sources:
            slips.say(
                "prosecutions", row.id, ("vintage",), f"'{row.vintage}' is no source; a count is named by the report that prints it"
            )


def _estimates(slips) -> None:
    def say(row, field, sentence):
        slips.say("estimates", row.id, (field,), sentence)

    for row in slips.rows.estimates:
        if None not in (row.trafficked, row.forced_labour) and row.trafficked > row.forced_labour:
            say(row, "trafficked", "larger than forced_labour, of which it is a part; see to both in the source")
        if slips.is_own("estimates", row.id) and f"figure.scheme.{row.scheme}" not in slips.rows.strings:
            say(row, "scheme", f"'{row.scheme}' has no name; add figure.scheme.{row.scheme} to ui/en.yml")
    in_order = sorted(slips.rows.estimates, key=lambda row: (row.vintage, row.scheme))
    for (vintage, _), together in groupby(in_order, key=lambda row: (row.vintage, row.scheme)):
        members = list(together)
        worlds = [row for row in members if row.is_world]
        for measure in ("forced_labour", "trafficked"):
            regions = [getattr(row, measure) for row in members if not row.is_world]
            whole = getattr(worlds[0], measure) if worlds else None
            parts = sum(region or 0 for region in regions)
            # Only the base is known to have every region of a scheme.
            whole_scheme = bool(regions) and None not in regions and slips.is_own("estimates", worlds[0].id) if worlds else False
            if whole is not None and (parts > whole * ROUNDING or whole_scheme and parts * ROUNDING < whole):
                say(
                    worlds[0],
                    measure,
                    f"the regions of {vintage} add up to {parts:,} and not to {whole:,}; see to them in the source",
                )


def _second_hand(slips) -> None:
    """A source whose note says that it was read at second hand: its figures are marked where they are drawn."""
    rows = slips.rows
    second_hand = {source.id for source in rows.sources.values() if "second hand" in (source.note or "")}
    for kind in ("estimates", "prosecutions", "figures"):
        for row in getattr(rows, kind):
            if row.source in second_hand and not (row.note or "").startswith(REPORTED):
                slips.say(
                    kind, row.id, ("note",), f"{row.source} was read at second hand; begin the note with 'Reported: ' and say where"
                )
