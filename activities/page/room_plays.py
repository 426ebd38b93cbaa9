"""Role plays on the projector and its console: the wall has what everybody may know, and the console the steps. Pure.

A play stands among the decks, since its screens are slides. Of a card nothing goes on the wall but whose it is: what somebody is to play, the others find out.
What is for afterwards, and the way to the page with the cards, is the console's alone.
"""

from __future__ import annotations

from activities.rows.pages import ROLE_PLAYS
from activities.rows.role_play_models import RolePlay
from activities.rows.session_notes import are_shown


def name_deck(play: RolePlay) -> str:
    """The id of a play among decks, notes and paces."""
    return f"role-play/{play.id}"


def build_play_session(play: RolePlay, rows) -> dict:
    """A play as a session of its own. It leads to no page: whoever followed the address on the wall would read the cards."""
    pace = {"notes": name_deck(play), "version": 0, "pace": [step.minutes for step in play.steps]} if are_shown(rows) else {}
    screens = [["title", ""], *(["slide", number] for number in range(len(build_play_slides(play, rows.strings))))]
    named = {"id": f"role-play-{play.id}", "title": play.title, "form": "role-play", "minutes": play.minutes, "page": None}
    return {**named, "screens": screens, "deck": name_deck(play), **pace}


def build_play_slides(play: RolePlay, words: dict[str, str]) -> list[dict]:
    """The slides: what it is about, who plays, and the right to stop, which stays on the wall while it is played."""
    roles = [words[f"role-play.role-{role}"] for role in (*(card.role for card in play.cards), "observer")]
    return [
        {"kind": "question", "kick": play.title, "title": play.about, "lines": [play.content_note]},
        {"kind": "points", "kick": play.title, "title": words["role-play.who-plays"], "lines": roles},
        {
            "kind": "question",
            "kick": play.title,
            "title": words["role-play.may-stop"],
            "lines": [words["role-play.stop"], words["role-play.watch-about"]],
        },
    ]


def build_play_notes(play: RolePlay, words: dict[str, str]) -> dict:
    """What the console has of a play, in the shape of the notes for a session."""
    steps = [{"do": step.do} for step in play.steps]
    steps[0] |= {"say": play.opening, "show": play.title, "page": f"{ROLE_PLAYS}/{play.id}"}
    return {
        "before": play.care.before,
        "listen": play.watch,
        "heard": [],
        "debrief": play.debrief,
        "care": " ".join([play.content_note, *play.care.after, f"{words['role-play.turns-out']} {play.turns_out}"]),
        "shorter": words["role-play.behind"],
        "versions": [steps],
    }
