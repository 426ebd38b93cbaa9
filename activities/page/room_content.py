"""What the projector and its console show, from the rows: the sessions of every plan, each with its screens in their order. Pure.

A screen is a pair, what it shows and of what: `["step", 0]`, `["slide", 2]`, `["case", "linh"]`. The words stand once, under activities, decks and cases.
"""

from __future__ import annotations

from dataclasses import replace

from activities.answers.limits import BOOK
from activities.kinds.weighing import is_taken_up_later, name_case
from activities.rows.pages import ACTIVITIES, CASES
from activities.rows.session_notes import are_shown, choose_steps, choose_version, find_notes, list_versions
from activities.rows.watched import asked
from activities.slides.telling import ToldSlide, find_deck, tell_deck
from activities.slides.timing import is_timed_for

from .room_plays import build_play_notes, build_play_session, build_play_slides, name_deck
from .timetable import clock, lay_out
from .used_plan import USED_WORDS, build_extras

ALONE = "alone"  # the plan of what is shown by itself: every activity, every case; it has no times
WORDS = (
    "room.",
    "notes.",
    "slides.source",
    "page.line-minutes",
    "page.form-",
    "page.day",
    "page.content-note",
    "host.locale",
    *USED_WORDS,
)


def list_screens(rows, activity=None, cases=(), deck=None) -> list[list]:
    """The screens of a session: its title, its slides, the task and its steps one by one, then each case, with its content note before it."""
    screens: list[list] = [["title", ""], *(["slide", number] for number in range(len(deck.slides) if deck else 0))]
    if activity:
        screens += [["task", activity.id], *(["step", number] for number in range(len(activity.steps)))]
    for id in cases:
        if rows.cases[id].content_note:
            screens.append(["note", id])
        screens.append(["case", id])
    return screens


def build_plans(rows) -> list[dict]:
    """Every plan with its days and sessions, and the one of what is shown alone: activities, cases and role plays."""
    plans = [
        {"id": plan.id, "title": plan.title, "start": plan.start, "days": [_build_day(plan, day, rows) for day in plan.days]}
        for plan in rows.plans.values()
    ]
    words = rows.strings
    activities = [_session(rows, f"activity-{one.id}", one.title, "activity", one.minutes, one) for one in rows.activities.values()]
    cases = [_case_session(rows, case) for case in rows.cases.values()]
    plays = [build_play_session(play, rows) for play in rows.role_plays.values()]
    alone = [(words["room.all-activities"], activities), (words["room.all-cases"], cases)]
    alone += [(words["room.all-role-plays"], plays)] if plays else []
    days = [{"number": number, "title": title, "lines": lines} for number, (title, lines) in enumerate(alone, 1)]
    return [*plans, {"id": ALONE, "title": words["room.alone"], "start": None, "days": days}]


def _build_day(plan, day, rows) -> dict:
    timed = [one for half in lay_out(plan, day, rows).halves.values() for one in half]
    return {"number": day.number, "title": day.title, "lines": [_planned_session(one, rows) for one in timed]}


def _planned_session(timed, rows) -> dict:
    line = timed.line
    activity = rows.activities[line.activity] if line.activity else None
    deck = find_deck(rows, line.id)
    session = _session(rows, line.id, line.title, line.form, line.minutes, activity, line.page, deck)
    if deck and not is_timed_for(deck, line, rows):
        session["deck"] = untimed(deck)
    return {**session, "at": timed.begins, **({"hint": line.note} if line.note else {})}


def _pace(rows, id: str, minutes: int, activity=None) -> dict:
    """Whose notes a session has, and the minutes of each of their steps; nothing where the edition has none.

    The wall has the minutes too, so that it names the same times as the console, and not a word of the notes.
    """
    notes = find_notes(rows, id, activity.id if activity else None) if are_shown(rows) else None
    if notes is None:
        return {}
    version = choose_version(list_versions(notes), minutes)
    return {"notes": notes.id, "version": version, "pace": [step.minutes for step in choose_steps(notes, minutes)]}


def _session(rows, id: str, title: str, form: str, minutes: int, activity=None, page: str | None = None, deck=None) -> dict:
    screens = list_screens(rows, activity, activity.cases if activity else (), deck)
    its_page = (activity.page or f"{ACTIVITIES}/index") if activity else page
    named = {**({"activity": activity.id} if activity else {}), **({"deck": deck.id} if deck else {})}
    pace = _pace(rows, id, minutes, activity)
    return {"id": id, "title": title, "form": form, "minutes": minutes, "page": its_page, "screens": screens, **named, **pace}


def _case_session(rows, case) -> dict:
    title = name_case(case, rows.strings)["title"]
    screens = list_screens(rows, cases=[case.id])
    return {"id": f"case-{case.id}", "title": title, "form": "case", "minutes": 0, "page": f"{CASES}/{case.id}", "screens": screens}


def build_content(rows) -> dict:
    """Everything that the two pages show, as JSON-able data; readings only where the edition has them."""
    return {
        "book": BOOK,
        "plans": build_plans(rows),
        "activities": {one.id: _build_activity(one, rows) for one in rows.activities.values()},
        "decks": dict(_build_decks(rows)),
        "cases": {case.id: _build_case(case, rows) for case in rows.cases.values()},
        "paces": build_paces(rows),
        "extras": {id: {"title": extra["title"]} for id, extra in build_extras(rows).items()},
        "readings": {id: _build_reading(reading, rows) for id, reading in rows.readings.items()},
        "strings": choose_words(rows),
    }


