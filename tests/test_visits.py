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
from activities.rows.carried import holds
from activities.rows.visit_bits import BitPlot
from activities.rows.visit_models import lay_out_visit
from activities.rows.visit_proofs import find_exchange, is_impossible
from activities.rows.visit_search import find_pair, search_visit
from activities.rows.visited import list_choices, replay_visit, set_out, take

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
def test_everything_at_a_site_comes_up_in_a_visit_that_can_be_made_and_each_visit_ends(id):
    plot, row = PLOTS[id], ROWS[id]
    safeguards = [fact.id for fact in row.facts if fact.safeguard]
    found = search_visit(plot, safeguards)
    for goal in found.plot.goals:
        assert goal in found.goals, goal
        assert goal in list_came(plot, found.plot.write(found.goals[goal])), goal
    assert set(found.values) == {(fact.id, value.id) for fact in row.facts for value in fact.values}
    steps = {step: laid for scene in plot["scenes"] for step, laid in scene["ways"].items()}
    # Nobody is on site longer than the last step takes that was begun in time.
    assert found.longest < plot["minutes"] + max(laid["minutes"] for laid in steps.values())
    asked = read_at_the_end(plot)
    for fact in safeguards:
        one, other = (replay_visit(plot, found.plot.write(path)) for path in find_pair(found, fact))
        assert {name for name in asked if one.state[name] != other.state[name]} == {fact}
        assert tell(plot, one) != tell(plot, other)


def list_came(plot: dict, path: list[str]) -> set[tuple]:
    """What comes up in a visit, as `visited` follows it."""
    visit = replay_visit(plot, path)
    assert visit.ending and not visit.rest
    came: set[tuple] = {("event", moment.event) for moment in visit.moments if moment.event}
    came |= {("step", moment.step, moment.turn) for moment in visit.moments if moment.place}
    ending, also = tell(plot, visit)
    return came | {("ending", ending)} | {("also", ending, place) for place in also}


def tell(plot: dict, visit) -> tuple[str, tuple[int, ...]]:
    ending = next(scene for scene in plot["scenes"] if scene["id"] == visit.ending)
    return visit.ending, tuple(place for place, when in enumerate(ending["also"]) if holds(when, visit.state))


def read_at_the_end(plot: dict) -> set[str]:
    endings = [scene for scene in plot["scenes"] if not scene["ways"]]
    return {fact for scene in endings for when in (scene["when"], *scene["also"]) for fact in when}


def invent_plot(random: Random) -> dict:
    """A small site at which much may never come up."""
    facts = {"f": ["a", "b"], "g": ["a", "b", "c"], "h": ["a", "b"]}

    def some(of, least=0):
        chosen = random.sample(list(facts), random.choice((least, 1, 1, 2)))
        return {fact: of(facts[fact]) for fact in chosen}

    def when(least=0):
        return some(lambda values: random.sample(values, random.randint(1, len(values) - 1)), least)

    def sets():
        return some(lambda values: random.choice([*values, "up", "down"]))

    def step():
        turns = [{"when": when(1), "sets": sets(), "finds": []} for _ in range(random.choice((0, 0, 1)))]
        by = random.choice(({}, {"by": ["one"]}, {"by": ["two"]}))
        return {"minutes": random.choice((5, 10, 20)), **by, "when": when(), "sets": sets(), "instead": turns}

    events = [{"id": f"e{after}", "after": after, "when": when(), "sets": sets()} for after in random.sample((5, 10, 15), 2)]
    endings = [{"id": f"end-{n}", "title": "", "when": when(1) if n < 2 else {}, "also": [when(1)], "ways": {}} for n in range(3)]
    return {
        "minutes": random.choice((10, 20)),
        "roles": ["one", "two"],
        "facts": facts,
        "begins": {},
        "finds": [],
        "events": sorted(events, key=lambda event: event["after"]),
        "scenes": [{"id": "site", "title": "", "ways": {f"s{number}": step() for number in range(3)}}, *endings],
    }


def list_all_that_comes(plot: dict) -> set[tuple]:
    """What comes up in any visit at all, each of them made."""
    came: set[tuple] = set()
    paths: list[list[str]] = [[]]
    while paths:
        path = paths.pop()
        visit = replay_visit(plot, path)
        came |= {("value", *pair) for pair in visit.state.items()}
        if visit.ending:
            came |= list_came(plot, path)
            continue
        free = visit.free
        groups = ["+".join(free), *(free if len(free) > 1 else ())]
        steps = [*(step for _, step in list_choices(plot, visit)), "wait", "leave"]
        onwards = [[*path, f"{group}/{step}"] for group in groups for step in steps]
        paths += [one for one in onwards if not replay_visit(plot, one).rest]
    return came


def test_what_is_said_to_be_impossible_comes_up_in_no_visit_of_a_small_site():
    random, never, came_up = Random(21), 0, 0
    for _ in range(30):
        plot = invent_plot(random)
        bits, came = BitPlot(plot), list_all_that_comes(plot)
        for goal in [*bits.goals, *(("value", *pair) for pair in bits.values)]:
            impossible = is_impossible(bits, goal)
            assert not (impossible and goal in came), (goal, json.dumps(plot))
            never, came_up = never + impossible, came_up + (goal in came)
        assert set(search_visit(plot, tries=450).goals) <= came
    assert never > 50 and came_up > 200, "the sites have of both"


def test_a_safeguard_may_decide_by_what_follows_from_it_and_one_that_decides_nothing_is_told():
    ways = {
        "hide": {"minutes": 5, "sets": {"seen": "no"}},
        "greet": {"minutes": 10, "sets": {"seen": "yes"}},
        "talk": {
            "minutes": 5,
            "sets": {"told": "all"},
            "instead": [{"when": {"seen": ["yes"]}, "sets": {"told": "none"}, "finds": []}],
        },
    }
    plot = {
        "minutes": 30,
        "roles": ["one", "two"],
        "facts": {"seen": ["unsure", "no", "yes"], "told": ["none", "all"]},
        "begins": {},
        "finds": [],
        "events": [],
        "scenes": [
            {"id": "site", "title": "", "ways": ways},
            {"id": "good", "title": "", "when": {"told": ["all"]}, "also": [], "ways": {}},
            {"id": "bad", "title": "", "when": {}, "also": [], "ways": {}},
        ],
    }
    found = search_visit(plot)
    assert not find_pair(found, "seen"), "no ending asks for it"
    ends = [replay_visit(plot, found.plot.write(path)) for path in find_exchange(found, "seen") or ()]
    assert {visit.ending for visit in ends} == {"good", "bad"} and not any(visit.rest for visit in ends)
    del ways["talk"]["instead"]
    assert not find_exchange(search_visit(plot), "seen")


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
        found = search_visit(plot, tries=150)
        assert all(replay_visit(plot, found.plot.write(path)).ending for path in found.ends.values())
