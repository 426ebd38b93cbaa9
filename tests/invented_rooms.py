"""Rooms that nobody was in: answers of groups made up from what an activity asks, with all that can be odd in them."""

from __future__ import annotations

from random import Random
from typing import Any

from activities.rows.carried import begin, follow, list_open
from activities.rows.visited import list_choices, set_out, take

# Pairs that are the same to people, signs that languages' functions treat apart, and what comes after others by one order and before by another.
WORDS = ("Talk to each worker alone", "talk to each worker  alone.", "Ask the union", "Ｐａｙｒｏｌｌ", "payroll", "payroll,", "Payroll\u00a0;",
         "=1+1", "Žít; ", "\uff5e two", "🙂 two", "İZMİR", "ΟΔΟΣ", "ﬁne", "fine .", " . ", "\u2003")  # fmt: skip
ODD = (None, True, 7, "text", [], ["no-such-thing"], {"a": "b"}, [{"id": "row-1", "text": "x"}])


def invent_room(content: dict[str, Any], random: Random, most: int = 7) -> list[dict[str, Any]]:
    """Groups with their answers in one activity: some thorough, some that hardly began, some with what no form keeps."""
    return [
        {"group": f"Group {number}", "answers": invent_answers(content, random)} for number in range(1, random.randint(0, most) + 1)
    ]


def invent_answers(content: dict[str, Any], random: Random) -> dict[str, Any]:
    """One group's answers. content: the activity's, as its page has it."""
    answers: dict[str, Any] = {"group/roles": {"chair": "Noor"}} if random.random() < 0.3 else {}
    if random.random() < 0.1:
        return answers
    if "tags" in content:
        for case in random.sample(content["cases"], min(3, len(content["cases"]))):
            answers |= _invent_coding(case, content, random)
    for section in content.get("sections", ()):
        if random.random() < 0.7:
            answers |= _invent_section(section, random)
    for interview in content.get("interviews", ()):
        answers |= _invent_walk(interview, random)
    if "tags" not in content and "sections" not in content:
        for question in content.get("questions", ()):
            if random.random() < 0.8:
                answers[question["id"]] = random.choice([*question["options"], "no-such-option"])
                answers[f"{question['id']}/compared"] = True
    for key in random.sample(sorted(answers), min(len(answers), random.choice((0, 0, 1, 3)))):
        answers[key] = random.choice(ODD)
    return {key: value for key, value in answers.items() if value is not None}


def _invent_coding(case: dict[str, Any], content: dict[str, Any], random: Random) -> dict[str, Any]:
    id, tags = case["id"], [tag["id"] for tag in content["tags"]]
    answers: dict[str, Any] = {}
    how = random.random()
    if how > 0.2:
        for passage in random.sample(case["passages"], random.randint(1, len(case["passages"]))):
            answers[f"{id}/mark/{passage}"] = random.sample(tags, random.choice((0, 1, 1, 2))) if how > 0.3 else []
    if random.random() < 0.1:
        answers |= {f"{id}/mark/no-such-passage": tags[:1], f"{id}/mark/{case['passages'][0]}": ["no-such-mark", tags[0]]}
        answers |= {"no-such-case/mark/no-such-case-01": tags[:1], id: "text", f"{id}/element/no-such-element": "met"}
    elements = [element["id"] for offence in content["offences"] for element in offence["elements"]]
    for element in [*elements, "other-law"]:
        if random.random() < 0.5:
            answers[f"{id}/element/{element}"] = random.choice(("met", "unclear", "not-met", "met", "perhaps"))
    for question in content.get("questions", ()):
        if random.random() < 0.3:
            answers[f"{id}/question/{question['id']}"] = random.choice(("seen", "not-seen", "ask"))
    for about in random.sample([*case["passages"], *elements], 3):
        answers |= {
            f"{id}/stance/{about}": random.choice(("change", "keep", "ask", "no")),
            f"{id}/stance-why/{about}": random.choice(WORDS),
        }
    for element in random.sample([*elements, "other-law", "conclusion"], 3):
        answers[f"{id}/reason/{element}"] = random.choice(WORDS)
    for passage in random.sample(case["passages"], 2):
        answers[f"{id}/note/{passage}"] = random.choice(WORDS)
    if random.random() < 0.2:
        answers[f"{id}/under-18"] = random.random() < 0.7
    if "exhibits" in case:
        answers |= _invent_pairs(case, content, random)
    if random.random() < 0.5:
        fields = ("step", "capacity", "who", "evidence", "safety")
        steps = random.randint(0, 3)
        answers[f"{id}/plan"] = [
            {"id": f"s-{step}", **{field: random.choice(WORDS) for field in random.sample(fields, 3)}} for step in range(steps)
        ]
    return answers


