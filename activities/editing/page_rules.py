"""The texts of the book: addresses are rows, every drawing stands in one place, and a notebook is a door."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .texts import list_directives

# What a cell of a door has no use for.
_LOGIC = re.compile(r"^\s*(def|class|for|while)\b", re.MULTILINE)
_ELSEWHERE = re.compile(r"\bhttps?://[^\s)>\"]+")


def check(slips) -> None:
    """No text leads outside by itself, and every drawing stands in one place."""
    placed: dict[str, Path] = {}
    for page, text in read_pages(slips.book):
        for address in _ELSEWHERE.findall(text):
            slips.say_of_page(page, f"the address {address}; give it a row in data/sources.yml, and cite that")
        for id in [directive.argument for directive in list_directives(text) if directive.name == "diagram"]:
            if id in placed:
                slips.say_of_page(page, f"{{diagram}} {id} stands in {placed[id].name} already; show it once, and lead there")
            placed.setdefault(id, page)
    for id in slips.rows.diagrams:
        if id not in placed and slips.is_own("diagrams", id):
            slips.say("diagrams", id, (), f"no text shows it; put {{diagram}} {id} into the chapter that it belongs to")
    _doors(slips)


def _doors(slips) -> None:
    """A notebook opens its activity and holds nothing that a page or a row should: no functions, no pasted outputs."""
    for path in sorted((slips.book.parent / "notebooks").glob("*.ipynb")):
        cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
        code = "\n".join("".join(cell["source"]) for cell in cells)
        if any(cell["outputs"] for cell in cells):
            slips.say_of_page(path, "holds outputs; clear them, since the build makes them anew")
        if found := _LOGIC.search(code):
            slips.say_of_page(path, f"holds a `{found[1]}`; a notebook is a door, so move that into activities/")


def read_pages(book: Path) -> list[tuple[Path, str]]:
    """Every text of the book: the pages of `book`, and the words of the notebooks beside it."""
    pages = [(path, path.read_text(encoding="utf-8")) for path in sorted(book.rglob("*.md"))]
    for path in sorted((book.parent / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        words = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
        pages.append((path, "\n\n".join(words)))
    return pages
