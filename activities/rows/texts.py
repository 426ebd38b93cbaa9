"""What a text, an id and an address in a row may hold, so that it can be shown anywhere and harms nobody. Pure."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")
LONGEST_ID = 80  # a row's page is a file of this name, on sticks too
# Every object of a script has the first; the others name devices on Windows, which opens no file of such a name.
TAKEN_IDS = {"constructor", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}

# Not seen, and not harmless: control characters, line and paragraph separators, directions forced upon what follows (they show a text
# in another order than it has), annotations, tags, and code points that are no characters. The joiners that scripts need, the marks of a
# direction (U+200E, U+200F, U+061C) and spaces of every width are text.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "]"
)
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NOT_IN_AN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`]")
_PLACE = re.compile(r"[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")
_PAGE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*(/[a-z0-9]+([-_][a-z0-9]+)*)*")


def find_unseen(text: str) -> str | None:
    """What in `text` nobody sees and nobody wants, in words, as in `a control character (U+0007)`; None where all is text."""
    found = None if text.isprintable() else _UNSEEN.search(text)  # what is printable is all seen
    if not found:
        return None
    what = "a character that turns the direction of the text" if _DIRECTIONS.match(found[0]) else "a control character"
    return f"{what} (U+{ord(found[0]):04X})"


def refuse_unseen(text: str) -> str:
    """`text` as it is. Raises ValueError where it holds what `find_unseen` finds, or nothing that can be read."""
    if found := find_unseen(text):
        raise ValueError(f"{found}; delete it")
    if not text[:1].isalnum() and not any(unicodedata.category(letter)[0] in "LNPS" for letter in text):
        raise ValueError("nothing in it can be read; write the text, or take the key out")
    return text


def refuse_taken(id: str) -> str:
    """`id` as it is. Raises ValueError where nothing can be called so."""
    if id in TAKEN_IDS:
        raise ValueError(f"'{id}' is a word that browsers or systems keep for themselves; take another id")
    return id


def refuse_address(url: str) -> str:
    """`url` as it is. Raises ValueError unless it leads to a site or a mailbox and nowhere else."""
    shown = url if len(url) <= 60 else f"{url[:57]}…"
    try:
        parts = urlsplit(url)
        whole = parts.path if parts.scheme == "mailto" else parts.hostname
    except ValueError:
        parts, whole = None, None
    if parts is None or parts.scheme not in SCHEMES or not whole or _NOT_IN_AN_ADDRESS.search(url):
        raise ValueError(f"'{shown}' is no address of a site; write it whole, as in https://www.ilo.org/forced-labour")
    if parts.scheme != "mailto" and "@" in parts.netloc:
        raise ValueError(f"'{shown}' hides its site behind a name before '@'; write the site alone")
    return url


def refuse_page(name: str) -> str:
    """`name` as it is. Raises ValueError unless it has the form of a page of the book."""
    if not _PAGE.fullmatch(name):
        shown = name if len(name) <= 60 else f"{name[:57]}…"
        raise ValueError(f"'{shown}' is no page of the book; write its name without ending, as in book/cases/index")
    return name


def refuse_place(name: str) -> str:
    """`name` as it is. Raises ValueError unless it has the form of a page of the book, or of a place in one behind a `#`."""
    page, hash, place = name.partition("#")
    refuse_page(page)
    if hash and not _PLACE.fullmatch(place):
        raise ValueError(f"'{place[:60]}' is no place in a page; write it as the page's address has it, as in #term-deposit")
    return name
