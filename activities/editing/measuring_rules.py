"""Tests give nothing away: not by the length of an answer, by a word that allows of no exception, by its place or by its id."""

from __future__ import annotations

from collections import Counter

from ..rows.measuring_models import LETTERS
from .chapter_rules import ENOUGH_TO_COUNT, MOST_IN_ONE_PLACE, find_told_by_answers
from .texts import QUESTION_MARKS

FORMS = ("A", "B")
FEWEST_REASON = 8  # words
ENOUGH_ITEMS = 4
OUT_OF_STEP = 2.0  # times as many letters to read in one form as in the other


def check(slips) -> None:
    """Each item asks in both forms alike, with one answer that stands up and that nothing but knowledge leads to."""
    for test in slips.rows.tests.values():
        own = slips.is_own("tests", test.id)
        for item in test.items:
            for form in FORMS:
                _question(slips, test, item, form, own)
            _forms_alike(slips, test, item)
        for form in FORMS:
            _favoured(slips, test, form)


def _question(slips, test, item, form, own) -> None:
    question = item.of_form(form)

    def say(labels, sentence):
        slips.say("tests", test.id, ("items", item.id, form.lower(), *labels), sentence)

    if not question.text.endswith(QUESTION_MARKS):
        say(("text",), "a test asks; end it with '?'")
    if len({option.text for option in question.options}) < len(question.options):
        say(("options",), "two of them read alike; give each its own words")
    if own and len(question.why.split()) < FEWEST_REASON:
        say(("why",), "says next to nothing; say why the answer stands up")
    for labels, sentence in find_told_by_answers(question.options):
        say(labels, sentence)


def _forms_alike(slips, test, item) -> None:
    """The two forms of an item ask as much of a reader."""

    def say(sentence):
        slips.say("tests", test.id, ("items", item.id), sentence)

    if len(item.a.options) != len(item.b.options):
        say(f"{len(item.a.options)} options in form A and {len(item.b.options)} in form B; give both as many")
    lengths = sorted(len(" ".join([of.text, *(option.text for option in of.options)])) for of in (item.a, item.b))
    if lengths[1] > OUT_OF_STEP * lengths[0]:
        say(f"one form has {lengths[1]} letters to read and the other {lengths[0]}; bring them nearer to each other")
    if item.a.text == item.b.text:
        say("form B asks what form A asks, word for word; give it a situation of its own")


def _favoured(slips, test, form) -> None:
    """No letter, and no id of an option, is the one to choose; nor is the longest answer."""
    questions = [(item, item.of_form(form)) for item in test.items]
    letters = Counter(letter for item, _ in questions for letter, option in zip(LETTERS, item.shuffled(form)) if option.holds)
    ids = Counter(option.id for _, question in questions for option in question.options if option.holds)
    longest = [item.id for item, question in questions if max(question.options, key=lambda one: len(one.text)).holds]
    if len(questions) >= ENOUGH_ITEMS and len(longest) > len(questions) / 2:
        slips.say("tests", test.id, (), f"form {form}: the longest answer stands up in {', '.join(longest)}; shorten it in some")
    if len(questions) * len(FORMS) < ENOUGH_TO_COUNT:
        return
    for found, cure in ((letters, "give some item another id"), (ids, "write it in another place in some items")):
        name, times = found.most_common(1)[0]
        if times > MOST_IN_ONE_PLACE * len(questions):
            slips.say("tests", test.id, (), f"form {form}: '{name}' stands up in {times} of {len(questions)} items; {cure}")
