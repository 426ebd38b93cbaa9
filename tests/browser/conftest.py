"""Both ways in which people open the book, and an accessibility check."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def base(book):
    """The book's address by double click from a stick: whatever works there works from a server too, but not the other way round."""
    return book.as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def each_base(request, book):
    """The book's address in both ways."""
    if request.param == "file":
        return book.as_uri() + "/"
    return request.getfixturevalue("book_url")


@pytest.fixture(scope="session")
def axe_violations():
    """page → what axe-core finds wrong in it, a line each. With `only`, by these rules and no others."""
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def find(page, only=None):
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        # Faults alone are gathered, from the styles as the browser has them: half the work of a full report.
        options = {"resultTypes": ["violations"], "preload": False, **({"runOnly": only} if only else {})}
        found = page.evaluate("(options) => axe.run(document, options)", options)
        return [f"{v['id']}: {v['nodes'][0]['target']}" for v in found["violations"]]

    return find
