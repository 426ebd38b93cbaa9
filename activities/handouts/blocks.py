"""What a handout is made of: sheets of blocks, or small things laid side by side on a sheet. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    text: str
    kind: str = "heading"


@dataclass(frozen=True)
class Words:
    """A paragraph. quiet: an aside, set smaller. framed: a note before what may weigh on people."""

    text: str
    quiet: bool = False
    framed: bool = False
    kind: str = "words"


@dataclass(frozen=True)
class Points:
    """A list: to read, or, with `ticks`, to tick off."""

    items: tuple[str, ...]
    ticks: bool = False
    kind: str = "points"


@dataclass(frozen=True)
class Lines:
    """Names with a line behind each, to write on; `below` gives each that many ruled lines beneath it, after `help` if there is any."""

    names: tuple[str, ...]
    below: int = 0
    help: str = ""
    kind: str = "lines"


@dataclass(frozen=True)
class Grid:
    """A table: columns by name with their shares of the width, rows that may be empty to write in."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    kind: str = "grid"


@dataclass(frozen=True)
class Passages:
    """A case as a group marks it: its passages with their numbers, in paragraphs."""

    paragraphs: tuple[tuple[tuple[int, str], ...], ...]
    kind: str = "passages"


Block = Heading | Words | Points | Lines | Grid | Passages


@dataclass(frozen=True)
class Sheet:
    """One thing to hand out, on paper of its own. one_side: whether it is meant to stand on one side of an A4."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    sideways: bool = False
    one_side: bool = False
    kind: str = "sheet"


@dataclass(frozen=True)
class Card:
    """A card of A6, four to an A4. sign: the letter or number that stands for it."""

    id: str
    over: str
    sign: str
    title: str
    blocks: tuple[Words, ...]
    kind: str = "card"


@dataclass(frozen=True)
class Badge:
    """A badge with a number. code: what stands on its back, with what it is for; "" where no codes are dealt."""

    number: int
    heading: str
    name: str
    code: str
    back: tuple[str, ...]
    kind: str = "badge"


@dataclass(frozen=True)
class Certificate:
    """That somebody attended. name: "" leaves a line to write on."""

    title: str
    over: str
    name: str
    said: tuple[str, ...]
    lines: tuple[str, ...]
    kind: str = "certificate"


@dataclass(frozen=True)
class Handout:
    """One file: its pieces are all of one kind."""

    id: str
    title: str
    pieces: tuple[Sheet | Card | Badge | Certificate, ...]
