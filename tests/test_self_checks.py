"""A self-check teaches only as long as its answers do not give themselves away: not by their place, their length or their wording."""

from __future__ import annotations

import subprocess
import sys

from book_rows import book_rows

from activities.editing.chapter_rules import ENOUGH_TO_COUNT, MOST_IN_ONE_PLACE, find_favoured_place
from activities.rows.chapter_models import CheckOption, CheckQuestion

QUESTIONS = [question for chapter in book_rows().chapters.values() for question in chapter.questions]


def make_question(id, options=3, holds=0):
    made = [CheckOption(id=f"o{n}", text=f"Answer {n}", holds=n == holds, feedback=f"Said to {n}") for n in range(options)]
    return CheckQuestion(id=id, text="What now?", options=made)


def test_over_the_book_no_place_is_the_one_to_choose():
    assert len(QUESTIONS) >= ENOUGH_TO_COUNT and find_favoured_place(QUESTIONS) is None


def test_a_favoured_place_is_found_with_its_counts():
    first = [question for n in range(400) if (question := make_question(f"q{n}")).shuffled[0].holds][:40]
    others = [question for n in range(400) if not (question := make_question(f"q{n}")).shuffled[0].holds][:20]
    place, times, asked = find_favoured_place(first + others)
    assert (place, times, asked) == (1, 40, 60) and times / asked > MOST_IN_ONE_PLACE
    assert find_favoured_place(first[: ENOUGH_TO_COUNT - 1]) is None, "a few questions say nothing"


def test_answers_stand_in_an_order_that_the_question_gives_and_not_the_row():
    forwards = make_question("dust-ask")
    backwards = forwards.model_copy(update={"options": forwards.options[::-1]})
    assert [option.id for option in forwards.shuffled] == [option.id for option in backwards.shuffled]
    orders = {tuple(option.id for option in make_question(f"q{n}").shuffled) for n in range(60)}
    assert len(orders) == 6, "three answers have six orders, and all of them come up"


def test_answers_stand_in_the_same_order_in_every_build():
    code = (
        "from activities.loading import load_rows\n"
        "print([[o.id for o in q.shuffled] for c in load_rows(packs=[]).chapters.values() for q in c.questions])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}, timeout=60
    ).stdout
    assert printed.strip() == str([[option.id for option in question.shuffled] for question in QUESTIONS])


def test_a_page_shows_the_answers_in_that_order(book):
    from built_pages import read_page

    for chapter in book_rows().chapters.values():
        page = read_page(book / f"book/learn/{chapter.id}.html")
        for question in chapter.questions:
            there = page.select(f'[data-question="{question.id}"] [data-option]')
            assert [tag["data-option"] for tag in there] == [option.id for option in question.shuffled], question.id
