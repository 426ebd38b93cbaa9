"""Keeps out of pages, and of the built book, what Sphinx and its extensions bring and the book does not use.

They put their styles and scripts on every page, used or not. A page keeps what is the book's own, and
what its words call for; the built book keeps what a page, one of our templates, the script in its head or the style names.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from .look import LOOK

OWN = ("theme.css", "page.js", "figures.css", "activities/")
# An asset of Sphinx or an extension, and the mark in a page that calls for it.
CALLED_FOR = {"pygments.css": 'class="highlight'}
# Settings that Jupyter Book hands to extensions which the book does without: Sphinx warns of one that nobody knows.
UNUSED_SETTINGS = ("comments_config",)
_IN_HEAD = re.compile(r"_static/([\w.-]+)")
_IN_STYLE = re.compile(r"url\(\"?([\w.-]+)")


def is_needed(asset, body: str) -> bool:
    """Whether a page with this body keeps a style sheet or script.

    asset: one entry of Sphinx's `css_files` or `script_files`. An asset without a file name is a
    piece of script in the page, which only extensions add.
    """
    name = str(getattr(asset, "filename", None) or "").removeprefix("_static/")
    if name.startswith(OWN):
        return True
    return name in CALLED_FOR and CALLED_FOR[name] in body


def drop_assets(app, pagename, templatename, context, doctree) -> None:
    """Leave in a page's lists of assets what the page needs."""
    body = context.get("body", "")
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context.get(kind, []) if is_needed(asset, body)]


def remove_unused(app, exception) -> None:
    """Take out of the built book what no page can ask for, so that a stick holds what it needs."""
    if exception or app.builder.format != "html":
        return
    heads = "".join(path.read_text(encoding="utf-8") for path in (*sorted((LOOK / "templates").glob("*")), LOOK / "first_paint.js"))
    static = Path(app.outdir, "_static")
    style = (static / "theme.css").read_text(encoding="utf-8")
    named = {*_IN_HEAD.findall(heads), *_IN_STYLE.findall(style), *CALLED_FOR, *(name.rstrip("/") for name in OWN)}
    for path in static.glob("*"):
        if path.name not in named:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def setup_slimming(app) -> None:
    """Slim each page after everyone has added to it, and the output at the very end."""
    for name in UNUSED_SETTINGS:
        app.add_config_value(name, None, "")
    app.connect("html-page-context", drop_assets, priority=900)
    app.connect("build-finished", remove_unused, priority=900)
