"""The codes on the cards: no slip of one sign or two neighbours passes for another card, and half of a room begins with each form."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measuring_page import ask_page

from activities.measuring.codes import ALPHABET, FIRST, LENGTH, MOST, CodeError, deal_codes, find_near, form_of, read_code

SEEDS = ["Lusaka, March", "", "7", "ក្រុង", "São Tomé 🙂", "  lusaka, march "]
CARDS = deal_codes("Lusaka, March", MOST)
CODES = [card.code for card in CARDS]


def test_one_wrong_sign_and_two_swapped_neighbours_always_show():
    for code in CODES:
        assert read_code(code.lower()) == code
        wrong = [code[:at] + sign + code[at + 1 :] for at in range(LENGTH) for sign in ALPHABET if sign != code[at]]
        swapped = [code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(LENGTH - 1)]
        for slip in wrong + swapped:
            with pytest.raises(CodeError):
                read_code(slip)


def test_a_code_is_no_word_and_begins_with_a_letter():
    assert len(set(CODES)) == MOST
    for code in CODES:
        assert code[0] in FIRST and not set(code) & set("AEIOUY015268SZBGL") and len(set(code)) == LENGTH


def test_the_forms_are_dealt_in_halves_and_cross():
    for one, other in pairwise(CARDS):
        assert {one.before, other.before} == {"A", "B"} == {one.before, one.after}
    assert all(form_of(card.code, before=True) == card.before for card in CARDS)


def test_more_cards_begin_with_those_that_are_dealt_already():
    assert deal_codes(" lusaka, MARCH", 12) == CARDS[:12]
    assert deal_codes("Lusaka, April", 12) != CARDS[:12]


@pytest.mark.parametrize(("seed", "many"), [("  ", 10), ("Lusaka", 0), ("Lusaka", MOST + 1)])
def test_a_list_without_a_word_or_of_no_cards_is_refused(seed, many):
    with pytest.raises(ValueError, match="word|from 1 to"):
        deal_codes(seed, many)


def test_a_code_that_nobody_was_dealt_leads_to_the_card_that_was_meant():
    code = CODES[0]
    slip = code[1] + code[0] + code[2:]
    assert code in find_near(slip, CODES)
    assert find_near("1234", CODES) == []


def test_the_page_deals_the_same_cards():
    calls = [["dealCodes", seed, many] for seed in SEEDS for many in (1, 30, 0, MOST + 1)]
    for (_, seed, many), dealt in zip(calls, ask_page(calls), strict=True):
        try:
            cards = [vars(card) for card in deal_codes(seed, many)]
        except ValueError:
            cards = []
        assert dealt == cards, (seed, many)


TYPED = st.lists(
    st.one_of(st.sampled_from(CODES), st.text(st.sampled_from([*ALPHABET, *"ao0 -é½Ⅷ⁴🙂ｋ"]), max_size=8)), max_size=300
)


@settings(max_examples=5, deadline=None, derandomize=True, database=None)
@given(typed=TYPED)
def test_the_page_reads_codes_alike(typed):
    outcomes = ask_page([["readCode", text] for text in typed] + [["findNear", text, CODES] for text in typed])
    for text, read, near in zip(typed, outcomes, outcomes[len(typed) :]):
        try:
            expected = {"ok": True, "code": read_code(text)}
        except CodeError as refusal:
            expected = {"ok": False, "problem": {"code": refusal.code, "params": refusal.params}}
        assert read == expected, text
        assert near == find_near(text, CODES), text
