"""How a visit is followed: who is where until when, what happens meanwhile, and what is found. Pure, over plain data.

Each role has a clock. Whoever's clock is earliest is free and chooses next, alone or with the others who are free at that minute. A step
counts as things stand when it is begun, and keeps those who went until its minutes are over. What happens at the site by the
clock comes before the next choice. A plot is as `visit_models.lay_out_visit` gives it, and a visit is kept as steps, `lead+safety/see-papers`.
`activities/browser/visited.js` follows the same plots in the page; a test holds one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .carried import State, begin, carry, find_turn, holds
from .visit_models import LEAVE, WAIT

ALONE = 10  # minutes that pass where nobody is away and all wait


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: a step (`place`, `step`, `turn`, `roles`) or, without these, an `event`; `at` in minutes."""

    at: int
    until: int
    roles: tuple[str, ...] = ()
    place: str = ""
    step: str = ""
    turn: int | None = None
    event: str = ""
    finds: tuple[str, ...] = ()


@dataclass
class Course:
    """A visit as far as it holds together; `rest` is what was kept behind that and does not follow. ending: its id, once it is over."""

    state: State
    clocks: dict[str, int]
    moments: list[Moment] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    happened: list[str] = field(default_factory=list)
    ending: str = ""
    rest: tuple[str, ...] = ()

    @property
    def now(self) -> int:
        return min(self.clocks.values())

    @property
    def free(self) -> list[str]:
        """The roles that choose next; none once it is over."""
        now = self.now
        return [] if self.ending else [role for role, clock in self.clocks.items() if clock == now]


def set_out(plot: Mapping[str, Any]) -> Course:
    """A visit at its beginning."""
    return Course(begin(plot), dict.fromkeys(plot["roles"], 0))


def list_choices(plot: Mapping[str, Any], visit: Course) -> list[tuple[str, str]]:
    """(place, step) of what those who are free can do, as things stand."""
    free = visit.free
    return [
        (scene["id"], id)
        for scene in plot["scenes"]
        for id, step in scene["ways"].items()
        if free and id not in visit.done and _may_go(step, free) and holds(step.get("when"), visit.state)
    ]


def _may_go(step: Mapping[str, Any], roles: Iterable[str]) -> bool:
    """Whether one of those whom a step needs is among some roles."""
    return "by" not in step or any(role in step["by"] for role in roles)


def take(plot: Mapping[str, Any], visit: Course, roles: Iterable[str], step: str) -> bool:
    """Take one step, in place. Returns whether it could be taken; if not, nothing has changed."""
    going = [role for role in plot["roles"] if role in set(roles)]
    free = visit.free
    if visit.ending or (step != LEAVE and (not going or any(role not in free for role in going))):
        return False
    if step == LEAVE:
        end = max(visit.clocks.values())
        visit.clocks = dict.fromkeys(visit.clocks, end)
        _let_happen(plot, visit, end)
        _end(plot, visit)
        return True
    now = visit.now
    if step == WAIT:
        later = [clock for role, clock in visit.clocks.items() if clock > now]
        until = min(later) if later else now + ALONE
        visit.moments.append(Moment(now, until, tuple(going), step=WAIT))
    else:
        place: str = next((scene["id"] for scene in plot["scenes"] if step in scene["ways"]), "")
        laid: Mapping[str, Any] = next((scene["ways"][step] for scene in plot["scenes"] if step in scene["ways"]), {})
        if not place or step in visit.done or not holds(laid.get("when"), visit.state) or not _may_go(laid, going):
            return False
        turn = find_turn(laid, visit.state)
        taken = laid["instead"][turn] if turn is not None else {}
        finds = taken.get("finds", ()) if turn is not None else laid.get("finds", ())
        until = now + laid["minutes"]
        visit.moments.append(Moment(now, until, tuple(going), place, step, turn, finds=tuple(finds)))
        visit.state = carry(taken.get("sets"), carry(laid.get("sets"), visit.state, plot["facts"]), plot["facts"])
        visit.done.append(step)
    visit.clocks = {role: until if role in going else clock for role, clock in visit.clocks.items()}
    _let_happen(plot, visit, visit.now)
    if visit.now >= plot["minutes"]:
        _end(plot, visit)
    return True


def _let_happen(plot: Mapping[str, Any], visit: Course, now: int) -> None:
    for event in plot["events"]:
        if event["after"] <= now and event["id"] not in visit.happened:
            visit.happened.append(event["id"])
            if holds(event["when"], visit.state):
                visit.moments.append(Moment(event["after"], event["after"], event=event["id"]))
                visit.state = carry(event["sets"], visit.state, plot["facts"])


def _end(plot: Mapping[str, Any], visit: Course) -> None:
    visit.ending = find_ending(plot, visit.state)


def find_ending(plot: Mapping[str, Any], state: State) -> str:
    """The first ending that holds in a state."""
    return next(scene["id"] for scene in plot["scenes"] if not scene["ways"] and holds(scene["when"], state))


def replay_visit(plot: Mapping[str, Any], path: Iterable[str]) -> Course:
    """A visit that was kept as steps, followed as far as it holds together."""
    visit, kept = set_out(plot), list(path)
    for number, one in enumerate(kept):
        roles, _, step = one.partition("/")
        if not take(plot, visit, roles.split("+"), step):
            visit.rest = tuple(kept[number:])
            break
    return visit
