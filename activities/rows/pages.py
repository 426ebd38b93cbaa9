"""Which pages are made from rows, and from which: nobody writes these by hand, and nobody may take their place. Pure."""

from __future__ import annotations

from collections.abc import Mapping

CASES = "book/cases"
PLANS = "book/plans"
ACTIVITIES = "book/activities"
LAW = "book/law"
NOTEBOOKS = "notebooks"
LEARN = "book/learn"
PAPERS = "book/papers"
NOTES = "book/notes"  # a page for each day of a plan, in the edition for facilitators
SITTINGS = "book/tests"
ROLE_PLAYS = "book/role-plays"  # not in the edition for participants, whose rows have none
FOLDERS = (CASES, PLANS, ACTIVITIES, LAW, PAPERS, NOTES, SITTINGS, ROLE_PLAYS)
FILLED = (NOTEBOOKS, LEARN)  # where people write the pages, and rows say which of them the book takes in
MADE_FROM = (
    "cases",
    "plans",
    "activities",
    "instruments",
    "papers",
    "sittings",
    "role_plays",
)  # the rows that have pages in these folders
# What stands in a page that is made from a row: this directive, with the row's id.
DIRECTIVES = {
    CASES: "case",
    PLANS: "plan",
    ACTIVITIES: "activity",
    LAW: "instrument",
    PAPERS: "paper",
    NOTES: "session-notes",
    SITTINGS: "sitting",
    ROLE_PLAYS: "role-play",
}
LAW_OF_OTHERS = "others"  # where the instruments stand that have no page of their own
CASE_LAW = "decisions"  # where the decisions of courts stand


def is_by_hand(folder: str, name: str) -> bool:
    """Whether somebody writes this page of a folder whose other pages are made from rows."""
    return name == "index" or (folder == LAW and name in (LAW_OF_OTHERS, CASE_LAW))


def has_page_from_row(activity) -> bool:
    """Whether an activity's page is made from its row: it says so with `page: book/activities/<id>`."""
    return activity.page == f"{ACTIVITIES}/{activity.id}"


def has_notebook(activity) -> bool:
    """Whether an activity is done in a notebook, which is written from its row: it says so with `page: notebooks/<id>`."""
    return activity.page == f"{NOTEBOOKS}/{activity.id}"


def list_notebooks(activities) -> list[str]:
    """The notebooks that activities are done in, by their names, in the order of the rows."""
    pages = [(activity.page or "").partition("/") for activity in activities]
    return [name for folder, _, name in pages if folder == NOTEBOOKS]


def list_taken_in(pages: Mapping[str, bool], chapters, activities) -> list[str]:
    """Of the pages that people write, those that the book takes in: each that the contents name by itself, and where they name
    all of a folder, the chapters and the notebooks that have a row.

    pages: as `list_written_pages` gives them. chapters, activities: their rows.
    """
    with_rows = {f"{NOTEBOOKS}/{name}" for name in list_notebooks(activities)} | {f"{LEARN}/{chapter.id}" for chapter in chapters}
    return [page for page, by_itself in pages.items() if by_itself or page.rpartition("/")[0] not in FILLED or page in with_rows]


def page_of_notes(plan, day) -> str:
    """The page that has the notes for the sessions of a day."""
    return f"{NOTES}/{plan.id}-{day.number}"


def has_own_page(instrument) -> bool:
    """Whether an instrument has a page of its own: a law has, and so has one whose row gives it a heading."""
    return instrument.kind == "law" or instrument.heading is not None


def page_of(instrument) -> str:
    """The page on which an instrument stands."""
    return f"{LAW}/{instrument.id if has_own_page(instrument) else LAW_OF_OTHERS}"


def list_row_pages(cases, plans, activities, instruments, papers, sittings, role_plays) -> dict[str, list[str]]:
    """The pages made from rows, by folder, in the order of the rows; from the rows of each kind."""
    return {
        CASES: [case.id for case in cases],
        PLANS: [plan.id for plan in plans],
        ACTIVITIES: [activity.id for activity in activities if has_page_from_row(activity)],
        LAW: [instrument.id for instrument in instruments if has_own_page(instrument)],
        PAPERS: [paper.id for paper in papers],
        SITTINGS: [sitting.id for sitting in sittings],
        ROLE_PLAYS: [play.id for play in role_plays],
    }
