"""What may be said of a workshop from the forms that count: gains by aim with count and spread, ratings, answers, and texts without codes. Pure.

Nothing is said of one person, nor of fewer than five: `LEAST`. Figures of single questions are said from fifty people on: `LEAST_FOR_ITEMS`. There is no
mark to pass. `results.js` does the same in the page, and one table of expectations holds both.

A share is the part of an aim's questions for which somebody chose the answer that stands up; a question left open counts as not chosen, once any of the
test was answered. A gain is a person's share after the workshop less the one before it; its spread is the standard deviation over people (n - 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from .codes import CONTRACT, FORMS, form_of
from .forms import WHEN

LEAST: int = CONTRACT["least"]
LEAST_FOR_ITEMS: int = CONTRACT["leastForItems"]
ROUNDS = ("before", "after")


def measure_workshop(
    forms: Iterable[Mapping[str, Any]], contents: Mapping[str, Any], key: Mapping[str, Any], aims: Iterable[Mapping[str, str]]
) -> dict[str, Any]:
    """forms: as `collect_forms` gives them. contents, key, aims: of this edition, as `forms.py` builds them."""
    counting = list(forms)
    marked = _mark_tests(counting, contents, key)
    people = {round: sorted(set(marked.loc[marked["round"] == round, "code"])) for round in ROUNDS}
    paired = sorted(set(people["before"]) & set(people["after"]))
    both = marked[marked["code"].isin(paired)]
    return {
        "people": _count_people(counting, contents),
        "tests": {**{round: len(people[round]) for round in ROUNDS}, "paired": len(paired)},
        "unpaired": {round: [code for code in people[round] if code not in paired] for round in ROUNDS},
        "gains": [_find_gain(both, None), *(_find_gain(both, aim["id"]) for aim in aims)],
        "forms": _compare_forms(marked),
        "items": _list_items(both, key) if len(paired) >= LEAST_FOR_ITEMS else [],
        "ratings": _list_ratings(counting, contents),
        "answers": _list_answers(counting, contents),
        "texts": _list_texts(counting, contents),
    }


def hide_small(counts: list[int]) -> list[int | None]:
    """Counts of which none under five can be read or reckoned: those under five are left out, and the next small ones until five or more people
    stand behind what is left out. Where nobody is left out, noughts are told."""
    hidden = {place for place, count in enumerate(counts) if count < LEAST}
    if not sum(counts[place] for place in hidden):
        return list(counts)
    by_size = sorted((count, place) for place, count in enumerate(counts) if place not in hidden)
    while by_size and sum(counts[place] for place in hidden) < LEAST:
        hidden.add(by_size.pop(0)[1])
    return [None if place in hidden else count for place, count in enumerate(counts)]


# --- tests -----------------------------------------------------------------------------------


def _mark_tests(forms: list[Mapping[str, Any]], contents: Mapping[str, Any], key: Mapping[str, Any]) -> pd.DataFrame:
    """A row for each question of each test that counts: code, round, form, item, aim, and whether the answer stands up."""
    rows = []
    for form in forms:
        for part in contents[form["sitting"]]["parts"] if form["same"] else ():
            if "forms" not in part:
                continue
            letter = form_of(form["code"], part["round"] == "before")
            asked = [question["key"] for question in part["forms"][letter]]
            if not any(one in form["answers"] for one in asked):
                continue
            for one in asked:
                of = key[one]
                right = form["answers"].get(one) == of["holds"]
                rows.append((form["code"], part["round"], letter, of["item"], of["aim"], float(right)))
    return pd.DataFrame(rows, columns=["code", "round", "form", "item", "aim", "right"])


def _find_gain(both: pd.DataFrame, aim: str | None) -> dict[str, Any]:
    """One line of the gains; of all questions where `aim` is None. Its figures are None for fewer than five people."""
    asked = both if aim is None else both[both["aim"] == aim]
    shares = asked.groupby(["code", "round"])["right"].mean().unstack()
    line = {"aim": aim, "questions": int(asked["item"].nunique()), "n": len(shares)}
    if len(shares) < LEAST:
        return {**line, "before": None, "after": None, "gain": None, "spread": None}
    gain = shares["after"] - shares["before"]
    return {
        **line,
        "before": float(shares["before"].mean()),
        "after": float(shares["after"].mean()),
        "gain": float(gain.mean()),
        "spread": float(gain.std()),
    }


def _compare_forms(marked: pd.DataFrame) -> list[dict[str, Any]]:
    """How the two forms went before the workshop, where five people or more had each: a wide gap says that one of them is harder."""
    before = marked[marked["round"] == "before"]
    shares = before.groupby(["form", "code"])["right"].mean()
    of = {form: shares.loc[form] if form in shares.index.get_level_values(0) else pd.Series(dtype=float) for form in FORMS}
    if any(len(one) < LEAST for one in of.values()):
        return []
    return [{"form": form, "n": len(one), "before": float(one.mean())} for form, one in of.items()]


def _list_items(both: pd.DataFrame, key: Mapping[str, Any]) -> list[dict[str, Any]]:
    counts = both.groupby(["item", "form", "round"])["right"].agg(["size", "mean"])
    lines = []
    for one in key.values():
        line: dict[str, Any] = {"item": one["item"], "form": one["form"]}
        for round in ROUNDS:
            place = (one["item"], one["form"], round)
            n = int(counts.loc[place, "size"]) if place in counts.index else 0
            line |= {f"{round}_n": n, round: float(counts.loc[place, "mean"]) if n >= LEAST else None}
        lines.append(line)
    return lines


# --- the other questions ---------------------------------------------------------------------


def _count_people(forms: list[Mapping[str, Any]], contents: Mapping[str, Any]) -> list[dict[str, Any]]:
    lines = []
    for id, content in contents.items():
        of = [form for form in forms if form["sitting"] == id]
        days = sorted({form["day"] for form in of}) if content["daily"] else [None]
        lines += [{"sitting": id, "day": day, "n": len([form for form in of if form["day"] == day])} for day in days]
    return lines


def _list_groups(forms: list[Mapping[str, Any]], contents: Mapping[str, Any]):
    """Of each sitting and day the questions that are no test's, with the forms of it."""
    for line in _count_people(forms, contents):
        content = contents[line["sitting"]]
        of = [form for form in forms if form["sitting"] == line["sitting"] and form["day"] == line["day"]]
        for part in content["parts"]:
            for question in part.get("questions", ()):
                yield {"sitting": line["sitting"], "day": line["day"], "question": question["key"]}, question, of


