"""Which book is made: what is laid over its own rows, and whether the readings are in it.

The process that makes the pages and every kernel learn it by their environment: it is written and read here alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "WORKSHOP_EDITION"  # the environment variable


@dataclass(frozen=True)
class Edition:
    """packs: folders of rows, each laid over what comes before it. readings: whether the cases' readings are in the book."""

    packs: tuple[Path, ...] = ()
    readings: bool = True

    @classmethod
    def of(cls, packs: str | Path | Iterable[str | Path] = (), readings: bool = True) -> Edition:
        """An edition of packs named in any way: their folders become absolute, so that they hold in another folder too."""
        named = [packs] if isinstance(packs, (str, Path)) else packs
        return cls(tuple(Path(pack).expanduser().absolute() for pack in named), readings)

    def to_environment(self) -> dict[str, str]:
        """The variable by which a process that we start learns the edition."""
        return {NAME: json.dumps({"packs": [str(pack) for pack in self.packs], "readings": self.readings})}

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Edition:
        """The edition that this process was started for; the plain book where nothing is said."""
        told = json.loads((os.environ if environment is None else environment).get(NAME) or "{}")
        return cls.of(told.get("packs", ()), told.get("readings", True))
