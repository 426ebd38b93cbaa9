"""What can never come up on a visit, whatever is done, and what a safeguard decides. Pure.

**Never.** Whoever wants to show that nothing leads to something has to look at more than can happen, and not at less. So a visit is loosened here: a
step takes no time, may be taken again, and asks for nobody; what happens by the clock happens in its order, with any steps in between. Every
visit that can be made is one of these, step by step, since two who part meet in nothing but the facts that both read and set. What is asked for needs
few facts: those that its conditions name, those that the steps and events need which set one of them, and so on. All others are left out of
the state, which makes the rest few enough to look at all of it. What never holds there never comes up.

**The end.** Each step, and each wait, puts somebody's clock forward by a minute at least, and the visit is over when all clocks have come to its minutes;
one can leave at any moment, and the last ending asks for nothing. So each visit ends, and from each moment an ending can be reached.

**A safeguard** matters where two visits that can be made end otherwise and differ in it alone: at their ends (`visit_search.find_pair`), or
from one step on that decides it, with the same steps before and behind (`find_exchange`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice

from .visit_bits import WAITS, BitPlot, BitVisit, Change, Path, StepTurn
from .visit_search import Witnesses

MOST = 40_000  # ways in which the facts that matter can stand; what has more is told as not found
TRIED = 400  # visits in which a step is exchanged


def is_impossible(plot: BitPlot, goal: tuple) -> bool:
    """Whether it is proved that a goal of `plot.goals`, or `("value", fact, value)`, comes up in no visit; False also where there is too much to look at."""
    kept = _list_kept(plot, _read_by(plot, goal))
    states = _loosen(plot, kept)
    return states is not None and not any(_comes(plot, goal, state, phase) for state, phase in states)


def _facts_in(plot: BitPlot, bits: int) -> int:
    """All bits of the facts of which one is among `bits`."""
    return sum(own for own in plot.facts.values() if own & bits)


def _touched(*changes: Change) -> int:
    touched = 0
    for change in changes:
        touched |= change.clear | sum(bits for bits, _ in change.moves)
    return touched


def _forbidding(turns: Iterable[StepTurn]) -> int:
    forbids = 0
    for turn in turns:
        forbids |= turn.forbids
    return forbids


def _read_by(plot: BitPlot, goal: tuple) -> int:
    """The facts on which it depends whether a goal comes up, once somebody is there."""
    kind, *rest = goal
    if kind == "value":
        return plot.facts[rest[0]]
    if kind == "step":
        step = next(step for step in plot.steps if step.id == rest[0])
        return _facts_in(plot, step.forbids | _forbidding(step.turns))
    if kind == "event":
        return _facts_in(plot, next(event.forbids for event in plot.events if event.id == rest[0]))
    return plot.read_at_the_end()


def _list_kept(plot: BitPlot, read: int) -> int:
    """The facts that are read, and all on which it depends how these stand."""
    while True:
        more = read
        for step in plot.steps:
            for turn in step.turns:
                if _touched(turn.change, turn.then) & more:
                    more |= _facts_in(plot, step.forbids | _forbidding(step.turns))
        for event in plot.events:
            if _touched(event.change) & more:
                more |= _facts_in(plot, event.forbids)
        if more == read:
            return read
        read = more


def _loosen(plot: BitPlot, kept: int) -> set[tuple[int, int]] | None:
    """Every (state of the kept facts, how many events are past) of a loosened visit; None where they are more than MOST."""
    steps = [step for step in plot.steps if any(_touched(turn.change, turn.then) & kept for turn in step.turns)]
    start = plot.begin & kept, 0
    known, edge = {start}, deque([start])
    while edge:
        state, phase = edge.popleft()
        onwards = []
        for step in steps:
            if not state & step.forbids:
                turn = next(turn for turn in step.turns if not state & turn.forbids)
                onwards.append((turn.then.apply(turn.change.apply(state)) & kept, phase))
        if phase < len(plot.events):
            event = plot.events[phase]
            onwards.append((state if state & event.forbids else event.change.apply(state) & kept, phase + 1))
        fresh = [one for one in onwards if one not in known]
        known.update(fresh)
        edge.extend(dict.fromkeys(fresh))
        if len(known) > MOST:
            return None
    return known


def _comes(plot: BitPlot, goal: tuple, state: int, phase: int) -> bool:
    kind, *rest = goal
    if kind == "value":
        return bool(state & plot.values[rest[0], rest[1]])
    if kind == "step":
        step = next(step for step in plot.steps if step.id == rest[0])
        return not state & step.forbids and next(turn.turn for turn in step.turns if not state & turn.forbids) == rest[1]
    if kind == "event":
        return phase < len(plot.events) and plot.events[phase].id == rest[0] and not state & plot.events[phase].forbids
    return bool(plot.tell(state) & 1 << plot.goals.index(goal))


def find_exchange(found: Witnesses, fact: str) -> tuple[Path, Path] | None:
    """Two visits with the same steps in the same order, but for one after which `fact` alone stands otherwise, and that end otherwise; or None."""
    plot, own = found.plot, found.plot.facts[fact]
    deciding = [n for n, step in enumerate(plot.steps) if any(_touched(turn.change, turn.then) & own for turn in step.turns)]
    for path in islice((*found.goals.values(), *found.ends.values()), TRIED):
        for place, (going, number) in enumerate(path):
            if number not in deciding:
                continue
            came = _take_in_order(plot, path[:place], (going, number), path[place + 1 :])
            for other in (WAITS, *deciding):
                instead = _take_in_order(plot, path[:place], (going, other), path[place + 1 :]) if other != number else None
                if came and instead and (came[1] ^ instead[1]) & ~own == 0 and came[0].told != instead[0].told:
                    return came[2], instead[2]
    return None


def _take_in_order(plot: BitPlot, before: Path, one: tuple[int, int], behind: Path) -> tuple[BitVisit, int, Path] | None:
    """A visit with some steps in an order, each as soon as those who take it are free: the visit, its state after `one`, the path; None where one cannot be taken."""
    visit, path, after = BitVisit(plot), [], 0
    for number, (going, step) in enumerate([*before, one, *(step for step in behind if step[1] != WAITS)]):
        if number > len(before) and step >= 0:
            while not visit.told and going & ~visit.free:
                path.append((visit.free, WAITS))
                visit.take(*path[-1])
        if visit.told or (step >= 0 and not (visit.can_take(step) and going & plot.steps[step].by)):
            return None
        path.append((visit.free if step < WAITS else going, step))
        visit.take(*path[-1])
        if number == len(before):
            after = visit.state
    while not visit.told:
        path.append((visit.free, WAITS))
        visit.take(*path[-1])
    return visit, after, path