def untimed(deck) -> str:
    """What a deck is called where its minutes are not those of the session: then the wall says none, and the console those of the notes."""
    return f"{deck.id}/untimed"


def _build_decks(rows):
    yield from ((name_deck(play), build_play_slides(play, rows.strings)) for play in rows.role_plays.values())
    for deck in rows.decks.values():
        slides = tell_deck(deck, rows)
        yield deck.id, [_build_slide(one) for one in slides]
        lines = [
            line for plan in rows.plans.values() for day in plan.days for line in day.lines if find_deck(rows, line.id) is deck
        ]
        if not all(is_timed_for(deck, line, rows) for line in lines):
            without = [
                replace(one, kick=rows.strings["slides.in-pairs-untimed"]) if one.kind == "question" else one for one in slides
            ]
            yield untimed(deck), [_build_slide(one) for one in without]


def build_notes(rows, name_page) -> dict:
    """The notes for the console, by the id that sessions know them by: each once, however many sessions have them.

    name_page: what a page is called that a step shows, or None for what is no page. Steps stand under `versions` as `list_versions` has them.
    """
    if not are_shown(rows):
        return {}
    built: dict = {}
    for notes in _list_notes(rows):
        if notes.id not in built:
            versions = [[_build_step(step, name_page) for step in steps] for steps in list_versions(notes)]
            built[notes.id] = {**_build_notes(notes), "versions": versions}
    return built | {name_deck(play): build_play_notes(play, rows.strings) for play in rows.role_plays.values()}


def build_paces(rows) -> dict[str, list[list[int]]]:
    """The minutes of each step, for each version of the notes: what a plan from the planner is fitted by, on the wall too. No word of the notes."""
    if not are_shown(rows):
        return {}
    paces = {notes.id: [[step.minutes for step in steps] for steps in list_versions(notes)] for notes in _list_notes(rows)}
    return paces | {name_deck(play): [[step.minutes for step in play.steps]] for play in rows.role_plays.values()}


def _list_notes(rows):
    """The notes of every session that the console can be at."""
    for plan in rows.plans.values():
        for day in plan.days:
            yield from (notes for line in day.lines if (notes := find_notes(rows, line.id, line.activity)))
    yield from (notes for id in rows.activities if (notes := find_notes(rows, id)))


def _build_notes(notes) -> dict:
    return {
        "before": notes.before,
        "listen": notes.listen_for,
        "heard": [[one.said, one.ask_back] for one in notes.heard],
        "debrief": notes.debrief,
        "care": notes.care,
        "shorter": notes.shorter.leave_out,
    }


def _build_step(step, name_page) -> dict:
    named = name_page(step.show) if step.show else None
    shown = {"show": named or step.show, **({"page": step.show} if named else {})} if step.show else {}
    return {"do": step.do, **({"say": step.say} if step.say else {}), **shown}


@asked
def choose_words(rows) -> dict[str, str]:
    """The labels of the projector and its console."""
    return {key: text for key, text in rows.strings.items() if key.startswith(WORDS)}


def _build_activity(activity, rows) -> dict:
    return {
        "number": activity.number,
        "title": activity.title,
        "task": activity.task,
        "steps": activity.steps,
        "product": activity.product,
        # The room sees the wall: what the reading makes of all of a case waits in every edition for the activity that weighs it last.
        "later": [id for id in activity.cases if is_taken_up_later(id, activity, rows)] if rows.readings else [],
    }


def _build_slide(told: ToldSlide) -> dict:
    """A slide for the wall. bars: name, length as a part of the longest, and value.

    A bar of the second series stands below its first, is called by what it counts, and has its number behind it.
    """
    slide: dict = {
        "kind": told.kind,
        "kick": told.kick,
        "title": told.title,
        "lines": told.lines,
        "head": told.head,
        "rows": told.rows,
        "source": told.source,
        "say": told.say,
    }
    if told.chart:
        longest = max(value for _, values in told.chart.series for value in values) or 1
        bars = [
            [measure if number else name, round(values[place] / longest, 4), words[place], *([number] if number else [])]
            for place, name in enumerate(told.chart.names)
            for number, ((measure, values), words) in enumerate(zip(told.chart.series, told.chart.words))
        ]
        slide |= {"shown": told.chart.title, "bars": bars}
    return {key: value for key, value in slide.items() if value}


def _build_case(case, rows) -> dict:
    return {
        "title": name_case(case, rows.strings)["title"],
        "note": case.content_note,
        "passages": [[passage.text, passage.new_paragraph] for passage in case.passages],
    }


def _build_reading(reading, rows) -> dict:
    names = {element.id: (offence.name, element.name) for offence in rows.offences.values() for element in offence.elements}
    return {
        "overall": reading.overall,
        "elements": [[*names[one.element], one.status, one.reason] for one in reading.elements if one.element in names],
    }


def list_cards(plan, rows) -> list[tuple]:
    """The cue cards of a plan, day by day: each session with its times, its activity and its cases."""
    return [
        (
            day,
            [
                (
                    one.line,
                    clock(plan.start, one.begins),
                    clock(plan.start, one.ends),
                    rows.activities[one.line.activity] if one.line.activity else None,
                )
                for half in lay_out(plan, day, rows).halves.values()
                for one in half
            ],
        )
        for day in plan.days
    ]
