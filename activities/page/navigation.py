"""Where a reader is: the doors in the header, and the part of the book that a page belongs to.

Both come from the contents: each part of `_toc.yml` with a caption is a door, and its first page is what
the door opens. Chapters stand under the stages of the study path, with their numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sphinx_external_toc.api import FileItem, SiteMap

from activities.rows.pages import ACTIVITIES, CASES, PLANS
from activities.rows.watched import asked

from .chapters import CHAPTERS
from .debrief_page import DEBRIEF
from .planner_page import PLANNER
from .room import CONSOLE
from .rows import book_rows, book_watch

# Pages that lay cards out over the whole width, and so have no list at their side.
BOARDS = (ACTIVITIES, CASES, PLANS)
FEWEST = 3  # pages that make a part a door of the header; one with fewer stands in the menu and in the foot


@dataclass(frozen=True)
class Entry:
    """A page in a list: its name there, the number that people call it by, and the pages below it."""

    page: str
    title: str
    number: str = ""
    below: tuple[Entry, ...] = ()
    chapter: str = ""


@dataclass(frozen=True)
class Group:
    """Entries that fold together under a name; without a name they stand open."""

    entries: tuple[Entry, ...]
    title: str = ""
    number: str = ""

    def holds(self, page: str) -> bool:
        """Whether the page is among the entries, so that the group stands open."""
        return any(one.page == page for one in self.entries)


@dataclass(frozen=True)
class Part:
    """A door and what is behind it. What stands `aside` is in the menu and in the foot, and no door of the header."""

    title: str
    page: str
    groups: tuple[Group, ...]
    pages: frozenset[str] = field(default_factory=frozenset)
    aside: bool = False

    @property
    def has_chapters(self) -> bool:
        """Whether chapters stand in it, of which the reader marks what was read."""
        return any(one.chapter for group in self.groups for one in group.entries)


@asked
def name_pages(rows) -> dict[str, tuple[str, str, str]]:
    """Page → its name in lists, the number that people call it by, and the id of its chapter, if it is one."""
    chapters = {f"{CHAPTERS}/{chapter.id}": (chapter.title, str(chapter.number), chapter.id) for chapter in rows.chapters.values()}
    cases = {f"{CASES}/{case.id}": (case.title, str(case.number or ""), "") for case in rows.cases.values()}
    activities = {
        activity.page: (activity.short or activity.title, str(activity.number), "")
        for activity in rows.activities.values()
        if activity.page
    }
    return {**chapters, **cases, **activities}


@asked
def stage_pages(rows) -> dict[str, tuple[str, str]]:
    """The page of a chapter → the number and the title of its stage in the study path."""
    stages = enumerate(rows.stages.values(), 1)
    return {f"{CHAPTERS}/{id}": (str(number), stage.title) for number, stage in stages for id in stage.chapters}


@asked
def word_place(rows, page: str) -> str:
    """Where a chapter stands, in words above its title: its stage and its number; "" for any other page."""
    stage = stage_pages(rows).get(page)
    if not stage:
        return ""
    number = rows.chapters[page.rpartition("/")[2]].number
    place = {"stage": stage[0], "stages": len(rows.stages), "title": stage[1], "number": number, "chapters": len(rows.chapters)}
    return rows.strings["chapter.place"].format(**place)


@asked
def work_pages(rows) -> list[str]:
    """The pages on which an activity is done."""
    return [activity.page for activity in rows.activities.values() if activity.page]


def list_parts(site_map: SiteMap, titles: Mapping[str, str], rows) -> list[Part]:
    """The parts of the book in their order.

    site_map: the contents as `_toc.yml` and the rows give them. titles: page → title. rows: for numbers and short names.
    """
    names, stages = name_pages(rows), stage_pages(rows)

    def entry(page: str) -> Entry:
        below = tuple(entry(str(item)) for tree in site_map[page].subtrees for item in tree.items if isinstance(item, FileItem))
        title, number, chapter = names.get(page, (titles.get(page, page), "", ""))
        return Entry(page, title, number, below, chapter)

    parts = []
    for tree in site_map.root.subtrees:
        entries = [entry(str(item)) for item in tree.items if isinstance(item, FileItem)]
        if tree.caption and entries:
            pages = frozenset(page for one in entries for page in _pages_of(one))
            aside = len(pages) < FEWEST
            parts.append(Part(tree.caption, entries[0].page, tuple(_fold(entries, stages)), pages, aside))
    return parts


def _pages_of(entry: Entry):
    yield entry.page
    for one in entry.below:
        yield from _pages_of(one)


def _fold(entries: list[Entry], stages: Mapping[str, tuple[str, str]]) -> list[Group]:
    """Chapters under the stages that have them; what stands before and after them as it stood."""
    groups: list[Group] = []
    for one in entries:
        number, title = stages.get(one.page, ("", ""))
        if groups and groups[-1].title == title:
            groups[-1] = Group((*groups[-1].entries, one), title, number)
        else:
            groups.append(Group((one,), title, number))
    return groups


def _give_navigation(app, pagename, templatename, context, doctree) -> None:
    # The same for all pages; but of each page is taken down what it takes from the rows for it, so that a new name makes it anew.
    if not hasattr(app.builder, "parts_of_book"):
        titles = {page: title.astext() for page, title in app.env.titles.items()}
        with book_watch().noting() as reads:
            parts = list_parts(app.config.external_site_map, titles, book_rows())
        app.builder.parts_of_book = parts, reads
    parts, reads = app.builder.parts_of_book
    for read in reads:
        book_watch().note(read)
    context["parts"] = parts
    context["part"] = part = next((part for part in parts if pagename in part.pages), None)
    context["place_in_words"] = word_place(book_rows(), pagename)
    works = work_pages(book_rows())
    board = (
        pagename in (app.config.root_doc, CONSOLE, DEBRIEF, PLANNER) or pagename in works or pagename.rpartition("/")[0] in BOARDS
    )
    context["page_kind"] = "start" if pagename == app.config.root_doc else "work" if pagename in works else "text"
    context["on_ground"] = board
    context["local"] = bool(part) and not board


def setup_navigation(app) -> None:
    """Give every page its doors and its part."""
    app.connect("html-page-context", _give_navigation)
