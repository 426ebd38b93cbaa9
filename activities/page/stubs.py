"""Pages made from rows: written before Sphinx looks for pages, and put into the contents in the rows' order.

A case is a row, and so are a plan and an activity that a country pack brings: no one writes their pages by hand.
Sphinx wants a file for each page: it gets one with a single directive in it, ignored by git.
"""

from __future__ import annotations

from pathlib import Path

from activities.rows.pages import (
    DIRECTIVES,
    MADE_FROM,
    NOTEBOOKS,
    NOTES,
    is_by_hand,
    list_notebooks,
    list_row_pages,
    page_of_notes,
)
from activities.rows.session_notes import are_shown

from .contents import fill_contents, leave_out_others
from .editions import leave_out_pages
from .rows import book_rows


def list_pages(rows) -> dict[str, dict[str, str]]:
    """What stands in each page made from rows: folder → page → text."""
    pages = list_row_pages(*(getattr(rows, kind).values() for kind in MADE_FROM))
    made = {folder: {id: f"```{{{DIRECTIVES[folder]}}} {id}\n```\n" for id in ids} for folder, ids in pages.items()}
    days = [(plan, day) for plan in rows.plans.values() for day in plan.days] if are_shown(rows) else []
    made[NOTES] = {
        page_of_notes(plan, day).rpartition("/")[2]: f"```{{{DIRECTIVES[NOTES]}}} {plan.id} {day.number}\n```\n"
        for plan, day in days
    }
    return made


def prepare_pages(rows, root) -> None:
    """Write the pages made from rows under `root`, and take away pages whose row is gone.

    rows: the loaded rows. root: the folder of `_config.yml`.
    A page that is right already is left alone, so that its time of change stays and Sphinx does
    not read it again.
    """
    for name, pages in list_pages(rows).items():
        folder = Path(root) / name
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.glob("*.md"):
            if path.stem not in pages and not is_by_hand(name, path.stem):
                path.unlink()
        for page, text in pages.items():
            path = folder / f"{page}.md"
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")


def _prepare(app, config) -> None:
    prepare_pages(book_rows(), app.srcdir)


def _order(app, config) -> None:
    rows = book_rows()
    pages = {folder: list(pages) for folder, pages in list_pages(rows).items()}
    fill_contents(config.external_site_map, {**pages, NOTEBOOKS: list_notebooks(rows.activities.values())})
    leave_out_pages(config)
    leave_out_others(config, app.srcdir)


def setup_stubs(app) -> None:
    """Write the pages before the table of contents is read (500), and order them after."""
    app.connect("config-inited", _prepare, priority=100)
    app.connect("config-inited", _order, priority=900)
