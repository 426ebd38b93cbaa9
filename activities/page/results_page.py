"""The page of results: what a workshop gained, and the report for those who organised it. A page of the facilitator's, since it has the key of the tests."""

from __future__ import annotations

from activities.answers.limits import BOOK
from activities.kinds.forms import json_script
from activities.measuring.codes import MOST
from activities.measuring.forms import build_key, build_sitting, list_aims
from activities.measuring.report import build_deeds, build_programme
from activities.rows.editions import FACILITATOR
from activities.rows.for_whom import edition_of

from .embedding import STATIC
from .row_directive import RowDirective
from .sittings import choose_words
from .used_plan import USED_WORDS, build_known

RESULTS = "book/guide/results"
WORDS = (
    "results.",
    "letters.",
    "room.park-",
    "host.locale",
    "host.page-of",
    "host.paper-contents",
    "host.problem-docx",
    "host.not-names",
    "host.openers",
    *USED_WORDS,
)


def has_key(rows) -> bool:
    """Whether the edition has the key of the tests: the one for facilitators alone.

    Nobody scores a test by themselves, since a chapter's questions are for that. An edition to study by oneself lies where participants of
    the next workshop read it, and a test whose answers are known measures nothing.
    """
    return edition_of(rows) == FACILITATOR


class ResultsDirective(RowDirective):
    """`{results}`: everything of the page but its title."""

    def show(self):
        rows = self.rows
        content = {
            "book": BOOK,
            "sittings": {id: build_sitting(rows, id) for id in rows.sittings},
            "key": {id: {name: of[name] for name in ("item", "form", "aim", "holds")} for id, of in build_key(rows).items()}
            if has_key(rows)
            else {},
            "aims": list_aims(rows),
            "deeds": build_deeds(rows),
            "plans": {id: {"title": plan.title, "days": build_programme(rows, plan)} for id, plan in rows.plans.items()},
            "known": build_known(rows),
            "strings": choose_words(rows, WORDS),
        }
        return [self.html("results.html.j2", content=json_script(content), most=MOST, has_key=has_key(rows))]


class TestKeyDirective(RowDirective):
    """`{test-key}`: the tests with the option that stands up and why, to talk about once everybody has handed in."""

    __test__ = False

    def show(self):
        return [self.html("test-key.html.j2", has_key=has_key(self.rows))]


def _add_files(app, pagename, templatename, context, doctree) -> None:
    if pagename == RESULTS:
        app.add_css_file(f"{STATIC}/room-debrief.css")
        app.add_css_file(f"{STATIC}/room-results.css")
        app.add_js_file(f"{STATIC}/room-results.js", loading_method="defer")


def setup_results_page(app) -> None:
    """Register the directives, and give the page its script and its styles."""
    app.add_directive("results", ResultsDirective)
    app.add_directive("test-key", TestKeyDirective)
    app.connect("html-page-context", _add_files)
