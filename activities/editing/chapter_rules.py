"""Chapters and the glossary: every chapter has its parts, and its self-check gives nothing away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import yaml

from .reading_ease import HARDEST_GRADE, count_words, grade_text, list_row_texts, list_terms_of_art
from .texts import QUESTION_MARKS, Directive, count_steps, list_blocks, list_paragraphs, parse_text

CLOSING = (("Key points", "key-points"), ("Self-check", "self-check"), ("Sources", "pinpoints"))
# A reader takes in some 130 words a minute, tables and questions aside; slower and faster ones are between these.
WORDS_A_MINUTE = (40, 200)
LONGEST_DEFINITION = 45  # words: it is read at the word, over the text
FEWEST_FEEDBACK = 4
OUT_OF_LINE = 1.3  # times as long as the longest other, or the shortest other as long as it: seen before it is read,
OUT_OF_SIGHT = 20  # unless so few letters make the difference
MOST_IN_ONE_PLACE = 0.4
ENOUGH_TO_COUNT = 30
_ABSOLUTE = re.compile(r"\b(always|never|nothing|nobody|no one|none|nowhere|everything|everybody|everyone)\b", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]*’')


def check(slips) -> None:
    """Each chapter has its text, opens and ends as the others do, and can be read in its time."""
    _pages(slips)
    _places(slips)
    terms = list_terms_of_art(slips.rows.terms)
    for chapter in slips.rows.chapters.values():
        _self_check(slips, chapter)
        page = slips.book / "learn" / f"{chapter.id}.md"
        if page.is_file() and slips.is_own("chapters", chapter.id):
            text = page.read_text(encoding="utf-8")
            _parts(slips, chapter, page, text)
            _words(slips, chapter, page, list_paragraphs(text) + list_row_texts(chapter), terms)
    for term in slips.rows.terms.values():
        words = len(term.definition.split())
        if slips.is_own("terms", term.id) and words > LONGEST_DEFINITION:
            slips.say(
                "terms",
                term.id,
                ("definition",),
                f"{words} words; a definition is read at the word, so keep to {LONGEST_DEFINITION}",
            )


def _pages(slips) -> None:
    """Every chapter has a text, and every text in book/learn is a chapter or is put into the contents by name."""
    rows, learn = slips.rows, slips.book / "learn"
    for number, chapter in enumerate(sorted(rows.chapters.values(), key=lambda row: row.number), 1):
        if chapter.number != number and slips.is_own("chapters", chapter.id):
            slips.say("chapters", chapter.id, ("number",), f"chapters count up from 1 without a gap; {number} is the next")
        if not (learn / f"{chapter.id}.md").is_file():
            cure = (
                f"write book/learn/{chapter.id}.md"
                if slips.is_own("chapters", chapter.id)
                else "a pack can only replace a chapter's row"
            )
            slips.say("chapters", chapter.id, (), f"no text; {cure}")
    contents = slips.book.parent / "_toc.yml"
    named = set(_list_files(yaml.safe_load(contents.read_text(encoding="utf-8")))) if contents.is_file() else set()
    for page in sorted(learn.glob("*.md")):
        if page.stem not in rows.chapters and f"book/learn/{page.stem}" not in named:
            slips.say_of_page(page, f"no chapter; add data/chapters/{page.stem}.yml, or a line in _toc.yml")


def _list_files(contents) -> list[str]:
    if isinstance(contents, list):
        return [file for part in contents for file in _list_files(part)]
    if isinstance(contents, dict):
        return [*filter(None, [contents.get("file")]), *(file for part in contents.values() for file in _list_files(part))]
    return []


def _parts(slips, chapter, page, text) -> None:
    blocks = [block if isinstance(block, str) else (block.name, block.argument) for block in list_blocks(text)]
    if blocks[:2] != [f"# {chapter.title}", ("chapter", chapter.id)]:
        slips.say_of_page(
            page, f"opens otherwise; the first lines are `# {chapter.title}` and, in a fence, `{{chapter}} {chapter.id}`"
        )
    ending = [part for title, name in CLOSING for part in (f"## {title}", (name, chapter.id))]
    if blocks[-len(ending) :] != ending:
        due = ", ".join(f"`## {title}` with `{{{name}}} {chapter.id}`" for title, name in CLOSING)
        slips.say_of_page(page, f"ends otherwise; its last three sections are {due}")
    shown = [block for block in list_blocks(text) if isinstance(block, Directive)]
    known = {"chapter", *(name for _, name in CLOSING)}
    table = any(token.type == "table_open" for token in parse_text(text))
    if not table and count_steps(text) < 3 and not {directive.name for directive in shown} - known:
        slips.say_of_page(page, "nothing to look at; add a table, three numbered steps, or a diagram")
    if not {reference.source for reference in chapter.sources} - {"own"}:
        slips.say("chapters", chapter.id, ("sources",), "only our own; name the documents that its facts come from")


def _words(slips, chapter, page, texts, terms) -> None:
    words = count_words(texts)
    slowest, fastest = WORDS_A_MINUTE
    if not words / fastest <= chapter.minutes <= words / slowest:
        sentence = (
            f"{chapter.minutes} for {words} words, rows counted in; give it between {-(-words // fastest)} and {words // slowest}"
        )
        slips.say("chapters", chapter.id, ("minutes",), sentence)
    if (grade := grade_text(texts, terms)) > HARDEST_GRADE:
        slips.say_of_page(page, f"reads as grade {grade:.1f}; {HARDEST_GRADE:.0f} is the hardest, so shorten sentences and words")
    text = _QUOTED.sub(" ", " ".join(texts))
    for term in slips.rows.terms.values():
        for word in term.refused:
            if re.search(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE):
                slips.say_of_page(page, f"'{word}' is a wording that the glossary refuses: {term.why}; write '{term.name}'")


def _self_check(slips, chapter) -> None:
    def say(labels, sentence):
        slips.say("chapters", chapter.id, ("questions", *labels), sentence)

    own = slips.is_own("chapters", chapter.id)
    for question in chapter.questions:
        if not question.id.startswith(f"{chapter.id}-"):
            say((question.id, "id"), f"a question is known by its chapter; write {chapter.id}-{question.id}")
        if not question.text.endswith((*QUESTION_MARKS, "…")):
            say((question.id, "text"), "a self-check asks; end it with '?', or with '…' where the answers end the sentence")
        said: dict[str, str] = {}
        for option in question.options:
            if other := said.get(option.feedback):
                say((question.id, "options", option.id, "feedback"), f"the same as at {other}; speak to each answer by itself")
            said.setdefault(option.feedback, option.id)
            if own and len(option.feedback.split()) < FEWEST_FEEDBACK:
                say(
                    (question.id, "options", option.id, "feedback"),
                    "says next to nothing; say why the answer stands up, or what it misses",
                )
    if own:
        for question in chapter.questions:
            _told_by_the_answers(question, say)
    told = [question.id for question in chapter.questions if _is_longest(question)]
    if len(told) > len(chapter.questions) / 2:
        say((), f"the longest answer stands up in {', '.join(told)}; shorten it, or lengthen another, in half of the questions")


def _told_by_the_answers(question, say) -> None:
    for labels, sentence in find_told_by_answers(question.options):
        say((question.id, *labels), sentence)


def find_told_by_answers(options) -> list[tuple[tuple[str, ...], str]]:
    """What lets somebody who knows nothing of the matter pick the answer: its length, or a word that allows of no exception.

    options: of one question, with `id`, `text` and `holds`. Gives labels below the question, with a sentence.
    """
    found: list[tuple[tuple[str, ...], str]] = []
    holding, missing = ([option for option in options if option.holds is holds] for holds in (True, False))
    lengths = sorted(len(option.text) for option in missing)
    for option in holding:
        long, place = len(option.text), ("options", option.id, "text")
        if long > max(OUT_OF_LINE * lengths[-1], lengths[-1] + OUT_OF_SIGHT):
            most = round(max(OUT_OF_LINE * lengths[-1], lengths[-1] + OUT_OF_SIGHT))
            found.append((place, f"much longer than any other; keep to {most} letters, or lengthen another"))
        elif long < min(lengths[0] / OUT_OF_LINE, lengths[0] - OUT_OF_SIGHT):
            found.append((place, "much shorter than any other; lengthen it, or shorten another"))
    if not any(_ABSOLUTE.search(option.text) for option in holding):
        for option in missing:
            if word := _ABSOLUTE.search(option.text):
                sentence = f"'{word[0]}' gives it away; say what somebody sensible might hold, or use such a word in the answer that stands up too"
                found.append((("options", option.id, "text"), sentence))
    return found


def find_favoured_place(questions: Iterable) -> tuple[int, int, int] | None:
    """The place in which the answer that stands up is too often found: its number, how often, and in how many questions.

    None where no place is favoured, or where there are too few questions for it to mean anything.
    """
    places = Counter(number for question in questions for number, option in enumerate(question.shuffled, 1) if option.holds)
    asked = places.total()
    if asked < ENOUGH_TO_COUNT:
        return None
    place, times = places.most_common(1)[0]
    return (place, times, asked) if times > MOST_IN_ONE_PLACE * asked else None


def _places(slips) -> None:
    """Over the whole book no place is the one to choose."""
    own = [chapter for chapter in slips.rows.chapters.values() if slips.is_own("chapters", chapter.id)]
    if found := find_favoured_place(question for chapter in own for question in chapter.questions):
        place, times, asked = found
        slips.say(
            "chapters",
            own[-1].id,
            ("questions",),
            f"number {place} stands up in {times} of the {asked} questions of the book; give some new question another id, which gives its answers another order",
        )


def _is_longest(question) -> bool:
    lengths = {holds: [len(option.text) for option in question.options if option.holds is holds] for holds in (True, False)}
    return max(lengths[True]) > max(lengths[False])
