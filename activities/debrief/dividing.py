"""How divided groups are over a passage: for putting the most divided first, and in words for the wall. Pure.

It is a sum over the marks of 4p(1−p), where p is the part of the groups that set the mark: nought where all did alike, one
for each mark on which they stand half to half. The number orders and is not shown: no mark of agreement stands on the wall.
"""

from __future__ import annotations

from collections.abc import Iterable

WORDS = ("none", "alone", "alike", "nearly", "divided", "much")
NEARLY = 0.75  # one of four, five or more sees one mark differently
MUCH = 1.75  # two marks that are as good as half to half


def divide(counts: Iterable[int], of: int) -> float:
    """How divided `of` groups are, of which as many as `counts` says set each mark."""
    return 4 * sum(count * (of - count) for count in counts) / (of * of) if of else 0.0


def word_division(divided: float, of: int) -> str:
    """The same as the end of a key of words: none, alone, alike, nearly, divided, much."""
    if of < 2:
        return "alone" if of else "none"
    if divided == 0:
        return "alike"
    if divided <= NEARLY:
        return "nearly"
    return "divided" if divided < MUCH else "much"