def _invent_pairs(case: dict[str, Any], content: dict[str, Any], random: Random) -> dict[str, Any]:
    """Pairs of few facts, so that groups meet in some, begun from either side."""
    id, facts = case["id"], case["passages"][:3]
    rows: list[Any] = [
        {"id": f"p-{number}", "a": random.choice([*facts, ""]), "b": random.choice(facts)}
        | {field: random.choice(WORDS) for field in random.sample(("means", "other", "ask", "whom"), random.randint(0, 4))}
        for number in range(random.randint(0, 4))
    ]
    if random.random() < 0.2:
        rows += [{"id": "p-odd", "a": facts[0], "b": "no-such-fact"}, "text", {"id": 7, "a": facts[0], "b": facts[1], "means": 7}]
    bearings = [*content["indicators"], "labour-law", "speaks-against", "no-such-bearing"]
    borne = {
        f"{id}/bears/{row['id']}": random.sample(bearings, 2) for row in rows if isinstance(row, dict) and random.random() < 0.6
    }
    return {f"{id}/pairs": rows, **borne}


def _invent_section(section: dict[str, Any], random: Random) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for prompt in section["prompts"]:
        options = [option for option, _ in prompt["options"]] or list(WORDS)
        value = random.choice([*options, random.choice(WORDS)])
        answers[f"{section['id']}/{prompt['id']}"] = (
            random.sample(options, min(2, len(options))) if prompt["type"] == "several" else value
        )
    if section["table"]:
        rows = [dict(starter) for starter in section["table"]["starters"] if random.random() < 0.8]
        for row in rows:
            if random.random() < 0.2:
                row["struck"] = "yes"
        for number in range(random.randint(0, 3)):
            own = {"id": f"row-{number}"}
            for column in random.sample(section["table"]["columns"], min(2, len(section["table"]["columns"]))):
                own[column["id"]] = random.choice([option for option, _ in column["options"]] or list(WORDS))
            rows.append(own)
        answers[f"{section['id']}/rows"] = rows
    return answers


def _invent_visit(plot: dict[str, Any], random: Random) -> dict[str, Any]:
    visit, path = set_out(plot), list[str]()
    while not visit.ending and random.random() < 0.9:
        step = random.choice([step for _, step in list_choices(plot, visit)] + ["wait", "leave"])
        roles = random.sample(visit.free, random.randint(1, len(visit.free)))
        path.append(f"{'+'.join(roles)}/{step}")
        take(plot, visit, roles, step)
    place = plot["scenes"][0]["id"]
    return {
        f"walk/{plot['id']}": path,
        f"tried/{plot['id']}": [f"{place}/{step}" for step in visit.done] + [f"{place}/no-such-step", "nothing"],
        f"words/{plot['id']}/{place}": random.choice(WORDS),
    }


def _invent_walk(interview: dict[str, Any], random: Random) -> dict[str, Any]:
    if "minutes" in interview:
        return _invent_visit(interview, random)
    scenes = {scene["id"]: scene for scene in interview["scenes"]}
    scene, state, path = interview["start"], begin(interview), []
    while scenes[scene]["ways"] and random.random() < 0.9:
        way = random.choice(sorted(list_open(scenes[scene], state)))
        path.append(f"{scene}/{way}")
        outcome = follow(scenes[scene]["ways"][way], state, interview["facts"])
        scene, state = outcome.to, outcome.state
    if random.random() < 0.1:
        path.insert(random.randint(0, len(path)), "no-such-scene/way")
    return {
        f"walk/{interview['id']}": path,
        f"tried/{interview['id']}": [*path, f"{interview['start']}/no-such-way", "nothing"],
        f"words/{interview['id']}/{interview['start']}": random.choice(WORDS),
    }
