"""How a page looks: the book's own frame, style and small script instead of the theme's.

The theme's frame weighs 857 kB (gzip) before a word is read. Ours is `activities/page/look`: one
template, one style sheet, one script that is only needed for the reader's choices.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from markupsafe import escape as escape_markup

from activities.kinds.bundles import build_bundles

from .policy import word_policy
from .rows import book_rows

LOOK = Path(__file__).resolve().parent / "look"
FIRST_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta http-equiv="refresh" content="0; url={address}">
<link rel="icon" href="data:,">
<title>{title}</title>
<p><a href="{address}">{title}</a></p>
</html>
"""


@cache
def _read_first_paint() -> str:
    """The script that stands in each page: its lines without the words to whoever maintains it."""
    lines = (LOOK / "first_paint.js").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("//"))


def _take_our_frame(app, config) -> None:
    # Before the theme's own folders, which extensions have put into the list by now.
    config.templates_path.insert(0, str(LOOK / "templates"))
    bundled = build_bundles() / "look"
    config.html_static_path.extend(str(bundled / name) for name in ("theme.css", "page.js", "search.js"))


def _give_words(app, pagename, templatename, context, doctree) -> None:
    # Sphinx's templates put in what they are given: words come from rows, and so they come escaped.
    context["first_paint"] = first_paint = _read_first_paint()
    context["policy"] = word_policy([first_paint])
    context["words"] = {key: escape_markup(text) for key, text in book_rows().strings.items()}


def _write_first_page(app, exception) -> None:
    """An `index.html` at the root that opens the start page, also by double click."""
    if exception or app.builder.format != "html":
        return
    address = app.builder.get_target_uri(app.config.root_doc)
    page = FIRST_PAGE.format(address=escape(address), title=escape(app.config.html_title), policy=word_policy())
    Path(app.outdir, "index.html").write_text(page, encoding="utf-8")


def setup_look(app) -> None:
    """Use the templates, style and script of `activities/page/look`."""
    app.connect("config-inited", _take_our_frame, priority=900)
    app.connect("html-page-context", _give_words)
    app.connect("build-finished", _write_first_page)
    app.add_css_file("theme.css", priority=100)
    app.add_js_file("page.js", loading_method="defer")
