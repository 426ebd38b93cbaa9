"""How wide words are before a browser has set them, and lines that fit a room.

A page takes the reader's own system font, so the widths are those of a wide one: DejaVu Sans, which comes with
Matplotlib on every machine. Of scripts that it lacks the widths are those that their usual fonts have at most.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

import matplotlib
from matplotlib.ft2font import FT2Font, LoadFlags

ELLIPSIS = "…"
_SPACE = r"[^\S\u00a0\u202f\u2007]"  # all but those that hold a number and its unit together
_BREAK = re.compile(rf"((?:{_SPACE}|\u200b)+)")  # Khmer, Lao, Thai and Burmese part words by U+200B, which nobody sees
_ORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # they would turn round what follows them, too
_JOINERS = "\u200d\u17d2\u1039"  # what comes after them belongs to the letter before: emoji, Khmer, Burmese
_RIGHT_TO_LEFT = ("R", "AL")
_EMOJI = range(0x1F000, 0x20000)
_FONTS = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
# Width in em at most of a letter that DejaVu Sans lacks; all others are as wide as they are high.
_SCRIPTS = ((range(0x0E00, 0x0E80), 0.7), (range(0x1000, 0x10A0), 1.15), (range(0x1780, 0x1800), 0.95))
_BOLDER = 1.1


def clean_words(words: str) -> str:
    """Words as they can stand in a drawing: on one line, with nothing that XML refuses and no order to write backwards."""
    kept = (letter if letter.isprintable() or not _is_refused(letter) else "\ufffd" for letter in _ORDERS.sub("", words))
    return re.sub(rf"{_SPACE}+", " ", "".join(kept).replace("\ufffd", " ")).strip()


def reads_leftwards(words: str) -> bool:
    """Whether words have letters of a script that is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in words)


def width_of(words: str, size: float = 13, bold: bool = False) -> float:
    """About how wide words are, in px, in a wide system font: labels must fit everywhere."""
    return size * sum(map(_measure_letter, words, repeat(bold)))


def wrap_words(words: str, room: float, size: float = 13, bold: bool = False, most: int | None = None) -> list[str]:
    """Words as lines that are no wider than `room` px, one line at least.

    A word that is wider than the room is broken between letters. most: number of lines at most; the last one
    then ends in an ellipsis.
    """
    lines, line = [], ""
    for number, part in enumerate(_BREAK.split(words.strip())):
        if number % 2:
            line += " " if part.strip("\u200b") else "\u200b"
            continue
        if line and width_of(line + part, size, bold) > room:
            lines.append(line)
            line = ""
        if width_of(line + part, size, bold) <= room:
            line += part
            continue
        for letter in _list_letters(part):
            if line and width_of(line + letter, size, bold) > room:
                lines.append(line)
                line = ""
            line += letter
    lines = [line.strip(" \u200b") for line in [*lines, line]]
    if most is not None and len(lines) > most:
        lines[most - 1 :] = [_end_early(" ".join(lines[most - 1 :]), room, size, bold)]
    return lines


def shorten_words(words: str, room: float, size: float = 13, bold: bool = False) -> str:
    """Words as they are where they fit into `room` px; otherwise as much of them as does, and an ellipsis."""
    return words if width_of(words, size, bold) <= room else _end_early(words, room, size, bold)


def _end_early(words, room, size, bold) -> str:
    kept = ""
    for letter in _list_letters(words):
        if width_of(kept + letter + ELLIPSIS, size, bold) > room:
            break
        kept += letter
    return kept.rstrip() + ELLIPSIS


def _list_letters(words: str) -> list[str]:
    """Letters with the marks that stand on, under or around them."""
    letters: list[str] = []
    for letter in words:
        belongs = unicodedata.category(letter)[0] == "M" or letter in _JOINERS or (letters and letters[-1][-1] in _JOINERS)
        if letters and belongs:
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _is_refused(letter: str) -> bool:
    """Whether XML has no place for a letter: control characters, halves of pairs, what is never a letter."""
    return unicodedata.category(letter) in ("Cc", "Cs") or ord(letter) & 0xFFFE == 0xFFFE


@lru_cache(maxsize=4096)
def _measure_letter(letter: str, bold: bool) -> float:
    """Width in em."""
    code, kind = ord(letter), unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf"):
        return 0.0
    if code in _EMOJI:
        return 1.4
    if _open_font(bold).get_char_index(code):
        return _open_font(bold).load_char(code, LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / _PER_EM
    return next((width for script, width in _SCRIPTS if code in script), 1.0) * (_BOLDER if bold else 1)


_PER_EM = 100


@cache
def _open_font(bold: bool) -> FT2Font:
    font = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / _FONTS[bold]))
    font.set_size(_PER_EM, 72)
    return font
