"""Worksheets and papers as sheets to fill in by hand. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from activities.rows.worksheets import resolve_worksheet

from .blocks import Block, Grid, Heading, Lines, Points, Sheet, Words

MOST_UPRIGHT = 5  # a table of more columns stands on a sheet that lies on its side
LONG = 4  # ruled lines under a question with a long answer
TOLD = ("text", "long")


def write_paper(paper, rows) -> Sheet:
    """A row of `papers` as a sheet, with the contacts that a country's pack brings where the paper has room for them."""
    blocks: list[Block] = [Words(paper.care, framed=True)]
    for part in paper.parts:
        blocks.append(Heading(part.title))
        blocks += [Words(part.text)] if part.text else []
        blocks += [Points(tuple(part.items))] if part.items else []
        blocks += [Points(tuple(part.ticks), ticks=True)] if part.ticks else []
        known = [one for one in rows.contacts.values() if one.need in part.contacts]
        blocks += [Points(tuple(word_contact(one, rows.strings) for one in known))] if known else []
        blocks += [Lines(tuple(part.lines))] if part.lines else []
        if table := part.table:
            empty = [""] * (len(table.columns) - 1)
            filled = [(name, *empty) for name in table.rows]
            blank = [("", *empty)] * table.blank
            shares = (2, *[1] * (len(table.columns) - 1)) if table.rows else tuple([1] * len(table.columns))
            blocks.append(Grid(tuple(table.columns), tuple(filled + blank), shares))
    return Sheet(paper.id, paper.title, tuple(blocks), sideways=_has_wide(blocks))


def word_contact(contact, t) -> str:
    """A contact in a line: who, the number, when, and what to know before one sends anybody there."""
    called = t["page.called-on"].format(day=contact.checked)
    return f"{contact.name}, {contact.number}, {contact.hours}. {'; '.join(contact.known)}. {called}"


def write_worksheet(worksheet, rows) -> Sheet:
    """A worksheet as its group would find it: what it begins with in words, and room to write."""
    resolved, t = resolve_worksheet(worksheet, rows), rows.strings
    activity = rows.activities.get(worksheet.activity)
    title = t["page.activity"].format(number=activity.number, title=activity.title) if activity else worksheet.id
    blocks: list[Block] = [Words(resolved["intro"])] if resolved["intro"] else []
    blocks.append(Words(t["host.no-real-data"], framed=True))
    blocks.append(Lines((t["handout.group"],)))
    for section in resolved["sections"]:
        blocks += _write_section(section, t)
    return Sheet(worksheet.id, title, tuple(blocks), sideways=_has_wide(blocks))


def _has_wide(blocks: list[Block]) -> bool:
    return any(isinstance(block, Grid) and len(block.columns) > MOST_UPRIGHT for block in blocks)


def _write_section(section: dict, t) -> Iterator[Block]:
    if not section["prompts"] and not section["table"]:  # only drawn from others
        return
    yield Heading(section["title"])
    if only := section["shownIf"]:
        yield Words(t["sheet.only-if"].format(question=only["question"], answer=t["sheet.or"].join(only["answers"])), quiet=True)
    if section["help"]:
        yield Words(section["help"], quiet=True)
    for prompt in section["prompts"]:
        yield from _write_prompt(prompt, t)
    if section["table"]:
        yield from _write_table(section["table"], t)


def _write_prompt(prompt: dict, t) -> Iterator[Block]:
    if prompt["options"]:
        yield Words(prompt["title"])
        if prompt["help"]:
            yield Words(prompt["help"], quiet=True)
        own = (t["handout.own"],) if prompt["own"] else ()
        yield Points((*(name for _, name in prompt["options"]), *own), ticks=True)
        return
    yield Lines((prompt["title"],), LONG if prompt["type"] == "long" else int(bool(prompt["help"])), prompt["help"] or "")


def _write_table(table: dict, t) -> Iterator[Block]:
    columns = table["columns"]
    for column in columns:
        if column["options"] and not column["fixed"]:
            yield Words(
                t["handout.choose-from"].format(column=column["title"], options="; ".join(name for _, name in column["options"])),
                quiet=True,
            )
    filled = [
        tuple(_word_cell(column, starter.get(column["id"], ""), table) for column in columns) for starter in table["starters"]
    ]
    blank = [tuple("" for _ in columns)] * table["blank"]
    numbered = [(str(number), *cells) for number, cells in enumerate([*filled, *blank], 1)]
    names = tuple(column["title"] for column in columns)
    # A column of figures beside the widest takes what two of them need.
    yield Grid((t["handout.number"], *names), tuple(numbered), (1, *(column["weight"] * 2 for column in columns)))


def _word_cell(column: dict, value: str, table: dict) -> str:
    """What a starter says in a column: the names of options and of other rows in the place of their ids."""
    if not value:
        return ""
    if column["type"] == "rows":
        first = table["columns"][0]["id"]
        named = {starter["id"]: starter.get(first, "") for starter in table["starters"]}
        return ", ".join(named.get(id, id) for id in value.split())
    if column["type"] in TOLD or column["type"] == "date":
        return value
    names = dict(column["options"])
    return ", ".join(names.get(id, id) for id in (value.split() if column["type"] == "several" else [value]))
