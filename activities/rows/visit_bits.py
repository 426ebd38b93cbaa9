"""A plot of a visit as bits: what holds is one number, so that very many visits can be made in a short time. Pure.

Each value of each fact is one bit, and of a fact exactly one of its bits is set. A condition is kept as the bits that forbid it: it holds where none of
them is set. `visited` says what a visit is; a test holds the courses made here to the courses made there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .carried import begin
from .carried_models import DOWN, UP
from .visit_models import LEAVE, WAIT
from .visited import ALONE

Path = list[tuple[int, int]]  # (who goes, as bits; the place of the step in the plot, or one of the two below)
WAITS, LEAVES = -1, -2


@dataclass(frozen=True)
class Change:
    """What a step or an event sets. moves: (the bits of a fact, whether it goes up)."""

    clear: int = 0
    sets: int = 0
    moves: tuple[tuple[int, bool], ...] = ()

    def apply(self, state: int) -> int:
        state = state & ~self.clear | self.sets
        for bits, up in self.moves:
            now = state & bits
            moved = (now << 1 if up else now >> 1) & bits
            if moved:
                state = state ^ now | moved
        return state


@dataclass(frozen=True)
class StepTurn:
    """What comes of a step where none of `forbids` is set. goal: its bit among all that can come up. then: a second change over the first."""

    forbids: int
    goal: int
    change: Change
    then: Change
    turn: int | None


@dataclass(frozen=True)
class BitStep:
    """A step. by: the roles of whom one has to go."""

    id: str
    bit: int
    minutes: int
    by: int
    forbids: int
    turns: tuple[StepTurn, ...]


@dataclass(frozen=True)
class BitEvent:
    id: str
    after: int
    forbids: int
    goal: int
    change: Change


@dataclass(frozen=True)
class BitEnding:
    """also: (what forbids it, its goal), text by text."""

    id: str
    forbids: int
    goal: int
    also: tuple[tuple[int, int], ...]


class BitPlot:
    """A plot with its bits. goals: what can come up, `(step, turn)` of steps, `event`, `ending` and `also` by name, in the order of their bits."""

    def __init__(self, plot: Mapping[str, Any]):
        self.minutes: int = plot["minutes"]
        self.roles: list[str] = list(plot["roles"])
        self.everybody = (1 << len(self.roles)) - 1
        self.values: dict[tuple[str, str], int] = {}
        self.facts: dict[str, int] = {}
        for fact, values in plot["facts"].items():
            for value in values:
                self.values[fact, value] = 1 << len(self.values)
            self.facts[fact] = sum(self.values[fact, value] for value in values)
        self.begin = sum(self.values[pair] for pair in begin(plot).items())
        self.goals: list[tuple] = []
        self.steps = [
            self._step(number, id, step)
            for number, (id, step) in enumerate((id, step) for scene in plot["scenes"] for id, step in scene["ways"].items())
        ]
        self.events = [
            BitEvent(one["id"], one["after"], self.forbid(one["when"]), self._goal("event", one["id"]), self._change(one["sets"]))
            for one in plot["events"]
        ]
        self.endings = [self._ending(scene) for scene in plot["scenes"] if not scene["ways"]]
        self.all_goals = (1 << len(self.goals)) - 1
        self.all_values = (1 << len(self.values)) - 1

    def _goal(self, *name) -> int:
        self.goals.append(name)
        return 1 << len(self.goals) - 1

    def forbid(self, when: Mapping[str, Iterable[str]] | None) -> int:
        """The bits that keep a condition from holding."""
        forbids = 0
        for fact, values in (when or {}).items():
            allowed = sum(self.values[fact, value] for value in set(values))
            forbids |= self.facts[fact] & ~allowed
        return forbids

    def _change(self, sets: Mapping[str, str] | None) -> Change:
        clear = put = 0
        moves = []
        for fact, value in (sets or {}).items():
            if value in (UP, DOWN):
                moves.append((self.facts[fact], value == UP))
            else:
                clear |= self.facts[fact]
                put |= self.values[fact, value]
        return Change(clear, put, tuple(moves))

    def _step(self, number: int, id: str, step: Mapping[str, Any]) -> BitStep:
        by = sum(1 << place for place, role in enumerate(self.roles) if role in step.get("by", self.roles))
        change = self._change(step.get("sets"))
        turns = [
            StepTurn(self.forbid(turn["when"]), self._goal("step", id, place), change, self._change(turn.get("sets")), place)
            for place, turn in enumerate(step.get("instead", ()))
        ]
        turns.append(StepTurn(0, self._goal("step", id, None), change, Change(), None))
        return BitStep(id, 1 << number, step["minutes"], by, self.forbid(step.get("when")), tuple(turns))

    def _ending(self, scene: Mapping[str, Any]) -> BitEnding:
        goal = self._goal("ending", scene["id"])
        also = [(self.forbid(when), self._goal("also", scene["id"], place)) for place, when in enumerate(scene["also"])]
        return BitEnding(scene["id"], self.forbid(scene["when"]), goal, tuple(also))

    def tell(self, state: int) -> int:
        """The goals of the ending that holds in a state, and of the texts that stand below it."""
        ending = next(one for one in self.endings if not state & one.forbids)
        return ending.goal | sum(goal for forbids, goal in ending.also if not state & forbids)

    def read_at_the_end(self) -> int:
        """The bits of all facts that endings and their texts ask for."""
        asked = 0
        for ending in self.endings:
            for forbids in (ending.forbids, *(forbids for forbids, _ in ending.also)):
                asked |= sum(bits for bits in self.facts.values() if bits & forbids)
        return asked

    def write(self, path: Path) -> list[str]:
        """A path as a visit is kept: `lead+safety/see-papers`."""
        names = {WAITS: WAIT, LEAVES: LEAVE} | {number: step.id for number, step in enumerate(self.steps)}
        return [
            f"{'+'.join(role for place, role in enumerate(self.roles) if going >> place & 1)}/{names[step]}" for going, step in path
        ]


class BitVisit:
    """A visit in bits. came: the goals that came up. values: every value that held. told: what its ending tells, once it is over."""

    __slots__ = ("came", "clocks", "done", "free", "next_event", "now", "plot", "state", "told", "values")

    def __init__(self, plot: BitPlot):
        self.plot, self.state, self.done, self.came = plot, plot.begin, 0, 0
        self.clocks = [0] * len(plot.roles)
        self.now, self.free, self.next_event = 0, plot.everybody, 0
        self.values, self.told = plot.begin, 0

    def can_take(self, number: int) -> bool:
        """Whether a step can be taken by somebody who is free."""
        step = self.plot.steps[number]
        return not (self.done & step.bit or self.state & step.forbids) and bool(step.by & self.free)

    def take(self, going: int, number: int) -> None:
        """Take a step that `can_take` allows, wait, or leave; `going` are free."""
        if number == LEAVES:
            self.now = max(self.clocks)
            self._end()
            return
        if number == WAITS:
            later = [clock for clock in self.clocks if clock > self.now]
            until = min(later) if later else self.now + ALONE
        else:
            step = self.plot.steps[number]
            turn = next(turn for turn in step.turns if not self.state & turn.forbids)
            self.state = turn.then.apply(turn.change.apply(self.state))
            self.came |= turn.goal
            self.done |= step.bit
            until = self.now + step.minutes
        self.clocks = [until if going >> place & 1 else clock for place, clock in enumerate(self.clocks)]
        self.now = min(self.clocks)
        if self.now >= self.plot.minutes:
            self._end()
        else:
            self._let_happen()
            self.free = sum(1 << place for place, clock in enumerate(self.clocks) if clock == self.now)

    def _let_happen(self) -> None:
        events = self.plot.events
        self.values |= self.state
        while self.next_event < len(events) and events[self.next_event].after <= self.now:
            event = events[self.next_event]
            self.next_event += 1
            if not self.state & event.forbids:
                self.came |= event.goal
                self.state = event.change.apply(self.state)
                self.values |= self.state

    def _end(self) -> None:
        self._let_happen()
        self.told = self.plot.tell(self.state)
        self.came |= self.told
