"""Puts activities into pages: where a notebook's output is one of ours, its form stands in the page.

The output only names the activity. Its form is rendered from the rows at each build, so that a
changed row reaches the page without the notebook being run again.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from docutils import nodes

from activities.kinds import find_kinds
from activities.kinds.bundles import build_bundles
from activities.kinds.forms import MIME, render_static
from activities.kinds.late_parts import FOLDER as LATE
from activities.kinds.late_parts import write_late

from .kept import recall
from .row_directive import render_rows
from .rows import book_rows
from .shown_notes import render_activity_notes
from .timetable import plans_of_activity

STATIC = "activities"


class ActivityRenderer:
    """The renderer that myst-nb finds by entry point for the type of our outputs."""

    mime_priority_overrides = [("*", MIME, 1)]

    @staticmethod
    def handle_mime(renderer, data, inline):
        """A notebook output → nodes of the page, or None where it is not ours."""
        if data.mime_type != MIME or inline:
            return None
        return [embed_activity(data.content["activity"], f"a{data.cell_index}", renderer.renderer.sphinx_env)]


def embed_activity(activity_id: str, uid: str, env) -> nodes.raw:
    """An activity's form as a node of a page that has no kernel; its scripts and styles come with it.

    uid: prefix for element ids, unique in the page. Raises KeyError with the ids there are.
    """

    def make() -> tuple[str, str]:
        rows = book_rows()
        html, kind = render_static(activity_id, rows, uid)
        if activity_id in rows.activities:
            places = plans_of_activity(activity_id, rows)
            html += render_rows("activity-about.html.j2", rows, env.docname, activity=rows.activities[activity_id], places=places)
            html += render_activity_notes(env, rows, rows.activities[activity_id])
        return html, kind.name

    html, kind = recall(env, ("form", activity_id, uid), make)
    node = nodes.raw("", html, format="html")
    node["workshop_kind"] = kind
    node["doc_links"] = True
    node.source, node.line = env.doc2path(env.docname), 0
    return node


def _add_scripts(app, pagename, templatename, context, doctree) -> None:
    if doctree is None:
        return
    kinds = {node["workshop_kind"] for node in doctree.findall(nodes.raw) if "workshop_kind" in node}
    for kind in sorted(kinds):
        app.add_css_file(f"{STATIC}/{kind}.css")
        if find_kinds()[kind].late:
            # Of a type that no browser fetches: `late.js` does, when the reader comes near.
            app.add_js_file(f"{STATIC}/{kind}.js", type="workshop/late", **{"data-kind": kind})
        else:
            # Async: the custom element mounts an activity whenever the parser reaches it.
            app.add_js_file(f"{STATIC}/{kind}.js", loading_method="async", fetchpriority="high")


def _copy_bundles(app) -> None:
    # Before any page is written: Sphinx puts a sum of the file beside its name, and of a file that is not there yet it has none.
    if app.builder.format != "html":
        return
    target = Path(app.outdir, "_static", STATIC)
    target.mkdir(parents=True, exist_ok=True)
    for path in build_bundles().glob("*.*"):
        if not path.name.endswith(".esm.js"):
            shutil.copy2(path, target / path.name)


def _write_late(app, exception) -> None:
    # At each build anew: a page that stays as it is may wait for what has changed.
    if exception or app.builder.format != "html":
        return
    target = Path(app.outdir, "_static", STATIC)
    for path in (target / LATE).glob("*.js"):
        path.unlink()
    rows = book_rows()
    for kind in find_kinds().values():
        for id in kind.activities(rows) if kind.waits else ():
            content = kind.content(rows, id)
            if late := {part: content[part] for part in kind.waits if content[part]}:
                write_late(target, id, late)


def setup_embedding(app) -> None:
    """Let notebooks' activities stand in their pages, with the scripts and styles of their kind."""
    app.connect("html-page-context", _add_scripts)
    app.connect("builder-inited", _copy_bundles)
    app.connect("build-finished", _write_late)
