"""The component page: every component in every state, taken from the pages of this book."""

import re
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from activities.page.component_page import LIST, PAGE, list_components, list_tokens

LOOK = LIST.parent
PARTS = yaml.safe_load(LIST.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def written(book):
    return BeautifulSoup((book / f"{PAGE}.html").read_text(encoding="utf-8"), "html.parser")


def test_every_piece_is_found_in_the_page_that_it_is_taken_from(book):
    due = [(piece["from"], piece["take"], len(piece.get("states", [""]))) for part in PARTS for piece in part["pieces"]]
    shown = [(one["page"], one["take"]) for part in list_components(book) for one in part["shown"]]
    assert [(page, take) for page, take, states in due if shown.count((page, take)) < states] == []


def test_a_state_changes_what_it_says(book):
    """A change that finds nothing shows a state that is none."""
    for part in list_components(book):
        drawn = [one["html"] for one in part["shown"]]
        plain = [re.sub(r"-\d+\b|\(\d+\)", "", one) for one in drawn]
        assert len(plain) == len(set(plain)), part["title"]


def test_the_page_stands_in_no_list_and_in_no_search(book):
    for path in [*book.rglob("*.html"), *book.rglob("*.js")]:
        if path.stem != "components":
            assert f"{Path(PAGE).name}.html" not in path.read_text(encoding="utf-8"), path


def test_its_links_lead_to_pages_of_the_book(book, written):
    folder = (book / PAGE).parent
    links = {link["href"].partition("#")[0] for link in written.select("main a[href]")}
    assert [link for link in links if link and not link.startswith("http") and not (folder / link).resolve().is_file()] == []


def test_every_colour_of_the_look_is_shown(written):
    assert {name for names in list_tokens().values() for name in names} <= {code.get_text() for code in written.select("code")}


def test_no_component_shuts_anybody_out_in_any_state(new_page, base, axe_violations):
    page = new_page()
    page.goto(f"{base}{PAGE}.html")
    page.wait_for_function("() => document.documentElement.dataset.mode")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function("scheme => document.documentElement.dataset.theme === scheme", arg=scheme)
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 800})
            asked = ["color-contrast"] if scheme == "dark" else None
            assert axe_violations(page, only=asked) == [], f"{scheme}, {width}"
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{scheme}, {width}"