def _list_ratings(forms: list[Mapping[str, Any]], contents: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Where people saw themselves, from 1 for the first option: of those who gave both answers."""
    lines = []
    for place, question, of in _list_groups(forms, contents):
        if question["type"] != "ratings":
            continue
        step = {id: number for number, (id, _) in enumerate(question["options"], 1)}
        given = [[form["answers"].get(f"{question['key']}/{when}") for when in WHEN] for form in of]
        pairs = pd.DataFrame(
            [[step[one], step[other]] for one, other in given if one and other], columns=["before", "now"], dtype=float
        )
        line = {**place, "n": len(pairs), "steps": len(step)}
        if len(pairs) < LEAST:
            lines.append({**line, "before": None, "now": None, "gain": None, "spread": None})
            continue
        gain = pairs["now"] - pairs["before"]
        means = {"before": float(pairs["before"].mean()), "now": float(pairs["now"].mean())}
        lines.append({**line, **means, "gain": float(gain.mean()), "spread": float(gain.std())})
    return lines


def _list_answers(forms: list[Mapping[str, Any]], contents: Mapping[str, Any]) -> list[dict[str, Any]]:
    lines = []
    for place, question, of in _list_groups(forms, contents):
        if question["type"] == "choice":
            said = [form["answers"].get(question["key"]) for form in of]
            counts = [said.count(id) for id, _ in question["options"]]
            many = sum(counts)
            lines.append({**place, "n": many, "counts": hide_small(counts) if many >= LEAST else None})
    return lines


def _list_texts(forms: list[Mapping[str, Any]], contents: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What people wrote, in the order of the alphabet and not of the codes; none where fewer than five handed the sitting in."""
    lines = []
    for place, question, of in _list_groups(forms, contents):
        if question["type"] == "text":
            said = sorted(form["answers"][question["key"]] for form in of if question["key"] in form["answers"])
            lines.append({**place, "n": len(said), "texts": said if len(of) >= LEAST else None})
    return lines
