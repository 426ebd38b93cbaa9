"""Takes away what the stock theme and extensions load and the book does not need.

Jupyter Book puts every extension's styles and scripts on every page, used or not, and some of them
come from another host. A page keeps what is the book's own, and what its words call for.
"""

from __future__ import annotations

import shutil
from pathlib import Path

OWN = ("theme.css", "page.js", "figures.css", "activities/")
# An asset of Sphinx or an extension, and the mark in a page that calls for it.
CALLED_FOR = {
    "pygments.css": 'class="highlight',
    "sphinx-design.min.css": 'class="sd-',
    "design-tabs.js": 'class="sd-tab',
}
# Folders and files of the theme in `_static` that no page names.
LEFT_OVER = (
    "images",
    "locales",
    "scripts",
    "styles",
    "vendor",
    "sbt-webpack-macros.html",
    "webpack-macros.html",
    "basic.css",
    "check-solid.svg",
    "clipboard.min.js",
    "copy-button.svg",
    "copybutton.css",
    "copybutton.js",
    "copybutton_funcs.js",
    "file.png",
    "minus.png",
    "play-solid.svg",
    "plus.png",
    "sphinx-thebe.css",
    "sphinx-thebe.js",
    "sphinx_highlight.js",
    "togglebutton.css",
    "togglebutton.js",
    "mystnb.*.css",
)

# Pieces of the theme's frame. The theme renders each for every page to see whether it is empty; ours has none of them.
THEME_PIECES = (
    "sidebars",
    "theme_article_footer_items",
    "theme_article_header_end",
    "theme_article_header_start",
    "theme_content_footer_items",
    "theme_footer_center",
    "theme_footer_end",
    "theme_footer_start",
    "theme_navbar_center",
    "theme_navbar_end",
    "theme_navbar_persistent",
    "theme_navbar_start",
    "theme_primary_sidebar_end",
    "theme_secondary_sidebar_items",
)


def is_needed(asset, body: str) -> bool:
    """Whether a page with this body keeps a style sheet or script.

    asset: one entry of Sphinx's `css_files` or `script_files`. An asset without a file name is a
    piece of script in the page, which only the theme and its extensions add.
    """
    name = str(getattr(asset, "filename", None) or "").removeprefix("_static/")
    if name.startswith(OWN):
        return True
    return name in CALLED_FOR and CALLED_FOR[name] in body


def leave_out_theme_pieces(app, pagename, templatename, context, doctree) -> None:
    """Tell the theme that its frame is empty, before it looks."""
    context.update(dict.fromkeys(THEME_PIECES, ()))


def drop_assets(app, pagename, templatename, context, doctree) -> None:
    """Leave in a page's lists of assets what the page needs."""
    body = context.get("body", "")
    for kind in ("css_files", "script_files"):
        context[kind] = [asset for asset in context.get(kind, []) if is_needed(asset, body)]


def remove_left_over(app, exception) -> None:
    """Take the theme's unused files out of the built book, so that a stick holds what it needs."""
    if exception or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    for pattern in LEFT_OVER:
        for path in static.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def setup_slimming(app) -> None:
    """Slim each page before the theme and after everyone has added to it, and the output at the very end."""
    app.connect("html-page-context", leave_out_theme_pieces, priority=100)
    app.connect("html-page-context", drop_assets, priority=900)
    app.connect("build-finished", remove_left_over, priority=900)
