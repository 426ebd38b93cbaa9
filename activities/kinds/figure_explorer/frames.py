"""What an explorer is made of: controls, and a frame for each choice that has something to show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from activities.drawing.book_figure import BookFigure


@dataclass(frozen=True)
class Control:
    """A question with one answer: `options` are (value, label); the first is chosen to begin with."""

    name: str
    legend: str
    options: tuple[tuple[str, str], ...]
    hint: str | None = None


@dataclass(frozen=True)
class Frame:
    """What one choice shows: a figure, what it says in words, its table and where it comes from.

    draw: draws the figure, in a `layout` if one is given; None where there is nothing to draw and `finding` says why.
    shown: what is measured, and on which scale.
    columns: heads of the table; the first names its rows. rows: cells, None where not given.
    total: number of rows at the end that sum up the others. decimals: of the numbers in it.
    provenance: (name, words), for the table file.
    """

    title: str
    finding: str
    draw: Callable[..., BookFigure] | None = None
    shown: str = ""
    caption: str = ""
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str | float | None]] = ()
    total: int = 0
    decimals: int = 0
    notes: Sequence[str] = ()
    provenance: Sequence[tuple[str, str]] = ()

    @cached_property
    def figure(self) -> BookFigure | None:
        """The figure with title and source in it; None where there is nothing to draw."""
        return self.draw() if self.draw else None


@dataclass
class Explorer:
    """Controls and the frame of each choice, a choice being one value of each control.

    Choices between which a control changes nothing share one frame.
    """

    controls: list[Control]
    frames: dict[tuple[str, ...], Frame] = field(default_factory=dict)

    def add(self, frame: Frame, *values: str | Sequence[str]) -> None:
        """Give a frame to a choice; where a control has several values here, to each of them."""
        for choice in product(*([value] if isinstance(value, str) else value for value in values)):
            self.frames[choice] = frame

    def idle_controls(self, choice: tuple[str, ...]) -> list[str]:
        """Names of the controls that change nothing in this choice."""
        idle = []
        for position, control in enumerate(self.controls):
            others = ((*choice[:position], value, *choice[position + 1 :]) for value, _ in control.options)
            if all(self.frames[other] is self.frames[choice] for other in others):
                idle.append(control.name)
        return idle


def group_notes(rows: Iterable, name: Callable) -> list[str]:
    """The notes of rows, each once, with the rows it is about unless it is about all."""
    rows = list(rows)
    about: dict[str, list[str]] = {}
    for row in rows:
        if row.note:
            about.setdefault(row.note, []).append(name(row))
    return [note if len(names) == len(rows) else f"{', '.join(names)}: {note}" for note, names in about.items()]


def write_number(value: float) -> str:
    """A number as text: 12,300,000 · 3.5."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
