"""The notes of sessions: they take the time that is there, and ask instead of lecturing."""

from __future__ import annotations

import re

from activities.loading.session_references import list_steps
from activities.rows.session_notes import LENGTHS, NEAREST, count_minutes, find_notes, fits_share, list_sessions

from .texts import QUESTION_MARKS

LEAST_HEARD = 4
MOST_TALK = 10  # minutes in which a room only listens, from step to step
# Who does something in a step, or what is asked of them. A step of the book's own without any of it is one in which the room listens.
_AT_WORK = re.compile(
    r"\b(?:pairs?|threes?|tables?|groups?|each|every(?:body|one)|everybody|participants|people|they|all|half|hands?|the room|the others|neighbours|"
    r"somebody|ask|hear|collect|hand out|who|volunteers?|readers?|roles?|players?|observers?)\b|\?",
    re.IGNORECASE,
)
# Words of the notes without their other versions, sources and ids: at 200 a minute they are read in two.
MOST_WORDS = 400
NOT_READ_AT_FIRST = {"id", "as_", "sources", "shorter", "longer"}


def check(slips) -> None:
    """Steps take the session's minutes, about 70 % and about 130 % of them; at least four things are heard, each with a question."""
    rows = slips.rows
    minutes = {id: time for id, _, time in list_sessions(rows)}
    for id, row in rows.sessions.items():
        whole = find_notes(rows, id)
        if whole and id in minutes and _is_measured(slips, id):
            _lengths(slips, row, whole, minutes[id])
        _questions(slips, row)
        _talk(slips, row)
        if slips.is_own("sessions", id) and (words := count_words(row)) > MOST_WORDS:
            slips.say(
                "sessions", id, (), f"{words} words without its other versions; {MOST_WORDS} are read in two minutes, so cut it"
            )


def count_words(row) -> int:
    """How many words a facilitator reads to be ready."""
    return _count(row.model_dump(exclude=NOT_READ_AT_FIRST))


def _count(value) -> int:
    if isinstance(value, str):
        return len(value.split())
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return sum(_count(one) for one in inner)


def _is_measured(slips, id: str) -> bool:
    """Whether the plan or activity is no newer than the notes: a pack that gives a session another length makes no slip below it."""
    located = slips.rows.located
    of = [row for row in located["plans"].values() if any(line.id == id for day in row.row.days for line in day.lines)]
    of += [located["activities"][id]] if id in located["activities"] else []
    return all(row.depth <= located["sessions"][id].depth for row in of)


def _lengths(slips, row, whole, minutes: int) -> None:
    """Steps that are taken over are measured too, and named where they were written."""
    for labels, steps in list_steps(whole):
        total, version = count_minutes(steps), labels[0]
        own = bool(getattr(row, version))
        cure = "" if own else f"; they are those of '{row.as_}', so write `{version}` here"
        if version == "steps" and total != minutes:
            slips.say("sessions", row.id, labels, f"take {total} minutes together where the session has {minutes}{cure}")
        elif version != "steps" and not fits_share(total, minutes, LENGTHS[version]):
            due = name_range(minutes, LENGTHS[version])
            sentence = f"take {total} minutes together where {LENGTHS[version]} % of {minutes} are due; write {due}{cure}"
            slips.say("sessions", row.id, labels, sentence)


def name_range(minutes: int, share: int) -> str:
    """Which lengths are `share` per cent of `minutes`, to the nearest five: `50 to 55`."""
    fitting = [some for some in range(1, 2 * minutes + NEAREST) if fits_share(some, minutes, share)]
    return f"{fitting[0]} to {fitting[-1]}" if len(fitting) > 1 else f"{fitting[0]}"


def _questions(slips, row) -> None:
    if row.heard and len(row.heard) < LEAST_HEARD:
        sentence = f"only {len(row.heard)} where at least {LEAST_HEARD} are due; write down what people really say here"
        slips.say("sessions", row.id, ("heard",), sentence)
    for number, heard in enumerate(row.heard, 1):
        if not heard.ask_back.endswith(QUESTION_MARKS):
            slips.say("sessions", row.id, ("heard", number, "ask_back"), "this is no question to ask back; end it with '?'")
    for number, question in enumerate(row.debrief, 1):
        if not question.endswith(QUESTION_MARKS):
            slips.say("sessions", row.id, ("debrief", number), "a debrief goes by questions; end it with '?'")


def _talk(slips, row) -> None:
    """Nobody only listens for more than ten minutes on end, whether to slides, to a guest or to a speech."""
    for labels, steps in list_steps(row):
        talked = 0
        for number, step in enumerate(steps, 1):
            listens = step.talk or (slips.is_own("sessions", row.id) and labels == ("steps",) and is_only_heard(step))
            talked = talked + step.minutes if listens else 0
            if talked > MOST_TALK:
                sentence = f"{talked} minutes in which the room only listens; let pairs answer a question before it"
                slips.say("sessions", row.id, (*labels, number), sentence)
                break


def is_only_heard(step) -> bool:
    """Whether nobody but the speaker has anything to do in a step, by its words."""
    return not _AT_WORK.search(f"{step.do} {step.say or ''}")


def list_without_notes(rows) -> list[str]:
    """Each session that has no notes, or notes for another length, in words; for whoever is to write them."""
    activities = {line.id: line.activity for plan in rows.plans.values() for day in plan.days for line in day.lines}
    told = []
    for id, title, minutes in list_sessions(rows):
        notes = find_notes(rows, id, activities.get(id))
        if notes is None:
            told.append(f"{id}: {title}")
        elif (total := count_minutes(notes.steps)) != minutes:
            told.append(f"{id}: {title} has {minutes} minutes, its notes {total}")
    return told


def word_without_notes(told: list[str]) -> list[str]:
    """Lines that say which sessions have no notes for the facilitator; none where all have."""
    return ["Without notes for the facilitator (data/sessions/<id>.yml):", *(f"  {one}" for one in told)] if told else []
