"""How a page looks: the book's own frame, style and small script instead of the theme's.

The theme's frame weighs 857 kB (gzip) before a word is read. Ours is `activities/page/look`: one
template, one style sheet, one script that is only needed for the reader's choices.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from markupsafe import Markup, escape

from activities.answers.limits import BOOK
from activities.drawing.icons import LOGO, icon
from activities.kinds.bundles import build_bundles, read_bundle
from activities.kinds.environments import make_environment

from .policy import word_policy
from .rows import book_rows
from .typeface import find_letters, make_typeface
from .videos import VIDEOS

WORDS = ("book/**/*.md", "notebooks/*.ipynb")
ROOT = Path(__file__).resolve().parents[2]
LOOK = Path(__file__).resolve().parent / "look"


def _take_our_frame(app, config) -> None:
    # Before the theme's own folders, which extensions have put into the list by now. New lists, since the old may be the default of all.
    config.templates_path = [str(LOOK / "templates"), *config.templates_path]
    bundled = build_bundles() / "look"
    config.html_static_path = [
        *config.html_static_path,
        *(
            str(bundled / name)
            for name in ("theme.css", "components.css", "page.js", "search.js", "first_page.js", "start_here.js")
        ),
    ]


def _write_type(app) -> None:
    """The typeface, with the letters that the book writes, into the book."""
    if app.builder.format != "html":
        return
    folder = Path(app.doctreedir).parent / "type"
    words = [path for name in WORDS for path in sorted(Path(app.srcdir).glob(name))]
    make_typeface(ROOT, find_letters([*book_rows().files, *words, *LOOK.parent.rglob("*.j2")]), folder)
    static = Path(app.outdir, "_static")
    static.mkdir(parents=True, exist_ok=True)
    for path in static.glob("type-*.woff2"):
        if not (folder / path.name).exists():
            path.unlink()
    for path in folder.glob("type-*"):
        shutil.copy2(path, static / path.name)


class _EscapedWords:
    """The labels by their keys; only what is asked for is read, so that a page depends on no other."""

    def __getitem__(self, key: str) -> Markup:
        return escape(book_rows().strings[key])


def quote_css(text: str) -> Markup:
    """A text as a string of a style sheet that stands in a page: whatever could end the string or the sheet is written by its number."""
    return Markup('"{}"').format(Markup(re.sub(r"[^\w .,:;·–()-]", lambda found: f"\\{ord(found[0]):x} ", text)))


def _give_words(app, pagename, templatename, context, doctree) -> None:
    # Sphinx's templates put in what they are given: words come from rows, and so they come escaped.
    context["first_paint"] = first_paint = read_bundle("look/first_paint", "js").strip()
    context["policy"] = word_policy([first_paint], films=pagename == VIDEOS)
    context["title_in_css"] = quote_css(f"{context['docstitle']} · {Markup(context.get('title') or '').striptags()}")
    context["icon"], context["logo"], context["book_id"] = icon, LOGO, BOOK
    context["words"] = _EscapedWords()


def _write_first_page(app, exception) -> None:
    """An `index.html` at the root that opens the start page, also by double click, and stays where the book is not beside it."""
    if exception or app.builder.format != "html":
        return
    address = app.builder.get_target_uri(app.config.root_doc)
    page = (
        make_environment(LOOK / "templates")
        .get_template("first_page.html.j2")
        .render(
            address=address,
            title=app.config.html_title,
            language=app.config.language or "en",
            policy=word_policy(),
            t=book_rows().strings,
        )
    )
    Path(app.outdir, "index.html").write_text(page, encoding="utf-8")


def setup_look(app) -> None:
    """Use the templates, style and script of `activities/page/look`."""
    app.connect("config-inited", _take_our_frame, priority=900)
    app.connect("html-page-context", _give_words)
    app.connect("build-finished", _write_first_page)
    app.connect("builder-inited", _write_type)
    app.add_css_file("theme.css", priority=100)
    app.add_js_file("page.js", loading_method="defer")
