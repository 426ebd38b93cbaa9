"""Both ways in which people open the book, and an accessibility check."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Faults alone are gathered, from the styles as the browser has them: half the work of a full report. Contrast is measured
# where all that is alike is out of the way, since it asks what lies under each word; the rest needs labels and heads in place.
LOOK = """async (only) => {
  const told = { resultTypes: ["violations"], preload: false };
  const contrast = "color-contrast";
  const found = [];
  try {
    if (!only || only.some((rule) => rule !== contrast)) {
      const rules = { [contrast]: { enabled: false } };
      found.push(await axe.run({ exclude: ["[data-looked-at]"] }, { ...told, ...(only ? { runOnly: only } : {}), rules }));
    }
    if (!only || only.includes(contrast)) {
      window.alike.hide();
      found.push(await axe.run(document, { ...told, runOnly: [contrast] }));
    }
  } finally {
    window.alike.forget();
  }
  return found.flatMap(({ violations }) => violations);
}"""


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
    """page → what axe-core finds wrong in it, a line each. With `only`, by these rules and no others.

    Of what is alike in all but its words, such as the rows of a long table, it looks at two. A test that goes from page to page in
    one size and one set of colours hands the same set `known` along, and what is alike over its pages is looked at once or twice.
    """
    mark_alike = (Path(__file__).parent / "alike.js").read_text(encoding="utf-8")
    source = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")

    def find(page, only=None, known=None):
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        marks = page.evaluate(mark_alike, list(known or ()))
        found = page.evaluate(LOOK, only)
        if known is not None:
            known.update(marks)
        return [f"{v['id']}: {v['nodes'][0]['target']}" for v in found]

    return find
