"""Visits in which things come up, looked for until nothing is left to come up. Each that is kept is a proof that it can. Pure.

A visit has too many courses to follow all: four people, twenty steps and a clock. So visits are made up, drawn to what has not come up
yet. What is found in one can come up, in that very visit, and the visit is kept: whoever doubts it can make it. What is found
in none is asked of `visit_proofs`, which says whether it is impossible. Each search is the same, since its chances are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .visit_bits import LEAVES, WAITS, BitPlot, BitVisit, Path

TRIES, BATCH = 6000, 150
SEED = 14


@dataclass
class Witnesses:
    """Visits by what they show, as paths of `plot`.

    goals: what came up, by its name in `BitPlot.goals`, with the first visit in which it did. values: the same of (fact, value). ends: visits by
    the facts that an ending asks for, as they stood at the end. longest: the minutes of the longest visit. tries: how many were made.
    """

    plot: BitPlot
    goals: dict[tuple, Path] = field(default_factory=dict)
    values: dict[tuple[str, str], Path] = field(default_factory=dict)
    ends: dict[int, Path] = field(default_factory=dict)
    longest: int = 0
    tries: int = 0
    came: int = 0
    held: int = 0

    def add(self, visit: BitVisit, path: Path, asked: int) -> bool:
        """Take down a visit that is over. asked: the bits that endings ask for. Returns whether something came up for the first time."""
        self.tries += 1
        self.longest = max(self.longest, *visit.clocks)
        self.ends.setdefault(visit.state & asked, path)
        fresh, held = visit.came & ~self.came, visit.values & ~self.held
        if not fresh and not held:
            return False
        self.came |= fresh
        self.held |= held
        self.goals |= {goal: path for number, goal in enumerate(self.plot.goals) if fresh >> number & 1}
        self.values |= {pair: path for pair, bit in self.plot.values.items() if bit & held}
        return True

    @property
    def complete(self) -> bool:
        """Whether nothing is left to come up."""
        return self.came == self.plot.all_goals and self.held == self.plot.all_values


def search_visit(plot: Mapping[str, Any], safeguards: list[str] | None = None, tries: int = TRIES) -> Witnesses:
    """Make visits until all has come up and each of `safeguards` has shown its weight, or `tries` are made."""
    bits = BitPlot(plot)
    found, random, asked = Witnesses(bits), Random(SEED), bits.read_at_the_end()
    models: list[Path] = []
    while found.tries < tries:
        for number in range(BATCH):
            visit, path = _make_visit(bits, random, found, models, together=number % 3 == 0)
            if found.add(visit, path, asked):
                models.append(path)
        if found.complete and all(find_pair(found, fact) for fact in safeguards or ()):
            break
    return found


def find_pair(found: Witnesses, fact: str) -> tuple[Path, Path] | None:
    """Two visits that end otherwise, and at whose ends all that an ending asks for stood alike but for `fact`; None where none were found."""
    plot, own = found.plot, found.plot.facts[fact]
    alike: dict[int, list[int]] = {}
    for state in found.ends:
        others = alike.setdefault(state & ~own, [])
        for other in others:
            if plot.tell(other) != plot.tell(state):
                return found.ends[other], found.ends[state]
        others.append(state)
    return None


def _make_visit(plot: BitPlot, random: Random, found: Witnesses, models: list[Path], together: bool) -> tuple[BitVisit, Path]:
    """A visit to its end. It may go the first part of the way of one in which something new came up, and then on by itself."""
    visit, path = BitVisit(plot), []
    if models and random.random() < 0.6:
        model = random.choice(models)
        path = model[: random.randrange(len(model))]
        for going, number in path:
            visit.take(going, number)
    # Who does everything comes to few endings: each visit leaves out steps of its own.
    share = random.choice((0, 0.3, 0.6))
    steps = [number for number in range(len(plot.steps)) if random.random() >= share]
    while not visit.told:
        choices = [number for number in steps if visit.can_take(number)]
        going = visit.free
        if not choices or random.random() < 0.04:
            number = LEAVES if random.random() < 0.4 else WAITS
        else:
            # What has not come up yet is looked for, but not always: it may need what has.
            fresh = (
                [number for number in choices if not plot.steps[number].turns[-1].goal & found.came]
                if random.random() < 0.5
                else []
            )
            number = random.choice(fresh or choices)
            if not together:
                able = plot.steps[number].by & going
                going = random.choice([1 << place for place in range(len(plot.roles)) if able >> place & 1])
        visit.take(going, number)
        path.append((going, number))
    return visit, path
