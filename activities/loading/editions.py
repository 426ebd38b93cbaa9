"""Which book is made: what is laid over its own rows, and for whom it is.

The process that makes the pages and every kernel learn it by their environment: it is written and read here alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..rows.editions import PARTICIPANT, SELF_STUDY

NAME = "WORKSHOP_EDITION"  # the environment variable


@dataclass(frozen=True)
class Edition:
    """packs: folders of rows, each laid over what comes before it. name: one of `rows.editions.EDITIONS`.

    self-study: everything but the notes for sessions, a reading after an answer of one's own. participant: no readings, and nothing that is the facilitator's.
    facilitator: everything, and the notes for sessions.
    """

    packs: tuple[Path, ...] = ()
    name: str = SELF_STUDY

    @classmethod
    def of(cls, packs: str | Path | Iterable[str | Path] = (), name: str = SELF_STUDY) -> Edition:
        """An edition of packs named in any way: their folders become absolute, so that they hold in another folder too."""
        named = [packs] if isinstance(packs, (str, Path)) else packs
        return cls(tuple(Path(pack).expanduser().absolute() for pack in named), name)

    @property
    def readings(self) -> bool:
        """Whether the cases' readings are in the book."""
        return self.name != PARTICIPANT

    @property
    def folder_ending(self) -> str:
        """What the names of this edition's folders end in; nothing for the one that is made where none is named."""
        return "" if self.name == SELF_STUDY else f"-{self.name}"

    def for_outputs(self) -> Edition:
        """The edition that notebooks are run for. One serves all: what is run without the readings cannot tell of them."""
        return replace(self, name=PARTICIPANT)

    def to_environment(self) -> dict[str, str]:
        """The variable by which a process that we start learns the edition."""
        return {NAME: json.dumps({"packs": [str(pack) for pack in self.packs], "edition": self.name})}

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Edition:
        """The edition that this process was started for; the plain book where nothing is said."""
        told = json.loads((os.environ if environment is None else environment).get(NAME) or "{}")
        return cls.of(told.get("packs", ()), told.get("edition", SELF_STUDY))
