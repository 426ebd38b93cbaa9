"""Sittings: the page of each, where people answer under the code of their card, and `{sitting-list}`, which leads to them.

`{sitting} opening` is a whole page, its title with it: what the script draws one question a screen, and the same to print. No page of a
sitting has a key: which answer stands up is in the facilitator's page of results alone.
"""

from __future__ import annotations

from typing import Any

from activities.answers.limits import BOOK
from activities.kinds.forms import json_script
from activities.measuring.codes import ALPHABET, FIRST, FORMS, form_of
from activities.measuring.forms import build_sitting, list_questions
from activities.rows.measuring_models import LETTERS
from activities.rows.pages import SITTINGS
from activities.rows.watched import asked

from .embedding import STATIC
from .row_directive import RowDirective

WORDS = ("sitting.", "letters.code-", "host.locale")


@asked
def choose_words(rows, words: tuple[str, ...]) -> dict[str, str]:
    """The labels that a page's script needs: those that begin with one of `words`."""
    return {key: text for key, text in rows.strings.items() if key.startswith(words)}


class SittingDirective(RowDirective):
    """`{sitting} opening`: a sitting as a whole page, its title with it."""

    required_arguments = 1

    def show(self):
        sitting = self.find(self.rows.sittings, "sitting")
        content = build_sitting(self.rows, sitting.id)
        data = json_script({"book": BOOK, "sitting": content, "strings": choose_words(self.rows, WORDS)})
        html = self.html("sitting.html.j2", sitting=sitting, content=data, papers=list_papers(content), letters=LETTERS)
        return [self.section(sitting.title, sitting.id, html)]


def list_papers(content: dict[str, Any]) -> list[dict[str, Any]]:
    """A sitting on paper, once for each form of its test: its parts, the boxes for its letters, and the first signs of the cards that it is for."""
    tested = [part for part in content["parts"] if "forms" in part]
    papers = []
    for form in FORMS if tested else [""]:
        is_before = bool(tested) and tested[0]["round"] == "before"
        firsts = [sign for sign in FIRST if not form or form_of(sign, is_before) == form]
        code = firsts[0] + ALPHABET[0] * 3
        parts = [{**part, "questions": part["forms"][form] if "forms" in part else part["questions"]} for part in content["parts"]]
        paper = {"form": form, "firsts": firsts, "parts": parts, "boxes": _list_boxes(content, code)}
        papers.append({**paper, "mark": content["mark"], "daily": content["daily"]})
    return papers


def _list_boxes(content: dict[str, Any], code: str) -> list[str]:
    """What stands in each box for a letter: the number of its question, with a stroke for the first or second of two."""
    return [
        f"{number}{stroke}"
        for number, question in enumerate(list_questions(content, code), 1)
        for stroke in {"choice": [""], "ratings": ["′", "″"]}.get(question["type"], [])
    ]


class SittingListDirective(RowDirective):
    """`{sitting-list}`: the sittings, with what each is for."""

    template = "sitting-list.html.j2"


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename.startswith(f"{SITTINGS}/") and not pagename.endswith("/index"):
        app.add_css_file(f"{STATIC}/room-sitting.css")
        app.add_js_file(f"{STATIC}/room-sitting.js", loading_method="defer")


def setup_sittings(app) -> None:
    """Register the directives, and give the pages their script and their style."""
    app.add_directive("sitting", SittingDirective)
    app.add_directive("sitting-list", SittingListDirective)
    app.connect("html-page-context", _add_files)
