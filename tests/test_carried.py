"""What a simulation carries from step to step: one engine in Python and in the page, and every walk of the book's interviews."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from pathlib import Path
from random import Random

import pytest
from book_rows import book_rows

from activities.kinds.bundles import find_node
from activities.rows.carried import begin, carry, follow, holds, list_open, replay
from activities.rows.carried_search import search_plot
from activities.rows.interview_models import lay_out_plot

PAGE = Path(__file__).parent / "answers" / "carried.mjs"
OLD_WALKS = Path(__file__).parent / "answers" / "walks-without-facts.json"
PLOTS = {id: lay_out_plot(row) for id, row in book_rows().interviews.items()}


def ask_page(asked: list[dict]) -> list[dict]:
    ran = subprocess.run([find_node(), str(PAGE)], input=json.dumps(asked).encode(), capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def invent_plot(random: Random) -> dict:
    """A plot with conditions, turns and moves of every sort; not all of it can be reached."""
    facts = {f"fact-{n}": [f"v{n}" for n in range(random.randint(2, 4))] for n in range(random.randint(0, 4))}
    scenes = [f"s{n}" for n in range(random.randint(2, 6))]

    def when() -> dict:
        some = random.sample(sorted(facts), random.randint(0, min(2, len(facts))))
        return {fact: random.sample(facts[fact], random.randint(1, len(facts[fact]))) for fact in some}

    def sets() -> dict:
        some = random.sample(sorted(facts), random.randint(0, len(facts)))
        return {fact: random.choice([*facts[fact], "up", "down"]) for fact in some}

    def way() -> dict:
        turns = [{"when": when(), "to": random.choice(scenes), "sets": sets()} for _ in range(random.randint(0, 2))]
        turns = [turn if random.random() < 0.7 else {key: turn[key] for key in ("when", "sets")} for turn in turns]
        return {"to": random.choice(scenes), "when": when(), "sets": sets(), "instead": turns}

    laid = [{"id": id, "ways": {f"w{n}": way() for n in range(random.randint(0, 4))}} for id in scenes]
    begins = {fact: random.choice(values) for fact, values in facts.items() if random.random() < 0.3}
    return {"start": scenes[0], "facts": facts, "begins": begins, "scenes": laid}


def invent_path(plot: dict, random: Random) -> list[str]:
    """A walk as a page keeps it, now and then with a step that does not follow."""
    scenes = {scene["id"]: scene for scene in plot["scenes"]}
    scene, state, path = plot["start"], begin(plot), []
    for _ in range(random.randint(0, 12)):
        open_ways = list_open(scenes[scene], state)
        if not open_ways:
            break
        way = random.choice(sorted(open_ways))
        path.append(f"{scene}/{way}")
        outcome = follow(scenes[scene]["ways"][way], state, plot["facts"])
        scene, state = outcome.to, outcome.state
    if random.random() < 0.3:
        odd = random.choice(["s0/constructor", "nothing", "", "s0/w0/w1", "/w0", "s1/w0", "toString/w0"])
        path.insert(random.randint(0, len(path)), odd)
    return path


def test_any_walk_comes_to_the_same_in_python_and_in_the_page():
    random = Random(14)
    plots = [invent_plot(random) for _ in range(600)] + list(PLOTS.values()) * 200
    asked = [{"plot": plot, "path": invent_path(plot, random)} for plot in plots]
    for one, page in zip(asked, ask_page(asked), strict=True):
        python = json.loads(json.dumps(dataclasses.asdict(replay(one["plot"], one["path"]))))
        assert python == page, json.dumps(one)[:2000]


def test_a_fact_goes_no_further_than_its_ends_and_a_condition_asks_for_all_that_it_names():
    facts = {"trust": ["closed", "wary", "open"], "place": ["office", "bench"]}
    state = begin({"facts": facts})
    assert carry({"trust": "down"}, state, facts)["trust"] == "closed"
    up = carry({"trust": "up"}, carry({"trust": "up"}, carry({"trust": "up"}, state, facts), facts), facts)
    assert up["trust"] == "open" and state["trust"] == "closed", "what was there before stays as it was"
    assert holds({"trust": ["wary", "open"]}, up) and not holds({"trust": ["open"], "place": ["bench"]}, up) and holds({}, up)


@pytest.mark.parametrize("id", PLOTS)
def test_every_walk_of_an_interview_ends_and_everything_in_it_comes_up_in_one(id):
    plot = PLOTS[id]
    found = search_plot(plot)
    assert found.list_endless() == []
    assert {at for at, _ in found.onwards} == {scene["id"] for scene in plot["scenes"]}
    due = {
        (scene["id"], way, turn)
        for scene in plot["scenes"]
        for way, laid in scene["ways"].items()
        for turn in (None, *range(len(laid.get("instead", ()))))
    }
    assert found.turns == due


def test_an_office_or_a_co_worker_never_comes_to_the_end_to_which_a_bench_and_an_agreed_voice_do():
    found = search_plot(PLOTS["packing-hall"])
    states = [dict(state) for at, state in found.onwards if at == "end-agreed"]
    assert {state["place"] for state in states} == {"hidden", "away"}
    assert {state["voice"] for state in states} == {"agreed-voice"}
    assert {state["promise"] for state in states} == {"none", "taken-back"}
    assert {state["told"] for state in states} == {"purpose"}


def test_every_walk_that_an_edition_without_facts_kept_is_still_read_and_loses_no_step():
    kept = json.loads(OLD_WALKS.read_text(encoding="utf-8"))
    whole = 0
    for path in kept["walks"]:
        walk = replay(PLOTS["packing-hall"], path)
        assert [f"{step.scene}/{step.way}" for step in walk.steps] + list(walk.rest) == path
        assert walk.steps, "each begins as it did"
        whole += not walk.rest
    assert whole > len(kept["walks"]) / 3
