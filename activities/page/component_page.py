"""The component page: every component of the book in every state, for whoever changes the look, and for the tests that look at it.

Nothing on it is drawn a second time. Its pieces are taken out of pages of this very book when they have been written, and
`look/components.yml` says which, and what a script or a reader would change in them. It stands in no list of contents and in
no search; nothing links to it.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from cssselect import HTMLTranslator
from lxml import etree, html

from activities.kinds import find_kinds

from .diagrams import STYLE as FIGURE_STYLE
from .embedding import STATIC
from .look import LOOK

PAGE = "book/about/components"
LIST = LOOK / "components.yml"
# Attributes that name other elements by their ids.
NAMING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "popovertarget")
_TOKEN = re.compile(r"^\s*(--[\w-]+): (.+);$", re.MULTILINE)
_select = HTMLTranslator().css_to_xpath


def find_all(element, selector: str) -> list:
    """What a CSS selector finds: the element itself, or what is in it."""
    return element.xpath(_select(selector, prefix="descendant-or-self::"))


@dataclass(frozen=True)
class SourcePage:
    """A written page of the book. name: as in the contents, such as `book/learn/evidence`."""

    name: str
    path: Path

    @cached_property
    def tree(self):
        return html.document_fromstring(self.path.read_text(encoding="utf-8"))

    def take(self, piece: dict) -> Iterator[tuple[str, etree._Element]]:
        """Each state of a piece: its name and the element, changed. Nothing where the page does not have the piece."""
        found = find_all(self.tree, piece["take"])
        for state in piece.get("states", [{"name": ""}]) if found else ():
            element = copy.deepcopy(found[0])
            element.tail = None
            for change in state.get("changes", ()):
                _change(element, self.tree, change)
            yield state["name"], element


def _change(element, tree, change: dict) -> None:
    for one in find_all(element, change["at"]):
        for name, value in change.get("set", {}).items():
            one.set(name, value)
        for name in change.get("drop", ()):
            one.attrib.pop(name, None)
        if "class" in change:
            one.set("class", f"{one.get('class', '')} {change['class']}".strip())
        if "first" in change:
            one[change["first"] :] = []
        if "text" in change:
            one[:] = []
            one.text = change["text"]
        if "copy" in change:
            words = copy.deepcopy((find_all(element, change["copy"]) or find_all(tree, change["copy"]))[0])
            words.tag, words.tail = "p", None
            one[:] = [words]
        if "unfold" in change:
            find_all(element, change["unfold"])[0].extend(copy.deepcopy(part) for part in one)


def _settle(element, page: SourcePage, number: int) -> None:
    """Let a piece stand beside others, its own copies among them, and in another folder than its page."""
    ids = {one.get("id") for one in find_all(element, "[id]")}
    for script in find_all(element, "script"):
        script.drop_tree()
    for one in element.iter(etree.Element):
        one.attrib.pop("autofocus", None)
        if "id" in one.attrib:
            one.set("id", f"{one.get('id')}-{number}")
        if one.tag == "input" and one.get("name"):
            one.set("name", f"{one.get('name')}-{number}")
        for name in NAMING:
            if name in one.attrib:
                _rename(one, name, ids, page, number)
        if one.tag in ("nav", "section", "form") and "aria-label" in one.attrib:
            one.set("aria-label", f"{one.get('aria-label')} ({number})")
        for name in ("href", "src"):
            address = one.get(name)
            if address and not re.match(r"[a-z]+:", address):
                one.set(name, _readdress(address, page))


def _rename(one, name: str, ids: set, page: SourcePage, number: int) -> None:
    """Let a name of other elements follow them; those that stayed behind give their words."""
    named = one.get(name).split()
    if ids.issuperset(named) and not (name == "aria-labelledby" and one.tag in ("nav", "section")):
        one.set(name, " ".join(f"{id}-{number}" for id in named))
        return
    del one.attrib[name]
    if name == "aria-labelledby":
        words = [" ".join(find_all(page.tree, f'[id="{id}"]')[0].text_content().split()) for id in named]
        one.set("aria-label", " ".join([*words, f"({number})"]))


def _readdress(address: str, page: SourcePage) -> str:
    path, mark, place = address.partition("#")
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path)) if path else f"{page.name}.html"
    return posixpath.relpath(there, posixpath.dirname(PAGE)) + mark + place


def read_list() -> list[dict]:
    """What the page is to show: parts with their pieces, and the page that each piece is taken out of."""
    return yaml.load(LIST.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def list_components(book: Path) -> list[dict]:
    """What the page shows, from the built book: title → pieces, each with its page, its state and its HTML, its wrapping and all.

    A piece whose page the book does not have is left out, as with a pack that has other pages.
    """
    pages: dict[str, SourcePage] = {}
    number = 0
    parts = []
    for part in read_list():
        shown = []
        for piece in part["pieces"]:
            name = piece["from"]
            page = pages.setdefault(name, SourcePage(name, book / f"{name}.html"))
            for state, element in page.take(piece) if page.path.is_file() else ():
                number += 1
                _settle(element, page, number)
                drawn = html.tostring(element, encoding="unicode")
                if "within" in piece:
                    around = "ul" if element.tag == "li" else "div"
                    drawn = f'<{around} class="{piece["within"]}">{drawn}</{around}>'
                shown.append({"page": name, "take": piece["take"], "state": state, "html": drawn})
        if shown:
            parts.append({"title": part["title"], "shown": shown})
    return parts


def list_tokens() -> dict[str, list[str]]:
    """The names of the look's variables: colours, and the sizes of type, space and corners."""
    colours, sizes = ((LOOK / name).read_text(encoding="utf-8") for name in ("tokens.css", "scale.css"))
    names = list(dict.fromkeys(name for name, value in _TOKEN.findall(colours) if value.startswith("#")))
    scale = [name for name, _value in _TOKEN.findall(sizes)]
    return {
        "colours": names,
        "type": [name for name in scale if name.startswith("--size-")],
        "space": [name for name in scale if name.startswith("--space-")],
        "corners": [name for name in scale if name.startswith("--radius")],
    }


def _write_page(app, exception) -> None:
    if exception or app.builder.format != "html":
        return
    made_of = {piece["from"] for part in read_list() for piece in part["pieces"]}
    if Path(app.outdir, f"{PAGE}.html").is_file() and app.builder.written.still_holds(PAGE, made_of):
        return
    parts = list_components(Path(app.outdir))
    if parts:
        with app.builder.written.noting(PAGE):
            app.builder.handle_page(PAGE, {"component_parts": parts, "tokens": list_tokens()}, "components.html")


def _add_styles(app, pagename, templatename, context, doctree) -> None:
    if pagename == PAGE:
        for kind in find_kinds():
            app.add_css_file(f"{STATIC}/{kind}.css")
        app.add_css_file(FIGURE_STYLE)


def setup_component_page(app) -> None:
    """Write the page when all others are there, before what no page asks for is taken out (900)."""
    app.connect("build-finished", _write_page, priority=800)
    app.connect("html-page-context", _add_styles)
