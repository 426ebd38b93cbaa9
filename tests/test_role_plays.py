"""Role plays: each has its cards, its time and its care, and none of it reaches those who are to play."""

from __future__ import annotations

import pytest
import yaml
from book_rows import book_rows
from bs4 import BeautifulSoup
from pydantic import ValidationError

from activities.loading import load_rows
from activities.rows.role_play_models import ROLES, RolePlay

ROWS = book_rows()
ANY = next(iter(ROWS.role_plays.values()))


def changed(**values):
    return RolePlay.model_validate(ANY.model_dump() | values)


def without(role):
    return [card.model_dump() for card in ANY.cards if card.role != role]


@pytest.mark.parametrize("role", ROLES)
def test_a_play_without_one_of_its_people_is_refused(role):
    with pytest.raises(ValidationError, match=f"0 cards for the {role}"):
        changed(cards=[*without(role), {"role": "police", "who": "One more.", "knows": ["Something."]}])


def test_a_play_whose_steps_do_not_fill_its_time_is_refused():
    with pytest.raises(ValidationError, match="the steps take"):
        changed(minutes=ANY.minutes + 5)


def test_a_worker_who_says_everything_whatever_is_done_is_refused():
    worker = next(card for card in ANY.cards if card.role == "worker").model_dump() | {"only_if": []}
    with pytest.raises(ValidationError, match="says everything anyway"):
        changed(cards=[*without("worker"), worker])


def test_each_player_has_a_card_that_says_how_to_stop_and_observers_have_a_sheet(small_book):
    row = ANY.model_dump(mode="json") | {"fits_after": ["one-day-reading"], "sources": [{"source": "own"}]}
    small_book.write(f"data/role-plays/{ANY.id}.yml", yaml.safe_dump(row, allow_unicode=True, sort_keys=False))
    small_book.write("book/role-plays/index.md", "# Role plays\n\n```{role-play-list}\n```\n")
    small_book.append("_toc.yml", "  - file: book/role-plays/index\n    sections:\n      - glob: book/role-plays/*\n")
    small_book.build()
    page = BeautifulSoup(small_book.read_page(f"book/role-plays/{ANY.id}.html"), "html.parser")
    cards = page.select(".role-card")
    assert len(cards) == len(ANY.cards) + 1
    assert all("stop" in card.select_one(".role-card-stop").text for card in cards)
    assert [one.text for one in cards[0].select("dd")] == [one.says for one in ANY.cards[0].only_if]
    assert f"{ANY.id}.html" in small_book.read_page("book/role-plays/index.html")
    # The plan names it as an option, with its minutes and the line that it fits after.
    plan = BeautifulSoup(small_book.read_page("book/plans/one-day.html"), "html.parser")
    option = next(link.parent for link in plan.select("a") if f"role-plays/{ANY.id}.html" in link.get("href", ""))
    assert f"{ANY.minutes} min" in option.text and ANY.title in option.text


def test_each_role_play_fits_after_a_line_of_both_plans():
    for play in ROWS.role_plays.values():
        plans = {plan.id for plan in ROWS.plans.values() for day in plan.days for line in day.lines if line.id in play.fits_after}
        assert {"five-day", "three-day"} <= plans, play.id


def test_those_who_take_part_have_no_role_plays_to_read_beforehand():
    assert load_rows(edition="participant").role_plays == {}
    assert load_rows(edition="facilitator").role_plays.keys() == ROWS.role_plays.keys()
