"""Where a reader is: the doors in the header, and the part of the book that a page belongs to.

Both come from the contents: each part of `_toc.yml` with a caption is a door, and its first page is what
the door opens. Chapters stand under the stages of the study path, with their numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_external_toc.api import FileItem, SiteMap

from activities.rows.pages import ACTIVITIES, CASES, PLANS

from .chapters import CHAPTERS
from .rows import book_rows

# Pages that lay cards out over the whole width, and so have no list at their side.
BOARDS = (ACTIVITIES, CASES, PLANS)


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


def list_parts(site_map: SiteMap, titles, rows) -> list[Part]:
    """The parts of the book in their order.

    site_map: the contents as `_toc.yml` and the rows give them. titles: page → title. rows: for numbers and short names.
    """
    names = {activity.page: activity for activity in rows.activities.values() if activity.page}
    chapters = {f"{CHAPTERS}/{chapter.id}": chapter for chapter in rows.chapters.values()}
    cases = {f"{CASES}/{case.id}": case for case in rows.cases.values()}

    def entry(page: str) -> Entry:
        below = tuple(entry(str(item)) for tree in site_map[page].subtrees for item in tree.items if isinstance(item, FileItem))
        if page in names:
            return Entry(page, names[page].short or names[page].title, str(names[page].number), below)
        if page in chapters:
            return Entry(page, chapters[page].title, str(chapters[page].number), below, chapters[page].id)
        if page in cases:
            return Entry(page, cases[page].title, str(cases[page].number or ""), below)
        return Entry(page, titles.get(page, page), "", below)

    parts = []
    for tree in site_map.root.subtrees:
        entries = [entry(str(item)) for item in tree.items if isinstance(item, FileItem)]
        if tree.caption and entries:
            pages = frozenset(page for one in entries for page in _pages_of(one))
            aside = len(pages) < 3
            parts.append(Part(tree.caption, entries[0].page, tuple(_fold(entries, rows)), pages, aside))
    return parts


def _pages_of(entry: Entry):
    yield entry.page
    for one in entry.below:
        yield from _pages_of(one)


def _fold(entries: list[Entry], rows) -> list[Group]:
    """Chapters under the stages that have them; what stands before and after them as it stood."""
    stage_of = {
        f"{CHAPTERS}/{id}": (number, stage) for number, stage in enumerate(rows.stages.values(), 1) for id in stage.chapters
    }
    groups: list[Group] = []
    for one in entries:
        number, stage = stage_of.get(one.page, ("", None))
        title = stage.title if stage else ""
        if groups and groups[-1].title == title:
            groups[-1] = Group((*groups[-1].entries, one), title, groups[-1].number)
        else:
            groups.append(Group((one,), title, str(number)))
    return groups


def _give_navigation(app, pagename, templatename, context, doctree) -> None:
    # For each page anew: what a page takes from the rows is taken down, so that a new name makes it anew.
    titles = {page: title.astext() for page, title in app.env.titles.items()}
    parts = list_parts(app.config.external_site_map, titles, book_rows())
    context["parts"] = parts
    context["part"] = part = next((part for part in parts if pagename in part.pages), None)
    works = {activity.page for activity in book_rows().activities.values()}
    board = pagename == app.config.root_doc or pagename in works or pagename.rpartition("/")[0] in BOARDS
    context["page_kind"] = "start" if pagename == app.config.root_doc else "work" if pagename in works else "text"
    context["on_ground"] = board
    context["local"] = bool(part) and not board


def setup_navigation(app) -> None:
    """Give every page its doors and its part."""
    app.connect("html-page-context", _give_navigation)
