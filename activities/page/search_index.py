"""The index of the search: small enough to be loaded as a script, and read by `look/searching.js`, which says what it does with it.

A word stands in it once, with the other forms of it that the book has; an entry names its words by their numbers.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sphinx.search import languages

from .search_entries import KINDS, Entry

OFTEN = 3  # a word that a page says so many times says what the page is about
LONGEST_NUMBER = 4  # digits: a year or less; longer ones nobody looks up
_ACCENTS = range(0x300, 0x370)


class _SmallLetters(dict):
    """For `str.translate`: letters, marks and numbers stay, accents and apostrophes go, all else parts words."""

    def __missing__(self, place: int) -> str:
        letter = chr(place)
        if place in _ACCENTS or letter in "'’":
            kept = ""
        else:
            kept = letter if unicodedata.category(letter)[0] in "LMN" else " "
        self[place] = kept
        return kept


_small_letters = _SmallLetters()


def list_words(text: str) -> list[str]:
    """The words of a text, small, without accents and apostrophes: as `listWords` in `look/searching.js` has them."""
    return unicodedata.normalize("NFKD", text.lower()).translate(_small_letters).split()


def build_index(
    entries: list[Entry], small: Iterable[str], searches: Iterable, language: str, stems: dict[str, str] | None = None
) -> dict:
    """Everything that the search needs, as lists and texts.

    small: words that are in every question. searches: rows of everyday words. language: as in `en-GB`.
    stems: those found before in this language, to which new ones are added.
    """
    left_out = set(small)
    counted = [
        Counter(word for piece in entry.pieces for word in list_words(piece.text) if _is_kept(word, left_out)) for entry in entries
    ]
    named = [word for entry in entries for text in _list_names(entry) for word in list_words(text) if word not in left_out]
    places = {entry.place: place for place, entry in enumerate(entries)}
    asked = [[row.said, row.means, list_found(places, row.leads_to)] for row in searches]
    named += [word for said, _, found in asked if found for text in said for word in list_words(text) if word not in left_out]
    families = group_forms({*named, *(word for words in counted for word in words)}, language, stems)
    number = {form: place for place, forms in enumerate(families) for form in forms}
    pages = list(dict.fromkeys(entry.page for entry in entries))
    page_number = {page: place for place, page in enumerate(pages)}
    return {
        "kinds": list(KINDS),
        "pages": pages,
        "words": [" ".join(forms) for forms in families],
        "small": sorted(left_out),
        "asked": asked,
        "entries": [
            [
                list(KINDS).index(entry.kind),
                page_number[entry.page],
                entry.anchor,
                entry.called,
                entry.title,
                entry.more,
                *_pack(entry, words, number),
            ]
            for entry, words in zip(entries, counted, strict=True)
        ],
    }


def list_found(entries: Mapping[str, int], places: Iterable[str]) -> list[int]:
    """The numbers of the entries at these places; where a place has none of its own, that of its page."""
    found = [entries.get(place, entries.get(place.partition("#")[0])) for place in places]
    return [number for number in dict.fromkeys(found) if number is not None]


def group_forms(words: Iterable[str], language: str, stems: dict[str, str] | None = None) -> list[list[str]]:
    """Forms of one word together, the shortest first: by the stems that Sphinx has for a language, or each for itself.

    stems: word → stem, as far as they are known; what is missing is added.
    """
    stems, stem = {} if stems is None else stems, None
    families: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (len(word), word)):
        if word not in stems:
            stem = stem or _find_stemmer(language)
            stems[word] = stem(word)
        families[stems[word]].append(word)
    return sorted(families.values())


def _find_stemmer(language: str):
    found = languages.get(language.partition("-")[0])
    if isinstance(found, str):
        module, _, name = found.rpartition(".")
        found = getattr(importlib.import_module(module), name)
    return found({}).stem if found else str


def _list_names(entry: Entry) -> Iterator[str]:
    yield from (entry.called, entry.title, *entry.more, *(piece.heading for piece in entry.pieces))


def _is_kept(word: str, left_out: set[str]) -> bool:
    return word not in left_out and (len(word) > 1 or word.isdigit()) and not (word.isdigit() and len(word) > LONGEST_NUMBER)


def _pack(entry: Entry, words: Counter, number: dict[str, int]) -> list[str]:
    """The numbers of the words of its headings, of those that it says often, and of the others; what its names say is not said again."""
    total: Counter = Counter()
    for word, times in words.items():
        total[number[word]] += times
    named = {number[word] for text in (entry.called, entry.title) for word in list_words(text) if word in number}
    headed = {number[word] for piece in entry.pieces for word in list_words(piece.heading) if word in number} - named
    often = {place for place, times in total.items() if times >= OFTEN}
    others = total.keys() - often - headed - named
    return [_write_gaps(headed), _write_gaps(often), _write_gaps(others)]


def _write_gaps(numbers: Iterable[int]) -> str:
    """Ascending numbers by what lies between them, in base 36 and with commas: most have one or two signs."""
    before, gaps = 0, []
    for number in sorted(numbers):
        gaps.append(_write_short(number - before))
        before = number
    return ",".join(gaps)


def _write_short(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    written = ""
    while True:
        number, rest = divmod(number, 36)
        written = digits[rest] + written
        if not number:
            return written
