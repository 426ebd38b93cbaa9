"""What chapters, terms and instruments of law say of each other and of the other rows."""

from __future__ import annotations

from .salvage import StandIn


def check_chapters(check, rows) -> None:
    """Every id that the reference book's rows name exists, and what stands for one row stands for one only.

    check: gathers the slips, with `refer`, `alone` and `say`. rows: located rows by kind and id.
    """
    _chapters(check, rows)
    _terms(check, rows)
    _instruments(check, rows)
    _decisions(check, rows)
    _papers(check, rows)
    _role_plays(check, rows)
    _stages(check, rows)
    _coverage(check, rows)
    for row in check.each("forms_today"):
        check.refer(row, "cases", row.row.cases, "cases")
        check.refer(row, "figures", row.row.figures, "figures")
    _searches(check, rows)


def _chapters(check, rows) -> None:
    numbers: dict = {}
    questions: dict = {}
    for row in check.each("chapters"):
        check.alone("the number", numbers, row.row.number, row, "number")
        check.refer_to_lines(row, row.row.sessions, "sessions")
        for question in row.row.questions:
            check.alone("the id", questions, question.id, row, "questions", question.id, "id")


def _terms(check, rows) -> None:
    wordings: dict = {}
    for row in check.each("terms"):
        check.refer(row, "terms", row.row.see, "see")
        for wording in dict.fromkeys(word.lower() for word in (row.row.name, *row.row.forms)):
            check.alone("a wording", wordings, wording, row, "forms")


def _instruments(check, rows) -> None:
    numbers: dict = {}
    for row in check.each("instruments"):
        check.alone("the number", numbers, row.row.number, row, "number")
        check.refer(row, "sources", row.row.official_text, "official_text")
        articles: dict = {}
        for article in row.row.articles:
            check.alone("the id", articles, article.id, row, "articles", article.id, "id")
            check.refer(row, "activities", article.used_in, "articles", article.id, "used_in")


def _decisions(check, rows) -> None:
    numbers: dict = {}
    for row in check.each("decisions"):
        check.alone("the number", numbers, row.row.number, row, "number")
        for position, bearing in enumerate(row.row.cases, 1):
            check.refer(row, "cases", bearing.case, "cases", position, "case")


def _papers(check, rows) -> None:
    numbers: dict = {}
    for row in check.each("papers"):
        check.alone("the number", numbers, row.row.number, row, "number")


def _role_plays(check, rows) -> None:
    numbers: dict = {}
    for row in check.each("role_plays"):
        check.alone("the number", numbers, row.row.number, row, "number")
        check.refer_to_lines(row, row.row.fits_after, "fits_after")


def _stages(check, rows) -> None:
    """Each chapter stands in one stage."""
    placed: dict = {}
    for row in check.each("stages"):
        check.refer(row, "chapters", row.row.chapters, "chapters")
        for chapter in row.row.chapters:
            check.alone("a chapter", placed, chapter, row, "chapters")
        for position, solo in enumerate(row.row.activities, 1):
            check.refer(row, "activities", solo.activity, "activities", position, "activity")


def _coverage(check, rows) -> None:
    items: dict = {}
    for row in check.each("coverage"):
        for item in row.row.items:
            check.alone("the id", items, item.id, row, "items", item.id, "id")


def _searches(check, rows) -> None:
    """Everyday words lead to pages that are there; their places in them are looked up in the texts, by `editing`."""
    for row in check.each("searches"):
        for number, place in enumerate(row.row.leads_to, 1):
            check.refer(row, "pages", place if isinstance(place, StandIn) else place.partition("#")[0], "leads_to", number)
            if place in row.row.leads_to[: number - 1]:
                check.say_unknown(row, f"'{place}' is named twice; once is enough", "leads_to", number)
