"""Lines in a text file, one below the other, as somebody types them who collects a room's work from paper or from messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from .json_text import read_text
from .line import Line, LineError, LineKey, read_line
from .problems import AnswersError, naming

_BEGINNING = re.compile(r"[^:]+:\s*[0-9]+\.[0-9]", re.ASCII)


class LineProblem(AnswersError):
    """A line of a file that cannot be taken: the file, the number of the line, the place in it, and what would be right."""

    def __init__(self, file: str, number: int, slip: LineError):
        Exception.__init__(self, f"{file} › line {number}, {slip}")
        self.file, self.code, self.params = f"{file} › line {number}", slip.code, slip.params


def read_line_file(path: str | Path, keys: Iterable[LineKey]) -> tuple[list[Line], list[AnswersError]]:
    """The lines of a text file that can be taken, and what is wrong with the rest.

    Empty lines, and those that begin with #, say nothing. A text in which nothing begins as a line does has neither lines nor problems.
    """
    path, keys = Path(path), list(keys)
    try:
        with naming(path.name):
            text = read_text(path)
    except AnswersError as problem:
        return [], [problem]
    told = [(number, one) for number, one in enumerate(text.splitlines(), start=1) if one.strip() and not one.startswith("#")]
    if not any(_BEGINNING.match(one) for _, one in told):
        return [], []
    lines: list[Line] = []
    problems: list[AnswersError] = []
    for number, one in told:
        try:
            lines.append(read_line(one, keys))
        except LineError as slip:
            problems.append(LineProblem(path.name, number, slip))
    return lines, problems
