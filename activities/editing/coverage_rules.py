"""What the sources must have: rows that `coverage.yml` names are there, unless a pack brought its own."""

from __future__ import annotations

from activities.loading.layout import PLACES
from activities.loading.wording import suggest

KINDS = [place.kind for place in PLACES if place.model]


def check(slips) -> None:
    """Every row, part of a row or field that a closed list of the sources names is there."""
    for covered in slips.rows.coverage.values():
        for path in covered.rows:
            kind, id, *part = path.split("/")
            sentence = _miss(slips, kind, id, *part)
            if sentence:
                slips.say("coverage", covered.id, ("rows",), f"{path}: {sentence}")


def _miss(slips, kind: str, id: str, part: str | None = None) -> str | None:
    if kind not in KINDS:
        return f"no kind of rows; {suggest(kind, KINDS)}"
    rows = getattr(slips.rows, kind)
    by_id = rows if isinstance(rows, dict) else {row.id: row for row in rows}
    if id not in by_id:
        return f"the sources have it, and no row does; {suggest(id, by_id)}"
    if part and slips.is_own(kind, id) and not _has(by_id[id], part):
        return f"the sources have it, and the row has lost it; give {kind}/{id} its {part} again"
    return None


def _has(row, part: str) -> bool:
    if getattr(row, part, None):
        return True
    inner = [value for field in type(row).model_fields for value in _as_list(getattr(row, field))]
    return any(getattr(one, "id", None) == part or _has(one, part) for one in inner if hasattr(type(one), "model_fields"))


def _as_list(value) -> list:
    return value if isinstance(value, list) else [value]
