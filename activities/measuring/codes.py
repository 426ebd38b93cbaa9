"""The codes on the cards that are dealt, face down, with the badges: four signs such as `K7QF`, which belong to nobody's name.

`codes.js` does the same in the page. Pure: no file is opened here but the contract of the two.

- The nineteen signs are fifteen letters and four digits that are not taken for one another, in print, by hand or over the telephone. There is no vowel, so
  that no code is a word, and no sign stands twice in a code.
- The last sign is a check: with the places of the signs in the alphabet, 2a + 3b + 4c + check is a multiple of nineteen. Since nineteen is a prime
  and the four weights differ, one wrong sign always shows, and so do two signs that changed places.
- The list of a word stands in one order, and is printed in another, of chance, so that the word and the numbers on the badges do not say who has which.
- The first sign says with which form of the test somebody begins: of an even place in the alphabet with A, else with B. Dealt one after the
  other the two take turns, so that half of a room begins with each and ends with the other.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CONTRACT = json.loads(Path(__file__).with_name("contract.json").read_text(encoding="utf-8"))
ALPHABET: str = CONTRACT["alphabet"]
FIRST: str = CONTRACT["first"]  # a code begins with a letter
WEIGHTS: list[int] = CONTRACT["weights"]
LENGTH: int = CONTRACT["length"]
MOST: int = CONTRACT["most"]
FORMS: list[str] = CONTRACT["forms"]
_MASK = 0xFFFFFFFF


class CodeError(ValueError):
    """A code that is on no card. code: `length`, `no-sign`, `wrong-check`; params: what the page says of it."""

    def __init__(self, code: str, **params):
        self.code, self.params = code, params
        super().__init__(
            {
                "length": "'{found}' has {many} signs; a code has {length}",
                "no-sign": "sign {at}, '{found}', is on no card; the signs are {right}",
                "wrong-check": "'{found}' is no code; one sign is wrong, or two have changed places",
            }[code].format(**params)
        )


@dataclass(frozen=True)
class CodeCard:
    """A card: its code, the form of the test that its holder has before the workshop, and the one for afterwards."""

    code: str
    before: str
    after: str


def deal_codes(seed: str, many: int) -> list[CodeCard]:
    """The cards of a workshop, forms in turn, the same for the same seed and beginning alike for any number.

    seed: a word or number of the workshop's own, in which capitals and spaces around it do not matter. Raises ValueError for a seed without a
    sign, and for fewer cards than one or more than `MOST`.
    """
    if not seed.strip():
        raise ValueError("a list of cards needs a word to be made from, as the place and the month")
    if not 1 <= many <= MOST:
        raise ValueError(f"{many} cards; right is a number from 1 to {MOST}")
    chance, dealt = _Chance(seed), dict[str, CodeCard]()
    while len(dealt) < many:
        begins = FIRST[len(dealt) % 2 :: 2]
        signs = begins[chance.below(len(begins))] + "".join(ALPHABET[chance.below(len(ALPHABET))] for _ in WEIGHTS[1:])
        code = signs + check_sign(signs)
        if len(set(code)) == LENGTH and code not in dealt:
            dealt[code] = CodeCard(code, form_of(code, before=True), form_of(code, before=False))
    return list(dealt.values())


def check_sign(signs: str) -> str:
    """The last sign of a code, for those before it."""
    total = sum(weight * ALPHABET.index(sign) for weight, sign in zip(WEIGHTS, signs))
    return ALPHABET[-total % len(ALPHABET)]


def form_of(code: str, before: bool) -> str:
    """The form of the test that the holder of a code has, before the workshop or after it."""
    return FORMS[(ALPHABET.index(code[0]) + (0 if before else 1)) % 2]


def read_code(text: str) -> str:
    """A code as somebody typed it, in any capitals, with spaces or dashes. Raises CodeError."""
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign.isalnum())
    if len(signs) != LENGTH:
        raise CodeError("length", found=text.strip()[:20], many=len(signs), length=LENGTH)
    for at, sign in enumerate(signs, 1):
        if sign not in ALPHABET:
            raise CodeError("no-sign", at=at, found=sign, right=" ".join(ALPHABET))
    if check_sign(signs[:-1]) != signs[-1]:
        raise CodeError("wrong-check", found=signs)
    return signs


def find_near(text: str, dealt: Iterable[str]) -> list[str]:
    """The codes of `dealt` that one wrong sign, or two neighbours that changed places, make of what was typed."""
    signs = "".join(sign for sign in unicodedata.normalize("NFKC", text).upper() if sign.isalnum())
    return [code for code in dealt if len(signs) == LENGTH and _is_near(signs, code)]


def _is_near(signs: str, code: str) -> bool:
    differing = [place for place in range(LENGTH) if signs[place] != code[place]]
    if len(differing) == 2:
        one, other = differing
        return other == one + 1 and signs[one] == code[other] and signs[other] == code[one]
    return len(differing) == 1


class _Chance:
    """Numbers that look like chance, the same for the same seed (FNV-1a over the seed, then mulberry32), in Python and in the page."""

    def __init__(self, seed: str):
        self.state = 0x811C9DC5
        for byte in unicodedata.normalize("NFC", seed).strip().lower().encode():
            self.state = (self.state ^ byte) * 0x01000193 & _MASK

    def below(self, limit: int) -> int:
        self.state = self.state + 0x6D2B79F5 & _MASK
        mixed = (self.state ^ self.state >> 15) * (1 | self.state) & _MASK
        mixed = (mixed + ((mixed ^ mixed >> 7) * (61 | mixed) & _MASK) & _MASK) ^ mixed
        return (mixed ^ mixed >> 14) % limit
