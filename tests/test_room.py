"""What the projector and its console take from the rows: the sessions of the plans, their screens and their cue cards."""

from __future__ import annotations

import json

from book_rows import book_rows

from activities.loading import load_rows
from activities.page.room_content import ALONE, build_content, build_notes, build_plans, list_cards
from activities.rows.session_notes import find_notes


def list_sessions(content):
    return [(plan, line) for plan in content["plans"] for day in plan["days"] for line in day["lines"]]


def test_every_session_of_every_plan_has_its_screens_and_its_time():
    rows = book_rows()
    content = build_content(rows)
    planned = [(plan.id, line.id) for plan in rows.plans.values() for day in plan.days for line in day.lines]
    assert [(plan["id"], line["id"]) for plan, line in list_sessions(content) if plan["id"] != ALONE] == planned
    for plan, line in list_sessions(content):
        assert line["screens"][0] == ["title", ""]
        assert (plan["id"] == ALONE) == ("at" not in line)
        steps = [number for what, number in line["screens"] if what == "step"]
        assert steps == list(range(len(rows.activities[line["activity"]].steps) if "activity" in line else 0))


def test_every_activity_and_every_case_can_be_shown_by_itself():
    rows = book_rows()
    alone = build_plans(rows)[-1]
    named = [line["id"] for day in alone["days"] for line in day["lines"]]
    assert alone["id"] == ALONE and alone["start"] is None
    assert named == [f"activity-{id}" for id in rows.activities] + [f"case-{id}" for id in rows.cases] + [
        f"role-play-{id}" for id in rows.role_plays
    ]


def test_no_secret_of_a_card_comes_on_the_wall():
    rows = book_rows()
    content = build_content(rows)
    sessions = {line["id"]: line for plan, line in list_sessions(content)}
    wall = json.dumps(content, ensure_ascii=False)
    for play in rows.role_plays.values():
        session = sessions[f"role-play-{play.id}"]
        told = " ".join(text for slide in content["decks"][session["deck"]] for text in (slide["title"], *slide["lines"]))
        assert session["minutes"] == play.minutes and session["page"] is None, "its page has the cards"
        assert play.about in told and play.content_note in told and rows.strings["role-play.stop"] in told
        assert all(rows.strings[f"role-play.role-{card.role}"] in told for card in play.cards)
        for card in play.cards:
            secrets = [card.who, *card.knows, *card.fears, *card.wants, *(one.says for one in card.only_if), card.plays]
            assert not [secret for secret in secrets if secret and secret in wall]
        assert play.turns_out not in wall


def test_a_content_note_stands_right_before_its_case_wherever_the_case_is_shown():
    rows = book_rows()
    shown = 0
    for _plan, line in list_sessions(build_content(rows)):
        screens = line["screens"]
        for place, (what, id) in enumerate(screens):
            if what == "case":
                shown += 1
                assert (screens[place - 1] == ["note", id]) == (rows.cases[id].content_note is not None)
    assert shown > len(rows.cases)


def test_without_readings_the_projector_knows_of_none():
    content = build_content(book_rows(readings=False))
    assert content["readings"] == {}
    assert all(activity["later"] == [] for activity in content["activities"].values())


def test_there_is_a_cue_card_for_every_session_and_the_cards_of_a_day_follow_each_other_by_the_clock():
    rows = book_rows()
    for plan in rows.plans.values():
        for day, cards in list_cards(plan, rows):
            assert [line for line, *_ in cards] == day.lines
            assert [ends for _line, _begins, ends, _ in cards[:-1]] == [begins for _line, begins, *_ in cards[1:]]


def test_the_console_has_the_steps_of_every_session_for_as_long_as_the_session_is_and_the_wall_their_minutes():
    rows = load_rows(packs=[], edition="facilitator")
    notes = build_notes(rows, lambda page: None)
    paced = [line for _plan, line in list_sessions(build_content(rows)) if "pace" in line]
    assert len(paced) > len(rows.activities)
    for line in paced:
        assert sum(line["pace"]) == line["minutes"], line["id"]
        assert len(notes[line["notes"]]["versions"][line["version"]]) == len(line["pace"]), line["id"]


def test_no_other_edition_sends_notes_to_the_console_or_minutes_to_the_wall():
    rows = book_rows()
    assert build_notes(rows, lambda page: None) == {}
    assert not [line["id"] for _plan, line in list_sessions(build_content(rows)) if "pace" in line]


def test_the_wall_says_minutes_only_where_they_are_those_of_the_notes():
    rows = book_rows()
    content = build_content(rows)
    told = 0
    for plan in content["plans"]:
        for line in (line for day in plan["days"] for line in day["lines"] if line.get("deck") and plan["id"] != ALONE):
            kicks = [slide.get("kick", "") for slide in content["decks"][line["deck"]] if slide["kind"] == "question"]
            if line["deck"].endswith("/untimed"):
                assert not any(character.isdigit() for kick in kicks for character in kick)
            else:
                deck = rows.decks[line["deck"]]
                named = [number for step in find_notes(rows, line["id"]).steps for number in step.slides]
                assert sorted(set(named)) == list(range(1, len(deck.slides) + 1))
                told += 1
    assert told > 20 and {"definitions", "definitions/untimed"} <= set(content["decks"])
