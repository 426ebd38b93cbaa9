"""What stands around the text of a chapter: its opening, its key points, its self-check, its sources.

The text is Markdown in `book/learn`; these directives put the rows of `data/chapters` into it.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from activities.rows.pages import LEARN as CHAPTERS
from activities.rows.watched import asked

from .contents import fill_contents
from .directives import RowDirective
from .embedding import embed_activity
from .links import doc_link, rendered
from .made_of import note_page
from .rows import book_rows

CHAPTER_MARK = "workshop_chapter"


class ChapterDirective(RowDirective):
    """`{chapter} inspectors`: what the reader will be able to do, how long it takes, what it serves."""

    required_arguments = 1

    def show(self):
        chapter = self.find(self.rows.chapters, "chapter")
        node = self.html("chapter-top.html.j2", chapter=chapter, days=find_days(chapter, self.rows))
        node[CHAPTER_MARK] = chapter.id
        return [node]


class KeyPointsDirective(RowDirective):
    """`{key-points} inspectors`: what to keep from a chapter."""

    required_arguments = 1

    def show(self):
        chapter = self.find(self.rows.chapters, "chapter")
        return [self.html("key-points.html.j2", chapter=chapter)]


class PinpointsDirective(RowDirective):
    """`{pinpoints} inspectors`: where the facts of a chapter come from."""

    required_arguments = 1

    def show(self):
        chapter = self.find(self.rows.chapters, "chapter")
        return [self.html("pinpoints.html.j2", chapter=chapter)]


class SelfCheckDirective(RowDirective):
    """`{self-check} inspectors`: the questions of a chapter, answered in the page."""

    required_arguments = 1

    def show(self):
        chapter = self.find(self.rows.chapters, "chapter")
        return [embed_activity(chapter.check_id, chapter.check_id, self.env)]


class SelfStudyDirective(RowDirective):
    """`{self-study}`: the chapters in order, with what was read and answered on this device."""

    def show(self):
        return [embed_activity("self-study", "study", self.env)]


class ChapterRole(SphinxRole):
    """{chapter}`evidence`, or {chapter}`what a court needs <evidence>`: a link to a chapter, by its title.

    A chapter that is not written yet stays plain text.
    """

    def run(self):
        found = re.fullmatch(r"(.+?)\s*<([^<>]+)>", self.text, re.DOTALL)
        words, slug = (found[1], found[2]) if found else (None, self.text.strip())
        page, title = f"{CHAPTERS}/{slug}", name_chapter(book_rows(), slug)
        note_page(self.env, page)
        if title is None or page not in self.env.found_docs:
            return [nodes.Text(words or slug.replace("-", " "))], []
        html = f'<a href="{escape(doc_link(page))}">{escape(words or title)}</a>'
        return [rendered(html, self.get_source_info())], []


@asked
def name_chapter(rows, id: str) -> str | None:
    """The title of a chapter; None where there is none of this id."""
    return rows.chapters[id].title if id in rows.chapters else None


def list_written(chapters, root) -> dict:
    """The chapters that have a page under `root`, by id, in their order."""
    return {id: chapter for id, chapter in chapters.items() if Path(root, CHAPTERS, f"{id}.md").exists()}


def find_days(chapter, rows) -> list[tuple]:
    """The days of plans that a chapter serves, each once, as (plan, day, titles of its sessions there)."""
    found = []
    for plan in rows.plans.values():
        for day in plan.days:
            titles = [line.title for line in day.lines if line.id in chapter.sessions]
            if titles:
                found.append((plan, day, "; ".join(titles)))
    return found


def _place(app, config) -> None:
    fill_contents(config.external_site_map, {CHAPTERS: list(list_written(book_rows().chapters, app.srcdir))})


def setup_chapters(app) -> None:
    """Register the directives of chapters, and put the chapters into the contents."""
    app.add_directive("chapter", ChapterDirective)
    app.add_role("chapter", ChapterRole())
    app.add_directive("key-points", KeyPointsDirective)
    app.add_directive("self-study", SelfStudyDirective)
    app.add_directive("pinpoints", PinpointsDirective)
    app.add_directive("self-check", SelfCheckDirective)
    app.connect("config-inited", _place, priority=900)
