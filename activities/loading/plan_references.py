"""What plans say of each other: one that was made from another says so, and does not pass for it."""

from __future__ import annotations

OWN = "own"


def find_original(plan, rows, below):
    """The plan that `plan` was made from: the one whose place it has taken, or else the one that it names; None where there is none.

    plan: a located row. rows, below: located plans by id, those that are seen and those whose place others have taken.
    """
    if plan.row.adapted_from is None:
        return None
    if plan.row.adapted_from == plan.row.id:
        return below.get(plan.row.id)
    return rows.get(plan.row.adapted_from)


def check_plans(check, rows, below) -> None:
    """A plan has a title and sources of its own; where it was made from another one it says from which.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id. below: those whose place others took.
    """
    plans = rows["plans"]
    titles: dict = {}
    for row in check.each("plans"):
        check.alone("the title", titles, row.row.title, row, "title")
        replaced = below["plans"].get(row.row.id)
        named = row.row.adapted_from
        if named and named != row.row.id:
            check.refer(row, "plans", named, "adapted_from")
        elif named and not replaced:
            check.say(
                row.at("adapted_from"), f"'{named}' is this plan, and it takes the place of none; name another, or take it out"
            )
        if replaced and named is None:
            check.say(
                row.at(),
                f"it takes the place of a plan of this id; say `adapted_from: {row.row.id}`, or give it and its file an id of its own",
            )
        original = replaced or find_original(row, plans, below["plans"])
        if replaced and row.row.title == replaced.row.title:
            check.say(row.at("title"), f"'{row.row.title}' is the title of the plan whose place it takes; give it one of its own")
        if original and row.row.sources == original.row.sources:
            check.say(row.at("sources"), f"they are those of '{original.row.id}', which it is adapted from; name who adapted it")
        elif not original and named is None and (like := _find_like(row, plans)):
            check.say(
                row.at("sources"),
                f"they are those of '{like}'; if it was made from that plan, say `adapted_from: {like}` and name who did",
            )


def _find_like(plan, plans) -> str | None:
    """The plan of a layer below that cites what `plan` cites, where that is more than our own work."""
    return next(
        (
            id
            for id, other in plans.items()
            if other.depth < plan.depth
            and other.row.sources == plan.row.sources
            and any(source.source != OWN for source in plan.row.sources)
        ),
        None,
    )
