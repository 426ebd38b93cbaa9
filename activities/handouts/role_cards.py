"""The cards of a role play, each on paper of its own so that it is shown to nobody, and the observers' sheet. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from .blocks import Block, Heading, Lines, Points, Sheet, Words


def write_role_cards(rows) -> Iterator[Sheet]:
    """Of each play a sheet for every player, then one for whoever watches. The edition for participants has no plays in its rows."""
    t = rows.strings
    for play in sorted(rows.role_plays.values(), key=lambda one: one.number):
        for card in play.cards:
            name = t[f"role-play.role-{card.role}"]
            yield Sheet(f"{play.id}-{card.role}", f"{play.title}: {name}", tuple(_write_card(card, t)), one_side=True)
        watched = tuple(Lines((one,), 2) for one in play.watch)
        blocks: tuple[Block, ...] = (Words(t["role-play.watch-about"]), *watched, Words(t["role-play.stop"], framed=True))
        yield Sheet(f"{play.id}-observer", f"{play.title}: {t['role-play.role-observer']}", blocks, one_side=True)


def _write_card(card, t) -> Iterator[Block]:
    yield Words(card.who)
    for label, items in (("knows", card.knows), ("fears", card.fears), ("wants", card.wants)):
        if items:
            yield Heading(t[f"role-play.{label}"])
            yield Points(tuple(items))
    if card.only_if:
        yield Heading(t["role-play.only-if"])
        yield Points(tuple(t["handout.only-if"].format(when=one.when, says=one.says) for one in card.only_if))
    if card.plays:
        yield Words(f"{t['role-play.plays']} {card.plays}")
    yield Words(t["role-play.stop"], framed=True)
