"""A workshop of thirty people whose true gains are known, since they are what it is made from; and workshops made up at random."""

from __future__ import annotations

import random
from statistics import mean, stdev
from typing import Any

from book_rows import book_rows

from activities.measuring.codes import deal_codes, form_of
from activities.measuring.forms import build_key, build_sitting, list_aims, list_questions, list_slots

ROWS = book_rows()
CONTENTS: dict[str, dict[str, Any]] = {id: build_sitting(ROWS, id) for id in ROWS.sittings}
KEY = build_key(ROWS)
AIMS = list_aims(ROWS)
PEOPLE = 30
CARDS = deal_codes("invented, 2026", PEOPLE)
FIRST = "2026-03-02"
# Of thirty people, how many have each of an aim's questions right before and after: so the true shares are these over thirty.
TRUE = {
    "itc-ilo-1": (9, 21),
    "itc-ilo-3": (12, 24),
    "itc-ilo-4": (15, 24),
    "itc-ilo-5": (18, 21),
    "handbook-3": (6, 27),
    "asean-1": (12, 12),
    "asean-3": (21, 18),
}
# Of thirty, how many choose each option of a question.
PACE = [17, 6, 4, 2, 1]
SPOKE = [1, 2, 10, 17]


def invent_workshop() -> list[dict[str, Any]]:
    """The forms of the thirty, as their pages save them: opening, five pulses, closing and three months later."""
    forms = []
    for place, card in enumerate(CARDS):
        forms += [_answer("opening", place, card.code, None, "2026-03-02T09:20:00+00:00")]
        forms += [_answer("pulse", place, card.code, day, f"2026-03-{day + 1:02}T17:0{place % 10}:00+00:00") for day in range(1, 6)]
        forms += [_answer("closing", place, card.code, None, "2026-03-06T15:20:00+00:00")]
        forms += [_answer("later", place, card.code, None, "2026-06-08T10:00:00+00:00")]
    return forms


def is_right(item: str, aim: str, place: int, round: int) -> bool:
    """Whether a person has an item right: the first so many of a circle of thirty, which begins elsewhere for each item."""
    start = 7 * [key["item"] for key in KEY.values()].index(item)
    return (place + start) % PEOPLE < TRUE[aim][round]


def true_gain(aim: str | None) -> dict[str, Any]:
    """What is known of an aim, reckoned from what the workshop is made from."""
    items = sorted({(one["item"], one["aim"]) for one in KEY.values() if aim in (None, one["aim"])})
    shares = [[mean(is_right(item, of, place, round) for item, of in items) for round in (0, 1)] for place in range(PEOPLE)]
    gains = [after - before for before, after in shares]
    expected = {"before": mean(one[0] for one in shares), "after": mean(one[1] for one in shares)}
    return {"aim": aim, "questions": len(items), "n": PEOPLE, **expected, "gain": mean(gains), "spread": stdev(gains)}


def _answer(sitting: str, place: int, code: str, day: int | None, saved: str) -> dict[str, Any]:
    content = CONTENTS[sitting]
    answers: dict[str, str] = {}
    for question in list_questions(content, code):
        key, options = question["key"], [id for id, _ in question["options"]]
        if key in KEY:
            of = KEY[key]
            wrong = next(id for id in options if id != of["holds"])
            right = is_right(of["item"], of["aim"], place, 0 if sitting == "opening" else 1)
            answers[key] = of["holds"] if right else wrong
        elif question["type"] == "ratings":
            answers |= {f"{key}/before": options[1 if place < 10 else 0], f"{key}/now": options[3 if place < 15 else 2]}
        elif question["type"] == "choice":
            counts = {"pace": PACE, "spoke": SPOKE}.get(key, [PEOPLE])
            answers[key] = options[next(at for at in range(len(counts)) if place < sum(counts[: at + 1]))]
        elif place % 5 == 0:
            answers[key] = f"Something that was written on {key}, {place}"
    return {"sitting": sitting, "mark": content["mark"], "code": code, "day": day, "saved": saved, "answers": answers}


def invent_forms(seed: int, many: int) -> list[dict[str, Any]]:
    """Forms as chance has them: cards that come twice, sittings left out, marks of other editions, answers that are none."""
    chance = random.Random(seed)
    cards = deal_codes(f"chance {seed}", max(1, many))
    forms = []
    for _ in range(4 * many):
        sitting = chance.choice(list(CONTENTS))
        code = chance.choice(cards).code
        content = CONTENTS[sitting]
        answers: dict[str, Any] = {
            slot.key: chance.choice([*slot.options, "none-such"]) for slot in list_slots(content, code) if chance.random() < 0.8
        }
        texts = [question["key"] for question in list_questions(content, code) if question["type"] == "text"]
        answers |= {key: chance.choice(["", "  so ", "<b>so</b>", 3]) for key in texts if chance.random() < 0.5}
        forms.append(
            {
                "sitting": sitting,
                "mark": content["mark"] if chance.random() < 0.9 else "O99",
                "code": code,
                "day": chance.choice([1, 2, 3, 9]) if content["daily"] else None,
                "saved": chance.choice([None, f"2026-03-{chance.randint(2, 9):02}T10:00:00+00:00", "not a time"]),
                "answers": answers,
            }
        )
    return forms


def form_before(code: str) -> str:
    return form_of(code, before=True)
