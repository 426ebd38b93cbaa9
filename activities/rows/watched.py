"""Rows that tell what was read of them, so that what was made of them can be made anew when that has changed, and only then.

`watch_rows` gives rows that answer like any others. While something is made of them, `Watch.noting` takes
down what was read: one row, the ids of a table, or all of it. `Watch.digest` says later, over other
rows, whether a read would still give the same.

A function that looks through a whole table for a little of it is marked `@asked`: then not the table is
taken down but the question, and what counts is its answer. Pure: no file is opened here.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

# What was read: the table and the id of a row; or the table with IDS or ALL; or ASKED, a question and its arguments.
Read = tuple
IDS, ALL, ASKED = "ids of", "all of", "asked"
_QUESTIONS: dict[str, Callable] = {}


class Watch:
    """What is read of one set of rows, and what each read gives."""

    def __init__(self, rows: Any):
        self.rows = rows  # the rows as they are, which note nothing
        self._open: list[set[Read]] = []
        self._digests: dict[Read, str] = {}
        self._answers: dict[Read, Any] = {}

    def note(self, read: Read) -> None:
        """Take down one read, where something is listening."""
        if self._open:
            self._open[-1].add(read)

    @contextmanager
    def noting(self) -> Iterator[set[Read]]:
        """Gather the reads of what is done inside; they count as reads of what is around it, too."""
        reads: set[Read] = set()
        self._open.append(reads)
        try:
            yield reads
        finally:
            self._open.remove(reads)
            if self._open:
                self._open[-1].update(reads)

    def digest(self, read: Read) -> str:
        """A fingerprint of what a read gives over these rows."""
        if read not in self._digests:
            self._digests[read] = digest_value(self.answer(read))
        return self._digests[read]

    def answer(self, read: Read) -> Any:
        """What a read gives over these rows. A question is asked once, however many pages ask it: who gets an answer leaves it as it is."""
        if read[0] != ASKED:
            return self._answer(*read)
        if read not in self._answers:
            self._answers[read] = self._answer(*read)
        return self._answers[read]

    def take_down(self, reads: set[Read]) -> dict[Read, str]:
        """Reads with what each of them gives now."""
        return {read: self.digest(read) for read in reads}

    def still_holds(self, taken: dict[Read, str]) -> bool:
        """Whether all that was taken down would be read the same today."""
        return all(self.digest(read) == digest for read, digest in taken.items())

    def _answer(self, kind: str, name: str, *arguments: Any) -> Any:
        if kind == ASKED:
            if name not in _QUESTIONS:
                importlib.import_module(name.split(":")[0])
            return _QUESTIONS[name](self.rows, *arguments)
        table = getattr(self.rows, name, None)
        if kind == IDS:
            return list(table or ())
        if kind == ALL:
            return list(table.items()) if isinstance(table, dict) else table
        return (table or {}).get(arguments[0])


def asked(question: Callable) -> Callable:
    """A pure function of rows, and of plain values, of which only the answer counts as read.

    The rows come first; the other arguments can be told apart and written down: words, numbers, tuples of them.
    """
    name = f"{question.__module__}:{question.__qualname__}"
    _QUESTIONS[name] = question

    @functools.wraps(question)
    def ask(rows: Any, *arguments: Any) -> Any:
        watch = watch_of(rows)
        if watch is None:
            return question(rows, *arguments)
        watch.note(read := (ASKED, name, *arguments))
        return watch.answer(read)

    return ask


def watch_rows(rows: Any) -> Any:
    """The same rows, telling what is read of them."""
    watch = Watch(rows)
    tables: dict[str, Any] = {}
    for field in dataclasses.fields(rows):
        value = getattr(rows, field.name)
        if isinstance(value, dict):
            tables[field.name] = _WatchedTable(value, field.name, watch)
        elif isinstance(value, list):
            tables[field.name] = _WatchedList(value, field.name, watch)
    return dataclasses.replace(rows, **tables)


def watch_of(rows: Any) -> Watch | None:
    """Who watches these rows; None where nobody does."""
    return getattr(rows.strings, "watch", None)


def digest_value(value: Any) -> str:
    """A fingerprint of rows and of what is made of them: the same in every process."""
    digest = hashlib.sha256()
    _feed(digest, value)
    return digest.hexdigest()


def _feed(digest: Any, value: Any) -> None:
    if isinstance(value, BaseModel):
        digest.update(value.model_dump_json().encode() + b"\0")
    elif isinstance(value, dict):
        _feed(digest, list(value.items()))
    elif isinstance(value, (list, tuple)):
        digest.update(f"{len(value)}:".encode())
        for part in value:
            _feed(digest, part)
    else:
        digest.update(repr(value).encode() + b"\0")


class _WatchedTable(dict):
    """Rows by id. Every way to look into a dict is noted; none is left that would go past it."""

    def __init__(self, rows: dict, name: str, watch: Watch):
        super().__init__(rows)
        self.name, self.watch = name, watch

    def __getitem__(self, id):
        self.watch.note(("row", self.name, id))
        return super().__getitem__(id)

    def get(self, id, default=None):
        self.watch.note(("row", self.name, id))
        return super().get(id, default)

    def __contains__(self, id):
        self.watch.note(("row", self.name, id))
        return super().__contains__(id)

    def __iter__(self):
        self.watch.note((IDS, self.name))
        return super().__iter__()

    def __reversed__(self):
        self.watch.note((IDS, self.name))
        return super().__reversed__()

    def __len__(self):
        self.watch.note((IDS, self.name))
        return super().__len__()

    def keys(self):
        self.watch.note((IDS, self.name))
        return super().keys()

    def values(self):
        self.watch.note((ALL, self.name))
        return super().values()

    def items(self):
        self.watch.note((ALL, self.name))
        return super().items()

    def __eq__(self, other):
        self.watch.note((ALL, self.name))
        return super().__eq__(other)

    __hash__ = None

    def copy(self):
        return dict(self.items())

    def __or__(self, other):
        return {**self.copy(), **other}

    def __ror__(self, other):
        return {**other, **self.copy()}


class _WatchedList(list):
    """Rows in their order: whoever looks at one may have looked at all."""

    def __init__(self, rows: list, name: str, watch: Watch):
        super().__init__(rows)
        self.name, self.watch = name, watch

    def _all(self):
        self.watch.note((ALL, self.name))
        return self

    def __getitem__(self, place):
        return list.__getitem__(self._all(), place)

    def __iter__(self):
        return list.__iter__(self._all())

    def __reversed__(self):
        return list.__reversed__(self._all())

    def __len__(self):
        return list.__len__(self._all())

    def __contains__(self, row):
        return list.__contains__(self._all(), row)

    def __eq__(self, other):
        return list.__eq__(self._all(), other)

    __hash__ = None

    def __add__(self, other):
        return [*self, *other]

    def __radd__(self, other):
        return [*other, *self]

    def __mul__(self, times):
        return [*self] * times

    def copy(self):
        return [*self]

    def index(self, row, *places):
        return list.index(self._all(), row, *places)

    def count(self, row):
        return list.count(self._all(), row)
