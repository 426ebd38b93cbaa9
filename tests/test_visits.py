"""A visit under time: one course in Python and in the page, and everything in the book's sites comes up in some visit."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from pathlib import Path
from random import Random

import pytest
from book_rows import book_rows

from activities.kinds.bundles import find_node
from activities.rows.visit_models import lay_out_visit
from activities.rows.visit_search import list_light, search_visit
from activities.rows.visited import find_ending, list_choices, replay_visit, set_out, take

PAGE = Path(__file__).parent / "answers" / "visited.mjs"
ROWS = book_rows().visits
PLOTS = {id: lay_out_visit(row) for id, row in ROWS.items()}
# All four are quick, each with what is theirs, and the worker is heard last, elsewhere and by a voice of her own.
WHOLE = [
    "lead/show-powers",
    "interviewer/call-voice",
    "documents/ask-gate-log",
    "safety/look-round",
    "lead/stay-with-manager",
    "interviewer/everybody-in-order",
    "documents/copy-papers",
    "safety/see-lodging",
    "lead/open-safe",
    "documents/read-notebook",
    "lead/card-for-all",
    "interviewer/talk-on-bench",
]


def ask_page(asked: list[dict]) -> list[dict]:
    ran = subprocess.run([find_node(), str(PAGE)], input=json.dumps(asked).encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def invent_path(plot: dict, random: Random) -> list[str]:
    """A visit as a page keeps it: alone, in twos or together, now and then with a step that nobody can take."""
    visit, path = set_out(plot), []
    for _ in range(random.randint(0, 25)):
        if visit.ending:
            break
        steps = [step for _, step in list_choices(plot, visit)] + ["wait"] + (["leave"] if random.random() < 0.1 else [])
        step, roles = random.choice(steps), random.sample(visit.free, random.randint(1, len(visit.free)))
        path.append(f"{'+'.join(roles)}/{step}")
        take(plot, visit, roles, step)
    if random.random() < 0.3:
        odd = random.choice(["lead/constructor", "nobody/wait", "", "lead", "/leave", "lead+/wait", "lead/no-such-step", "+/wait"])
        path.insert(random.randint(0, len(path)), odd)
    return path


def test_any_visit_takes_the_same_course_in_python_and_in_the_page():
    random = Random(17)
    asked = [{"plot": plot, "path": invent_path(plot, random)} for plot in PLOTS.values() for _ in range(250)]
    for one, page in zip(asked, ask_page(asked), strict=True):
        python = json.loads(json.dumps(dataclasses.asdict(replay_visit(one["plot"], one["path"]))))
        assert python == page, json.dumps(one["path"])


@pytest.mark.parametrize("id", PLOTS)
def test_everything_at_a_site_comes_up_in_some_visit_and_each_visit_ends(id):
    plot, row = PLOTS[id], ROWS[id]
    found = search_visit(plot)
    steps = {step: laid for scene in plot["scenes"] for step, laid in scene["ways"].items()}
    assert found.turns == {(step, turn) for step, laid in steps.items() for turn in (None, *range(len(laid.get("instead", ()))))}
    assert found.events == {event["id"] for event in plot["events"]}
    assert found.endings == {ending.id for ending in row.endings}
    assert found.finds == set(plot["finds"])
    # Nobody is on site longer than the last step takes that was begun in time.
    assert found.longest < plot["minutes"] + max(laid["minutes"] for laid in steps.values())
    assert list_light(plot, found, [fact.id for fact in row.facts if fact.safeguard]) == []


def test_what_was_done_decides_what_is_still_there():
    plot = PLOTS["packing-hall"]

    def end(path):
        return replay_visit(plot, [*path, "lead+interviewer+documents+safety/leave"])

    whole = end(WHOLE)
    assert (whole.ending, whole.rest) == ("both", ())
    assert {"time-sheet", "documents", "book", "account-14", "bolt"} <= {find for moment in whole.moments for find in moment.finds}
    waits = ["lead+interviewer/wait", "lead+interviewer+documents/wait", "lead+interviewer+documents+safety/wait"]
    told = end(["lead/tell-of-letter", *WHOLE[1:4], *waits])
    assert [moment.event for moment in told.moments if moment.event][0] == "shelf-cleared"
    heard = end(
        ["lead/show-powers", "interviewer/let-foreman", "documents+safety/wait", "interviewer+documents+safety/talk-on-bench"]
    )
    assert (heard.ending, heard.state["account"]) == ("heard-by-foreman", "none")
    assert end(["lead/show-powers"]).ending == "no-way-back", "who leaves at once has put nobody at risk, and helped nobody"


def test_who_is_away_does_nothing_else_until_then_and_a_watched_gate_lets_nobody_be_driven_off():
    plot = PLOTS["packing-hall"]
    visit = replay_visit(plot, ["safety/stand-at-gate"])
    assert visit.free == ["lead", "interviewer", "documents"] and visit.clocks["safety"] == 30
    assert not take(plot, visit, ["safety"], "look-round") and not take(plot, visit, ["documents"], "look-round")
    path = ["interviewer/ask-who-she-is", "lead+documents+safety/wait", *["lead+interviewer+documents+safety/wait"] * 4]
    assert replay_visit(plot, path).state["badge-14"] == "sent-away"
    watched = ["safety/stand-at-gate", "interviewer/ask-who-she-is", "lead+documents/wait"]
    watched += ["lead+interviewer+documents/wait"] + ["lead+interviewer+documents+safety/wait"] * 4
    assert replay_visit(plot, watched).state["badge-14"] == "at-the-belt"


def test_the_last_ending_is_there_for_every_state():
    for plot in PLOTS.values():
        assert all(find_ending(plot, dict(state)) for state in search_visit(plot, tries=60).states)
