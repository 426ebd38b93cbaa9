"""Worksheets as a form and its script need them: options looked up, nothing left to look for. Pure."""

from __future__ import annotations


def find_worksheet(rows, activity_id: str):
    """The worksheet of an activity, or None: an activity has one at most."""
    return next((worksheet for worksheet in rows.worksheets.values() if worksheet.activity == activity_id), None)


def resolve_worksheet(worksheet, rows) -> dict:
    """A worksheet as JSON-able data, with the names of what can be chosen in the place of `options_from`."""
    return {
        "intro": worksheet.intro,
        "lead": worksheet.lead.model_dump() if worksheet.lead else None,
        "sections": [_resolve_section(section, worksheet, rows) for section in worksheet.sections],
    }


def resolve_table(table, worksheet, rows) -> dict:
    """A table with its columns and starters; for kinds that take a table into a form of their own."""
    return {
        "row": table.row,
        "add": table.add,
        "blank": table.blank,
        "columns": [_resolve_column(column, rows) for column in list_columns(table, worksheet)],
        "starters": list_starters(table, rows),
        "rest": _find_rest(table, worksheet),
        "oneAtATime": table.one_at_a_time,
        "questions": table.questions.model_dump() if table.questions else None,
    }


def _resolve_column(column, rows) -> dict:
    return {**resolve_blank(column, rows), "weight": column.weight, "given": column.given, "fixed": column.fixed}


def list_columns(table, worksheet) -> list:
    """The columns of a table, its own or those of the section that it shares them with."""
    return _owner_of_columns(table, worksheet).columns


def _owner_of_columns(table, worksheet):
    if not table.columns_of:
        return table
    return next(section.table for section in worksheet.sections if section.id == table.columns_of)


def _find_rest(table, worksheet) -> dict | None:
    """The columns that can wait: a table's own, or those of the table whose columns it shares."""
    rest = table.rest or _owner_of_columns(table, worksheet).rest
    return rest.model_dump() if rest else None


def list_starters(table, rows) -> list[dict]:
    """The rows that a table begins with, as answers keep rows: id and text by column."""
    articles = [_tell_article(name, table.articles, rows) for name in table.articles.articles] if table.articles else []
    return articles + [{"id": starter.id, **starter.cells} for starter in table.starters]


def _tell_article(name, into, rows) -> dict:
    instrument_id, article_id = name.split("/")
    instrument = rows.instruments[instrument_id]
    article = next(article for article in instrument.articles if article.id == article_id)
    place = f"{instrument.short}, {article.at}"
    if article.read == "reported":
        place = rows.strings["sheet.reported"].format(place=place)
    return {"id": f"{instrument_id}-{article_id}", into.cite: f"{place}: {article.subject}", into.says: article.says}


def resolve_blank(blank, rows) -> dict:
    """A prompt or column; `options` are [id, name] pairs."""
    return {
        "id": blank.id,
        "title": blank.title,
        "type": blank.type,
        "help": blank.help,
        "own": blank.own,
        "role": blank.role,
        "options": list_options(blank, rows),
    }


def list_options(blank, rows) -> list[list[str]]:
    """What can be chosen, as [id, name]: from the row itself, from a row of options, or from all rows of a kind."""
    if not blank.options_from:
        return [[option.id, option.name] for option in blank.options]
    if blank.options_from in rows.options:
        return [[option.id, option.name] for option in rows.options[blank.options_from].options]
    found = getattr(rows, blank.options_from).values()
    return [[row.id, getattr(row, "name", None) or row.title] for row in found]


def _resolve_section(section, worksheet, rows) -> dict:
    return {
        "id": section.id,
        "title": section.title,
        "role": section.role,
        "help": section.help,
        "shownIf": _resolve_condition(section.shown_if, worksheet, rows),
        "prompts": [resolve_blank(prompt, rows) for prompt in section.prompts],
        "table": resolve_table(section.table, worksheet, rows) if section.table else None,
        "views": [_resolve_view(view, section) for view in section.views],
    }


def _resolve_condition(condition, worksheet, rows) -> dict | None:
    if condition is None:
        return None
    section_id, prompt_id = condition.answer.split("/")
    section = next(section for section in worksheet.sections if section.id == section_id)
    prompt = next(prompt for prompt in section.prompts if prompt.id == prompt_id)
    names = dict(list_options(prompt, rows))
    return {
        "answer": condition.answer,
        "among": condition.among,
        "question": prompt.title,
        "answers": [names[id] for id in condition.among],
    }


def _resolve_view(view, section) -> dict:
    return {**view.model_dump(), "of": view.of or [section.id]}
