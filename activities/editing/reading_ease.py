"""How hard a chapter is to read: a school grade by sentence and word length, terms of art aside.

The grade is Flesch and Kincaid's. It knows nothing of meaning, so it is a reason to look at a text
again and no more. The bound follows what the book promises: no harder than an upper-secondary text.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .texts import list_paragraphs

HARDEST_GRADE = 12.0
CLIPPED = 8  # words: many sentences no longer than this one after another read like notes

_LAW = re.compile(r"\b(?:[CPR]\d+\s+)?(?:Art|Arts|para|paras)\.\s*[\d()a-z,\s-]*\d[\d()a-z-]*", re.IGNORECASE)
_ENDED = re.compile(r"[.?!:;][\"”’)]*$")
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")


@dataclass(frozen=True)
class Measured:
    """One chapter with its length and its grade."""

    id: str
    number: int
    title: str
    minutes: int
    words: int
    grade: float
    sentence: float  # words in a sentence of its page, as a mean
    clipped: float  # share of those sentences that have no more than CLIPPED words


def measure_chapters(rows, folder: Path) -> list[Measured]:
    """Every chapter that has a page in `folder`, with the words of its rows counted in."""
    terms = list_terms_of_art(rows.terms)
    measured = []
    for chapter in rows.chapters.values():
        page = folder / f"{chapter.id}.md"
        if page.is_file():
            paragraphs = list_paragraphs(page.read_text(encoding="utf-8"))
            texts = paragraphs + list_row_texts(chapter)
            measured.append(
                Measured(
                    chapter.id,
                    chapter.number,
                    chapter.title,
                    chapter.minutes,
                    count_words(texts),
                    grade_text(texts, terms),
                    *measure_sentences(paragraphs),
                )
            )
    return measured


def list_row_texts(chapter) -> list[str]:
    """What a reader of the chapter is given in running text beside its page: summary, key points, self-check."""
    texts = [chapter.summary, *chapter.key_points]
    for question in chapter.questions:
        texts += [question.text, *(text for option in question.options for text in (option.text, option.feedback))]
    return texts


def grade_text(paragraphs: Iterable[str], terms_of_art: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of some paragraphs, with each term of art read as one short word.

    terms_of_art: wordings that a reader of this book has to learn; articles of law are left out too.
    """
    terms = _compile_terms(tuple(terms_of_art))
    plain = []
    for paragraph in paragraphs:
        text = _LAW.sub("it", paragraph)
        text = terms.sub("term", text) if terms else text
        plain.append(text if text[-1] in ".?!" else f"{text.rstrip(':;,')}.")
    return _load_textstat().flesch_kincaid_grade(" ".join(plain))


@cache
def _compile_terms(terms: tuple[str, ...]) -> re.Pattern | None:
    """Any of these wordings, the longest that fits. Those of one first letter stand together, so that a word is not held to all of them."""
    by_letter: dict[str, list[str]] = {}
    for term in sorted(terms, key=len, reverse=True):
        by_letter.setdefault(term[:1].lower(), []).append(re.escape(term[1:]))
    ways = [f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()]
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE) if ways else None


@cache
def _load_textstat():
    """The library that grades, with its dictionary of 130,000 words. Python looks for rubbish the more often the more is made, and the
    dictionary is none: without that it takes a third of the time."""
    import textstat

    looks = gc.isenabled()
    gc.disable()
    try:
        textstat.syllable_count("term")  # the first question reads the dictionary
    finally:
        if looks:
            gc.enable()
    return textstat


def measure_sentences(paragraphs: Iterable[str]) -> tuple[float, float]:
    """How many words a sentence has on the average, and the share of sentences with no more than CLIPPED words.

    What does not end like a sentence is none, as the term before a definition.
    """
    pieces = [piece for text in paragraphs for piece in _SENTENCE_END.split(_LAW.sub("it", text))]
    sentences = [piece for piece in pieces if _ENDED.search(piece)]
    lengths = [len(sentence.split()) for sentence in sentences] or [0]
    return sum(lengths) / len(lengths), sum(length <= CLIPPED for length in lengths) / len(lengths)


def count_words(paragraphs: Iterable[str]) -> int:
    """How many words of running text there are."""
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def list_terms_of_art(terms) -> list[str]:
    """The wordings of the glossary."""
    return [wording for term in terms.values() for wording in (term.name, *term.forms)]
