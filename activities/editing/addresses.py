"""Addresses outside the book: which there are, and whether they still answer.

All of them are the `url` of a row in `sources.yml`; no page leads anywhere else. The book itself never
asks for one, so this is for whoever keeps the rows, at a machine with a network.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

PATIENCE = 20  # seconds for one address
AT_ONCE = 6
# Some hosts turn away a program that gives no name, and some answer only to a full request.
NAME = {"User-Agent": "Mozilla/5.0 (compatible; a book that looks after its links)"}
ASKED_TOO_LITTLE = (400, 403, 404, 405, 501)


@dataclass(frozen=True)
class Address:
    """An address and the source that it leads to."""

    source: str
    url: str


@dataclass(frozen=True)
class Answer:
    """What came back from an address: `trouble` says what is wrong, `moved` where it leads by now."""

    address: Address
    trouble: str | None = None
    moved: str | None = None


def list_addresses(rows) -> list[Address]:
    """Every address outside the book, in the order of the sources."""
    return [Address(row.id, row.url) for row in rows.sources.values() if row.url]


def ask_addresses(addresses: Iterable[Address]) -> list[Answer]:
    """Ask each address whether it is there; the answers come in the order of the addresses."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(_ask, addresses))


def word_answers(answers: list[Answer]) -> list[str]:
    """A line for each address, and at the end how many did not answer."""
    lines = []
    for one in answers:
        said = one.trouble or (f"moved to {one.moved}" if one.moved else "answers")
        lines.append(f"{one.address.source}: {said}\n    {one.address.url}")
    lost = sum(one.trouble is not None for one in answers)
    lines.append(f"{lost} of {len(answers)} addresses did not answer." if lost else f"All {len(answers)} addresses answer.")
    return lines


def _ask(address: Address) -> Answer:
    for method in ("HEAD", "GET"):
        try:
            with urlopen(Request(address.url, headers=NAME, method=method), timeout=PATIENCE) as reply:
                return Answer(address, moved=reply.url if reply.url != address.url else None)
        except HTTPError as refusal:
            if method == "GET" or refusal.code not in ASKED_TOO_LITTLE:
                return Answer(address, f"{refusal.code} {refusal.reason}")
        except (URLError, OSError, http.client.HTTPException, ValueError) as failure:
            return Answer(address, f"no answer ({getattr(failure, 'reason', None) or failure})")
    raise AssertionError("a GET ends in an answer or in trouble")
