"""The rules, over their whole truth table and against the sentences they lead to."""

from itertools import product

import pytest
from book_rows import book_rows

from activities.rows.rules import STATUSES, conclude, lookup_table

ROWS = book_rows()
OFFENCES = list(ROWS.offences.values())


def every_answer(offence):
    ids = [element.id for element in offence.elements]
    for combination in product(STATUSES, repeat=len(ids)):
        for under_18 in (False, True):
            yield dict(zip(ids, combination)), under_18


def needed(offence, under_18):
    return [e.id for e in offence.elements if not (under_18 and offence.id == "trafficking" and e.id == "means")]


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda o: o.id)
def test_an_offence_comes_into_question_only_when_every_needed_element_is_met(offence):
    for answers, under_18 in every_answer(offence):
        all_met = all(answers[e] == "met" for e in needed(offence, under_18))
        assert conclude(offence, answers, under_18).key.startswith("all-met") == all_met, (answers, under_18)


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda o: o.id)
def test_a_conclusion_names_just_the_elements_that_it_speaks_of(offence):
    wanted = {"not-met": "not-met", "unanswered": "unanswered", "open": "unclear"}
    for answers, under_18 in every_answer(offence):
        found = conclude(offence, answers, under_18)
        expected = [e for e in needed(offence, under_18) if answers[e] == wanted.get(found.key)]
        assert list(found.elements) == expected, (answers, under_18)


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda o: o.id)
def test_one_element_that_is_not_met_decides_before_what_is_still_open(offence):
    for answers, under_18 in every_answer(offence):
        if any(answers[e] == "not-met" for e in needed(offence, under_18)):
            assert conclude(offence, answers, under_18).key == "not-met"


def test_for_a_child_the_means_of_trafficking_need_not_be_shown():
    trafficking = ROWS.offences["trafficking"]
    for means in STATUSES:
        answers = {"act": "met", "means": means, "purpose": "met"}
        assert conclude(trafficking, answers, under_18=True).key == "all-met-child"
        assert (conclude(trafficking, answers).key == "all-met") == (means == "met")


def test_age_changes_nothing_where_no_element_depends_on_it():
    forced_labour = ROWS.offences["forced-labour"]
    for answers, _ in every_answer(forced_labour):
        assert conclude(forced_labour, answers, under_18=True) == conclude(forced_labour, answers)


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda o: o.id)
def test_the_table_for_the_browser_holds_every_answer_and_agrees_with_the_rule(offence):
    table = lookup_table(offence)
    ages = (False, True) if offence.id == "trafficking" else (False,)
    assert len(table) == len(ages) * len(STATUSES) ** len(offence.elements)
    for answers, under_18 in every_answer(offence):
        if under_18 not in ages:
            continue
        key = " ".join([*answers.values(), *(["child"] if under_18 else [])])
        found = conclude(offence, answers, under_18)
        assert table[key] == [found.key, list(found.elements)]


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda o: o.id)
def test_every_conclusion_has_its_sentence_and_no_sentence_is_left_over(offence):
    reached = {key for key, _ in lookup_table(offence).values()}
    assert reached == set(offence.conclusions)


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda o: o.id)
def test_a_sentence_has_a_place_for_elements_just_where_elements_are_named(offence):
    for key, elements in lookup_table(offence).values():
        assert ("{elements}" in offence.conclusions[key]) == bool(elements), key


def test_an_unknown_answer_is_refused_with_its_name():
    with pytest.raises(ValueError, match="work-or-service: unknown status 'perhaps'; one of met, unclear"):
        conclude(ROWS.offences["forced-labour"], {"work-or-service": "perhaps"})
