"""Whether the rows hold what the kinds of activity need of them, as `KIND.needs` of each says."""

from __future__ import annotations

from collections.abc import Iterator

from activities.loading.wording import suggest
from activities.rows.worksheets import find_worksheet, list_columns

from . import Kind, Role, find_kinds


def find_unmet(rows) -> list[str]:
    """What the rows, packs included, lack for the activities to work; one sentence each, with its place."""
    kinds = {kind.name: kind for kind in find_kinds().values() if not kind.serves}
    slips: list[str] = []
    for activity in rows.activities.values():
        if activity.kind is None:
            slips += _find_idle(activity, rows)
        elif activity.kind not in kinds:
            slips.append(
                f"{rows.at('activities', activity.id, 'kind')}: unknown '{activity.kind}'; {suggest(activity.kind, kinds)}"
            )
        else:
            slips += _check_activity(activity, kinds[activity.kind], rows)
    return list(dict.fromkeys(slips))


def _find_idle(activity, rows) -> Iterator[str]:
    """What is bound to an activity that nobody can do on the screen."""
    bound = [("worksheets", "worksheet", row) for row in rows.worksheets.values()]
    bound += [("interviews", "interview", row) for row in rows.interviews.values()]
    bound += [("case_files", "case-file", row) for row in rows.case_files.values()]
    bound += [("visits", "visit", row) for row in rows.visits.values()]
    for place, kind, row in bound:
        if row.activity == activity.id:
            told = f"'{activity.id}' has no kind, so nothing shows this; write `kind: {kind}` and a page in its row"
            yield f"{rows.at(place, row.id, 'activity')}: {told}"


def _check_activity(activity, kind: Kind, rows) -> Iterator[str]:
    place, needs = rows.at("activities", activity.id), kind.needs
    for field in ("cases", "offences"):
        if getattr(needs, field) and not getattr(activity, field):
            yield f"{place} › {field}: missing; {kind.name} needs at least one to work on"
    if activity.offences and not needs.offences:
        yield f"{place} › offences: {kind.name} weighs none; take them out"
    worksheet = find_worksheet(rows, activity.id)
    if worksheet and not needs.worksheet:
        named = rows.at("worksheets", worksheet.id, "activity")
        yield f"{named}: '{activity.id}' is of the kind {kind.name}, which takes no worksheet; name another activity"
    elif needs.worksheet and not worksheet:
        yield f"{place} › kind: {kind.name} needs a worksheet; add worksheets/{activity.id}.yml with `activity: {activity.id}`"
    elif worksheet:
        yield from _check_worksheet(worksheet, kind, rows)
    for field, called, folder, needed in (
        ("interviews", "an interview", "interviews", needs.interviews),
        ("case_files", "a case file", "files", needs.files),
        ("visits", "a visit", "visits", needs.visits),
    ):
        bound = [row for row in getattr(rows, field).values() if row.activity == activity.id]
        if needed and not bound:
            yield f"{place} › kind: {kind.name} needs {called}; add {folder}/<id>.yml with `activity: {activity.id}`"
        for row in [] if needed else bound:
            named = rows.at(field, row.id, "activity")
            yield f"{named}: '{activity.id}' is of the kind {kind.name}, which has no {called.split()[-1]}; name another activity"
    if needs.further:
        yield from needs.further(activity, rows)


# --- roles in a worksheet -------------------------------------------------------------------------


def _check_worksheet(worksheet, kind: Kind, rows) -> Iterator[str]:
    def say(sentence: str, *labels) -> str:
        return f"{rows.at('worksheets', worksheet.id, *labels)}: {sentence}"

    yield from _count_roles(worksheet.sections, kind.needs.sections, "section", kind, say, "sections")
    choosing = [section.id for section in worksheet.sections if section.table and section.table.questions]
    if len(choosing) > 1:
        yield say(f"{' and '.join(choosing)} let choose among the questions; one is enough", "sections")
    known = {role.name: role for role in kind.needs.sections}
    for section in worksheet.sections:
        role, labels = known.get(section.role), ("sections", section.id)
        prompts, columns = (role.prompts, role.columns) if role else ((), ())
        yield from _check_blanks(section.prompts, prompts, "prompt", kind, rows, say, *labels, "prompts")
        if section.table and section.table.questions and not kind.needs.questions:
            yield say(f"{kind.name} lets nobody choose among the questions; take this out", *labels, "table", "questions")
        if section.table and (section.table.columns or role):
            blanks = list_columns(section.table, worksheet)
            yield from _check_blanks(blanks, columns, "column", kind, rows, say, *labels, "table", "columns")
        elif not section.table and any(one.least for one in columns):
            yield say(f"a section with the role {section.role} needs a table", *labels, "table")


def _check_blanks(blanks, roles, what: str, kind: Kind, rows, say, *labels) -> Iterator[str]:
    yield from _count_roles(blanks, roles, what, kind, say, *labels)
    known = {role.name: role for role in roles}
    for blank in blanks:
        role = known.get(blank.role)
        if role and blank.type not in role.types:
            types = " or ".join(role.types)
            yield say(
                f"'{blank.id}' is of the type {blank.type}; with the role {role.name} it is {types}", *labels, blank.id, "type"
            )
        elif role and role.options:
            yield from _check_options(blank, role, kind, say, *labels, blank.id, "options")


def _check_options(blank, role: Role, kind: Kind, say, *labels) -> Iterator[str]:
    if blank.options_from or blank.own:
        yield say(f"{kind.name} knows what can be chosen here; list it under `options`, without `own`", *labels)
    for option in blank.options:
        if option.id not in role.options:
            yield say(f"{kind.name} makes nothing of '{option.id}'; {suggest(option.id, role.options)}", *labels, option.id)


def _count_roles(parts, roles, what: str, kind: Kind, say, *labels) -> Iterator[str]:
    known = {role.name: role for role in roles}
    for part in parts:
        if part.role and part.role not in known:
            advice = suggest(part.role, known) if known else "take it out"
            yield say(f"{kind.name} has no {what} with the role '{part.role}' here; {advice}", *labels, part.id, "role")
    for role in roles:
        there = [part.id for part in parts if part.role == role.name]
        if len(there) < role.least:
            yield say(f"no {what} has the role '{role.name}', which {kind.name} needs; write `role: {role.name}` at one", *labels)
        elif role.most is not None and len(there) > role.most:
            yield say(f"{' and '.join(there)} have the role '{role.name}'; give it to one", *labels)
