"""Everything that can happen in a plot: all moments, each with the state in which a walk comes to it. Pure.

Facts have few values, so all of it can be looked at; `MOST` says where that ends.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .carried import Outcome, State, begin, follow, holds, list_open

MOST = 100_000  # moments with their states; an interview of twenty scenes and nine facts has about five thousand

Moment = tuple[str, tuple[tuple[str, str], ...]]


class TooMany(Exception):
    """There are more moments than can be looked at."""


@dataclass
class Search:
    """What was found: the moments with where each leads, and what held in some walk.

    onwards: of each moment, by way, what came of it. turns: (scene, way, turn) that held. additions: (scene, place) that held.
    """

    onwards: dict[Moment, dict[str, Moment]] = field(default_factory=dict)
    turns: set[tuple[str, str, int | None]] = field(default_factory=set)
    additions: set[tuple[str, int]] = field(default_factory=set)

    def reaches(self, scene: str) -> bool:
        """Whether a walk comes to a scene."""
        return any(at == scene for at, _ in self.onwards)

    def list_values(self) -> set[tuple[str, str]]:
        """Every (fact, value) that holds at some moment."""
        return {pair for _, state in self.onwards for pair in state}

    def list_endless(self) -> list[Moment]:
        """The moments from which no end can be reached; an end is a moment that leads nowhere."""
        backwards: dict[Moment, list[Moment]] = {moment: [] for moment in self.onwards}
        for moment, ways in self.onwards.items():
            for target in ways.values():
                backwards[target].append(moment)
        found = {moment for moment, ways in self.onwards.items() if not ways}
        edge = deque(found)
        while edge:
            for moment in backwards[edge.popleft()]:
                if moment not in found:
                    found.add(moment)
                    edge.append(moment)
        return [moment for moment in self.onwards if moment not in found]


def search_plot(plot: Mapping[str, Any]) -> Search:
    """Follow every way in every state from the start. Raises TooMany where there are more than MOST moments."""
    scenes = {scene["id"]: scene for scene in plot["scenes"]}
    found, facts = Search(), plot["facts"]
    start: Moment = plot["start"], tuple(begin(plot).items())
    known, edge = {start}, deque([start])
    while edge:
        moment = edge.popleft()
        scene, state = scenes[moment[0]], dict(moment[1])
        found.onwards[moment] = {}
        found.additions |= {(scene["id"], place) for place, when in enumerate(scene.get("also", ())) if holds(when, state)}
        for way in list_open(scene, state):
            outcome = follow(scene["ways"][way], state, facts)
            target: Moment = outcome.to, tuple(outcome.state.items())
            found.turns.add((scene["id"], way, outcome.turn))
            found.onwards[moment][way] = target
            if target not in known:
                known.add(target)
                edge.append(target)
        if len(known) > MOST:
            raise TooMany
    return found


def list_without_weight(plot: Mapping[str, Any], found: Search, facts: list[str]) -> list[str]:
    """Those of `facts` on which no ending depends.

    An ending depends on a fact where, at the last step of some walk, another of the values that walks come to would have led
    to another end, or to another text in it.
    """
    scenes = {scene["id"]: scene for scene in plot["scenes"]}
    reached = found.list_values()

    def tell(outcome: Outcome) -> tuple:
        end = scenes[outcome.to]
        return outcome.to, tuple(holds(when, outcome.state) for when in end.get("also", ()))

    weighty: set[str] = set()
    for (scene, held), ways in found.onwards.items():
        for way, target in ways.items():
            if scenes[target[0]]["ways"]:
                continue
            state: State = dict(held)
            came = tell(follow(scenes[scene]["ways"][way], state, plot["facts"]))
            for fact in facts:
                others = [value for value in plot["facts"][fact] if value != state[fact] and (fact, value) in reached]
                if fact not in weighty and any(
                    tell(follow(scenes[scene]["ways"][way], {**state, fact: other}, plot["facts"])) != came for other in others
                ):
                    weighty.add(fact)
    return [fact for fact in facts if fact not in weighty]
