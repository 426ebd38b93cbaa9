"""Whether the facts that a simulation carries, and whatever asks for them or sets them, name each other rightly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..rows.carried_models import DOWN, UP, Fact
from .wording import suggest


class FactNames:
    """The facts of one row with their values, to which its conditions are held."""

    def __init__(self, check, row, facts: Iterable[Fact]):
        """check: gathers the slips. row: the located row. Names that stand twice are told here."""
        self.check, self.row = check, row
        self.values = {fact.id: [value.id for value in fact.values] for fact in facts}
        taken: dict = {}
        for fact in facts:
            check.alone("the id", taken, fact.id, row, "facts", fact.id, "id")
            values: dict = {}
            for value in fact.values:
                check.alone("the id", values, value.id, row, "facts", fact.id, "values", value.id, "id")

    def refer_when(self, when: Mapping[str, Iterable[str]], *labels) -> None:
        """Every fact that a condition names is there, with each of the values named for it."""
        for fact, values in when.items():
            if self._is_known(fact, *labels):
                for value in values:
                    self._refer_value(fact, value, self.values[fact], *labels)

    def refer_sets(self, sets: Mapping[str, str], *labels) -> None:
        """Every fact that is set is there, with the value that it is set to, unless it is moved up or down."""
        for fact, value in sets.items():
            if self._is_known(fact, *labels):
                self._refer_value(fact, value, [*self.values[fact], UP, DOWN], *labels)

    def _is_known(self, fact: str, *labels) -> bool:
        if fact in self.values:
            return True
        advice = suggest(fact, self.values) if self.values else "list it under `facts`"
        self.check.say(self.row.at(*labels), f"unknown fact '{fact}'; {advice}")
        return False

    def _refer_value(self, fact: str, value: str, known: list[str], *labels) -> None:
        if value not in known:
            self.check.say(self.row.at(*labels), f"'{fact}' has no value '{value}'; {suggest(value, known)}")
