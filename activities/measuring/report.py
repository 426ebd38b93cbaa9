"""The report for those who organised a workshop, section by section: what was done, who answered, what was gained, and what comes next. Pure.

A section has an id, a title and blocks: {"type": "paragraph", "text"}, {"type": "lines", "lines"} or {"type": "table", "caption", "header", "rows"}.
What a facilitator may word anew are paragraphs and lines; figures stand in tables. `report.js` writes the same, and a test holds the two together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from .codes import CONTRACT

LEAST: int = CONTRACT["least"]
PLAN = "action-planning"  # the activity whose rows are actions with their dates


def build_programme(rows, plan) -> list[dict[str, Any]]:
    """A plan as it is meant: days with their titles, and lines with the time at which each begins."""
    days = []
    for day in plan.days:
        hours, minutes = (int(part) for part in (day.start or plan.start).split(":"))
        at, lines = 60 * hours + minutes, []
        for line in day.lines:
            lines.append(f"{at // 60 % 24:02}:{at % 60:02} {line.title}")
            at += line.minutes
        days.append({"number": day.number, "title": day.title, "lines": lines})
    return days


def build_deeds(rows) -> dict[str, Any] | None:
    """Where the actions of an answers file stand: the key of their rows, the columns, and what each begins with; None where no such worksheet is."""
    sheet = rows.worksheets.get(PLAN)
    if sheet is None or sheet.lead is None or not sheet.lead.deeds:
        return None
    deed = sheet.lead.deeds[0]
    starters = [
        starter.cells.get(deed.what, "")
        for section in sheet.sections
        if section.id in deed.of and section.table
        for starter in section.table.starters
    ]
    return {
        "activity": PLAN,
        "keys": [f"{of}/rows" for of in deed.of],
        "what": deed.what,
        "who": deed.who,
        "when": deed.when,
        "starters": starters,
    }


def merge_actions(files: Iterable[Mapping[str, Any]], deeds: Mapping[str, Any] | None) -> list[dict[str, str]]:
    """The actions of all groups, in the order of their dates, one that several groups have once. files: the answers of each group.

    What a group struck out is left out, and so is a suggestion to which nobody put a name or a date.
    """
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    if deeds is None:
        return []
    for answers in files:
        for key in deeds["keys"]:
            rows = answers.get(key)
            for row in rows if isinstance(rows, list) else ():
                what, who, when = (_read_cell(row, deeds[name]) for name in ("what", "who", "when"))
                is_bare = not who and not when and what in deeds["starters"]
                if what and not is_bare and row.get("struck") != "yes":
                    found.setdefault((when or "9", what, who), {"when": when, "what": what, "who": who})
    return [found[place] for place in sorted(found)]


def _read_cell(row: Any, name: str | None) -> str:
    text = row.get(name) if isinstance(row, Mapping) and name else None
    return text.strip() if isinstance(text, str) else ""


def write_report(
    results: Mapping[str, Any],
    contents: Mapping[str, Any],
    aims: Iterable[Mapping[str, str]],
    more: Mapping[str, Any],
    t: Mapping[str, str],
) -> list[dict[str, Any]]:
    """results: as `measure_workshop` gives them. more: {"programme": days, "actions": rows, "parked": lines}. t: the labels `results.…`."""
    writer = _Writer(results, contents, {aim["id"]: aim["text"] for aim in aims}, t)
    sections = [
        writer.programme(more["programme"]),
        writer.people(),
        writer.gains(),
        writer.ratings(),
        writer.answers(),
        writer.texts(),
        writer.actions(more["actions"]),
        writer.parked(more["parked"]),
        {"id": "limits", "title": t["results.limits"], "blocks": [paragraph(t["results.limits-text"])]},
    ]
    return [section for section in sections if section["blocks"]]


def paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


def table(caption: str, header: list[str], rows: list[list[str]]) -> dict[str, Any]:
    return {"type": "table", "caption": caption, "header": header, "rows": rows}


def _round(value: float) -> int:
    """A half goes up, also where the sum behind it is a hair below: the page adds in another order."""
    return math.floor(value + 0.5 + 1e-9)


def word_share(share: float | None) -> str:
    """0.48 as 48 %; a dash where nothing is told."""
    return "–" if share is None else f"{_round(100 * share)}\u00a0%"


def word_gain(share: float | None) -> str:
    """0.26 as +26, in points of a hundred."""
    if share is None:
        return "–"
    points = _round(100 * share)
    return f"+{points}" if points > 0 else str(points).replace("-", "−")


def word_step(value: float | None) -> str:
    """A mean of ratings, with one place behind the point."""
    if value is None:
        return "–"
    tenths = _round(10 * value)
    return f"{'−' if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"


class _Writer:
    def __init__(self, results, contents, aims, t):
        self.results, self.contents, self.aims, self.t = results, contents, aims, t
        self.questions = {
            (id, question["key"]): question
            for id, content in contents.items()
            for part in content["parts"]
            for question in part.get("questions", ())
        }

    def say(self, key: str, **params: Any) -> str:
        return self.t[f"results.{key}"].format(**params)

    def head(self, *keys: str) -> list[str]:
        return [self.t[f"results.{key}"] for key in keys]

    def section(self, id: str, *blocks: dict[str, Any]) -> dict[str, Any]:
        return {"id": id, "title": self.t[f"results.{id}"], "blocks": [block for block in blocks if block]}

    def name_sitting(self, line: Mapping[str, Any]) -> str:
        title = self.contents[line["sitting"]]["title"]
        return self.say("sitting-day", title=title, day=line["day"]) if line["day"] else title

    def programme(self, days: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        blocks = []
        for day in days:
            blocks.append(
                {"type": "lines", "caption": self.say("day", number=day["number"], title=day["title"]), "lines": list(day["lines"])}
            )
        return self.section("programme", *blocks)

    def people(self) -> dict[str, Any]:
        rows = [[self.name_sitting(line), str(line["n"])] for line in self.results["people"] if line["n"]]
        tests = self.results["tests"]
        if not rows:
            return self.section("people")
        return self.section(
            "people",
            paragraph(self.say("people-text", **tests)),
            table(self.t["results.people-table"], self.head("sitting", "handed-in"), rows),
        )

    def gains(self) -> dict[str, Any]:
        if not self.results["tests"]["paired"]:
            return self.section("gains")
        if self.results["tests"]["paired"] < LEAST:
            return self.section("gains", paragraph(self.say("too-few", least=LEAST)))
        rows = [
            [
                self.aims[line["aim"]] if line["aim"] else self.t["results.all-questions"],
                str(line["questions"]),
                str(line["n"]),
                word_share(line["before"]),
                word_share(line["after"]),
                word_gain(line["gain"]),
                word_share(line["spread"]).removesuffix("\u00a0%"),
            ]
            for line in self.results["gains"]
        ]
        header = self.head("aim", "questions", "n", "before", "after", "gain", "spread")
        forms = self.results["forms"]
        more = self.say("forms", **{line["form"].lower(): word_share(line["before"]) for line in forms}) if forms else ""
        return self.section(
            "gains",
            paragraph(self.t["results.gains-text"]),
            table(self.t["results.gains-table"], header, rows),
            *([paragraph(more)] if more else []),
            *self.items(),
        )

    def items(self) -> list[dict[str, Any]]:
        rows = [
            [
                f"{line['item']} ({line['form']})",
                str(line["before_n"]),
                word_share(line["before"]),
                str(line["after_n"]),
                word_share(line["after"]),
            ]
            for line in self.results["items"]
        ]
        return [table(self.t["results.items-table"], self.head("question", "n", "before", "n", "after"), rows)] if rows else []

    def ratings(self) -> dict[str, Any]:
        lines = [line for line in self.results["ratings"] if line["n"]]
        rows = [
            [
                self.questions[line["sitting"], line["question"]]["text"],
                str(line["n"]),
                word_step(line["before"]),
                word_step(line["now"]),
                word_step(line["gain"]),
                word_step(line["spread"]),
            ]
            for line in lines
        ]
        if not rows:
            return self.section("ratings")
        text = self.say("ratings-text", steps=lines[0]["steps"])
        return self.section(
            "ratings",
            paragraph(text),
            table(self.t["results.ratings-table"], self.head("statement", "n", "before", "now", "gain", "spread"), rows),
        )

    def answers(self) -> dict[str, Any]:
        blocks = []
        for line in self.results["answers"]:
            question = self.questions[line["sitting"], line["question"]]
            if not line["n"]:
                continue
            caption = f"{self.name_sitting(line)}: {question['text']}"
            if line["counts"] is None:
                blocks.append(paragraph(f"{caption} {self.say('too-few', least=LEAST)}"))
                continue
            rows = [
                [text, self.say("of", count=count, n=line["n"]) if count is not None else self.t["results.hidden"]]
                for (_, text), count in zip(question["options"], line["counts"])
            ]
            blocks.append(table(caption, self.head("answer", "people-count"), rows))
        return self.section("answers", *blocks)

    def texts(self) -> dict[str, Any]:
        blocks: list[dict[str, Any]] = []
        for line in self.results["texts"]:
            question = self.questions[line["sitting"], line["question"]]
            if line["texts"]:
                # One line each, whatever somebody typed: a line is what a facilitator takes out.
                said = [" ".join(text.split()) for text in line["texts"]]
                blocks.append({"type": "lines", "caption": f"{self.name_sitting(line)}: {question['text']}", "lines": said})
        return self.section("texts", *blocks)

    def actions(self, actions: Iterable[Mapping[str, str]]) -> dict[str, Any]:
        rows = [[one["when"], one["what"], one["who"]] for one in actions]
        if not rows:
            return self.section("actions")
        return self.section(
            "actions",
            paragraph(self.t["results.actions-text"]),
            table(self.t["results.actions-table"], self.head("when", "what", "who"), rows),
        )

    def parked(self, lines: Iterable[str]) -> dict[str, Any]:
        parked = list(lines)
        return self.section(
            "parked", *([{"type": "lines", "caption": self.t["results.parked-text"], "lines": parked}] if parked else [])
        )
