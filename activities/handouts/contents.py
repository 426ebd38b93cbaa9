"""Which handouts there are and what stands on them, from the rows. The same rows give the same, but for the order of the codes behind the badges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import SystemRandom

from activities.answers.line import LineKey, make_line_key
from activities.kinds import kind_of
from activities.measuring.codes import deal_codes

from .activity_sheets import write_activity_sheets
from .blocks import Badge, Card, Certificate, Grid, Handout, Lines, Passages, Sheet, Words
from .role_cards import write_role_cards
from .sheets import write_paper, write_worksheet

EVALUATION = "course-evaluation"  # the paper that every workshop ends with; it has a file of its own


@dataclass(frozen=True)
class Choices:
    """What is asked for.

    people: how many take part. plan: the id of the programme; None takes the first. codes: the word that the codes of the tests are
    dealt from, on the backs of the badges; "" deals none.
    """

    people: int = 24
    plan: str | None = None
    codes: str = ""


def list_handouts(rows, choices: Choices | None = None) -> list[Handout]:
    """Every handout in the order in which a workshop needs them.

    Raises KeyError, with the ids that there are, for a plan that is none, and ValueError for a number of people that no codes are dealt to.
    """
    choices = choices or Choices()
    t = rows.strings
    papers = [write_paper(paper, rows) for paper in rows.papers.values()]
    in_order = sorted(rows.worksheets.values(), key=lambda one: _place_of(one, rows))
    numbered = [(_place_of(one, rows)[0], write_worksheet(one, rows)) for one in in_order]
    numbered += [(rows.activities[one.id.removeprefix("activity-")].number, one) for one in write_activity_sheets(rows)]
    blanks = tuple(sheet for _, sheet in sorted(numbered, key=lambda one: one[0]))
    made = [
        Handout("cases", t["handout.cases"], tuple(write_cases(rows))),
        Handout("cards", t["handout.cards"], tuple(write_cards(rows))),
        Handout("worksheets", t["handout.worksheets"], blanks),
        Handout("evaluation", t["handout.evaluation"], tuple(one for one in papers if one.id == EVALUATION)),
        Handout("papers", t["handout.papers"], tuple(one for one in papers if one.id != EVALUATION)),
        Handout("role-plays", t["handout.role-plays"], tuple(write_role_cards(rows))),
        Handout("sign-in", t["handout.sign-in"], (write_sign_in(rows, choices),)),
        Handout("badges", t["handout.badges"], tuple(write_badges(rows, choices))),
        Handout("certificates", t["handout.certificates"], (write_certificate(rows, choices),)),
    ]
    return [one for one in made if one.pieces]


def find_plan(rows, choices: Choices):
    """The programme that is meant."""
    if choices.plan is None:
        return next(iter(rows.plans.values()))
    if choices.plan not in rows.plans:
        raise KeyError(f"no plan '{choices.plan}'; there are: {', '.join(rows.plans)}")
    return rows.plans[choices.plan]


def _place_of(worksheet, rows) -> tuple[int, str]:
    activity = rows.activities.get(worksheet.activity)
    return (activity.number if activity else 0, worksheet.id)


def list_line_keys(rows) -> list[LineKey]:
    """The activities that take a case as one line, in the order of their numbers."""
    coded = [one for one in rows.activities.values() if one.cases and one.kind]
    contents = {one.id: kind_of(one.id, rows).content(rows, one.id) for one in sorted(coded, key=lambda one: one.number)}
    return [make_line_key(id, rows.activities[id].kind, content) for id, content in contents.items() if "tags" in content]


def write_cases(rows) -> Iterator[Sheet]:
    """A sheet a case: the text with the numbers of its passages, the letters of the marks, and a line for each activity that marks it."""
    keys = list_line_keys(rows)
    for case in rows.cases.values():
        yield Sheet(case.id, name_case(case, rows.strings), tuple(_write_case(case, keys, rows)), one_side=True)


def name_case(case, strings) -> str:
    """`Case 1. Linh`; the contrast case, which has no number, by what it is."""
    if case.number is None:
        return f"{strings['page.case-contrast']}. {case.title}"
    return strings["page.case"].format(number=case.number, title=case.title)


def _write_case(case, keys: list[LineKey], rows):
    t = rows.strings
    about = f"{case.place}. {case.work}."
    yield Words(
        f"{about} {t['page.case-composed'][:1].upper()}{t['page.case-composed'][1:]}." if case.composed else about, quiet=True
    )
    if case.content_note:
        yield Words(f"{t['page.content-note']}: {case.content_note}", framed=True)
    yield Passages(number_passages(case))
    yield Words(t["handout.line-help"], quiet=True)
    signs = " · ".join(f"{one.letter} {one.short}" for one in rows.indicators.values())
    yield Words(t["handout.marks"].format(marks=signs), quiet=True)
    places = [
        t["handout.line"].format(activity=key.number, place=f"{key.number}.{one.number}")
        for key in keys
        for one in key.cases
        if one.id == case.id
    ]
    yield Lines((t["handout.group"], *(places or [t["handout.line-alone"]])))


def number_passages(case) -> tuple[tuple[tuple[int, str], ...], ...]:
    """The passages of a case with their numbers from 1, by paragraphs."""
    paragraphs: list[list[tuple[int, str]]] = [[]]
    for number, passage in enumerate(case.passages, 1):
        if passage.new_paragraph and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append((number, passage.text))
    return tuple(tuple(one) for one in paragraphs)


def write_cards(rows) -> Iterator[Card]:
    """A card for each indicator, then one for each element of an offence, to lie on the table while a case is weighed."""
    t = rows.strings
    for one in rows.indicators.values():
        parts = [one.about, f"{t['handout.look-for']}: {one.look_for}", f"{t['handout.mind']}: {one.caution}"]
        yield Card(f"indicator-{one.id}", t["handout.indicator"], one.letter, one.name, tuple(map(Words, parts)))
    for offence in rows.offences.values():
        for number, element in enumerate(offence.elements, 1):
            parts = [", ".join(element.terms)] if element.terms else []
            parts += [t["handout.not-for-a-child"]] if element.not_needed_for_a_child else []
            yield Card(f"element-{element.id}", offence.name, str(number), element.name, tuple(map(Words, [*parts, element.help])))


def write_sign_in(rows, choices: Choices) -> Sheet:
    """A line for each who takes part, with a box for each day. Names stand on this paper and in no file of the book."""
    t, plan = rows.strings, find_plan(rows, choices)
    days = tuple(t["handout.day"].format(number=day.number) for day in plan.days)
    columns = (t["handout.number"], t["handout.name"], t["handout.service"], *days)
    rows_ = tuple((str(number), *[""] * (len(columns) - 1)) for number in range(1, choices.people + 1))
    blocks = (
        Lines((t["handout.where-when"],)),
        Words(t["handout.sign-in-care"], quiet=True),
        Grid(columns, rows_, (1, 5, 5, *[3] * len(days))),
    )
    return Sheet("sign-in", f"{t['handout.sign-in']}: {plan.title}", blocks, sideways=True)


def write_badges(rows, choices: Choices) -> Iterator[Badge]:
    """A badge a person, known by its number. Nobody has a name in a file: it is written on the badge by hand.

    The codes are those of the word, in an order of chance that is new each time and written down nowhere. The sign-in sheet has the same
    numbers as the badges, so in the order of the word both together would be a list of who has which code.
    """
    t, plan = rows.strings, find_plan(rows, choices)
    codes = [card.code for card in deal_codes(choices.codes, choices.people)] if choices.codes else [""] * choices.people
    SystemRandom().shuffle(codes)
    for number, code in enumerate(codes, 1):
        back = (t["handout.code-about"], t["handout.code-care"]) if code else ()
        yield Badge(number, plan.title, t["handout.name-by-hand"], code, back)


def write_certificate(rows, choices: Choices, name: str = "") -> Certificate:
    """That somebody attended the programme, and nothing on how they did: there is nothing to pass or to fail."""
    t, plan = rows.strings, find_plan(rows, choices)
    said = (t["handout.attended"], plan.title, t["handout.days"].format(days=len(plan.days)))
    lines = (t["handout.where-when"], t["handout.for-organisers"])
    return Certificate(t["handout.certificate"], t["handout.certifies"], name, said, lines)
